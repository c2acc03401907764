// Time zones by their IANA names, by ICU's tables.
#pragma once

#include <string>

#include "geodata/result.h"
#include "src/tour/tour.h"

namespace tourmap {

// Nothing where `zone` is a name that is known. Error: it is none, with the nearest that is.
Result<void> check_zone(const std::string& zone);

// The same moment on the clock of a zone, with its offset. A moment without an offset is taken as that clock's already;
// a day stays a day. Precondition: the zone is known, or empty: `when` comes back as it is.
When in_zone(const When& when, const std::string& zone);

}  // namespace tourmap
