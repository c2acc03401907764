// What a picture's file says of the frame in it.
#pragma once

#include <string>

#include "src/export/format.h"

namespace tourmap {

// format: of FormatKind::picture. What frame_of() was when the file was written. Empty: it says nothing, is not there, is
// of another format, or ends early.
std::string frame_in_file(const std::string& path, ExportFormat format);

}  // namespace tourmap
