// The domains of PROJ's methods, derived from the method and its parameters.
#pragma once

#include <optional>

#include "geodata/crs.h"
#include "geodata/projection_domain.h"

namespace tourmap {

// None where the method is not in the table. The parameters may be ones that PROJ let through but that make no
// map (+h=-1, +lon_0=nan): check the result.
std::optional<ProjectionDomain> domain_by_method(const Crs& crs);

// Where the CRS says that its middle is.
LonLat natural_centre(const Crs& crs);

}  // namespace tourmap
