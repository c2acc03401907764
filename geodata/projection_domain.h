// ProjectionDomain: the part of the globe that a CRS maps one to one and continuously. Derived from
// the operation's method and parameters, never from error texts or NaNs, because PROJ returns finite
// nonsense outside (laea, aeqd, stere). Layers are clipped to it on the globe before PROJ sees a point.
//
// Promise for known methods: each point inside round-trips to 1e-6 degrees on the globe. Three limits are
// PROJ's: within 0.1 degrees of a pole some inverses lose digits or refuse (forward is exact there), a datum
// shift leaves heights out (3e-6), vandg converges to 1e-5 and airy has no inverse.
#pragma once

#include <string>
#include <variant>

#include "geodata/crs.h"
#include "geodata/units.h"

namespace tourmap {

// Cylindrical, pseudocylindrical, conic: everything but a cut along the meridian opposite lon_0,
// between two parallels. half_width < 180 for CRSs that leave out more (transverse Mercator).
struct CutMeridian {
    double lon_0 = 0;         // degrees, centre
    double half_width = 180;  // degrees on each side of lon_0
    double lat_min = -90, lat_max = 90;
};

// Azimuthal and perspective: all points closer to `centre` than `radius` degrees, measured on the
// sphere of geodetic latitudes.
struct SmallCircle {
    LonLat centre;
    double radius = 90;
};

using ProjectionDomain = std::variant<CutMeridian, SmallCircle>;

struct DomainInfo {
    ProjectionDomain domain;
    // False where the method is not in our table: the domain is then a guess (cut opposite lon_0),
    // and project_layer() drops whatever tears.
    bool known = true;
};

DomainInfo domain_of(const Crs& crs);
bool contains(const ProjectionDomain& domain, LonLat p);
std::string describe(const ProjectionDomain& domain);  // for `tourmap info`

}  // namespace tourmap
