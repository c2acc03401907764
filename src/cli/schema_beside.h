// The schema of tour files, where editors look for it: beside a tour.
#pragma once

#include <string>

#include "geodata/result.h"

namespace tourmap {

// Copies a file of the assets. Error: it is there already and overwrite is false; not readable, not writable.
Result<void> copy_asset(const std::string& name, const std::string& to, bool overwrite);

// tour.schema.json in the folder of a tour file, unless one is there.
Result<void> put_schema_beside(const std::string& tour_file);

}  // namespace tourmap
