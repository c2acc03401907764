// ProjectionDomain: the part of the globe that a CRS maps one to one and continuously. Derived from
// the operation's method and parameters, or measured by round trips for methods in no table; never from error texts
// or NaNs, because PROJ returns finite nonsense outside (laea, aeqd, stere). Layers are clipped to it on the globe
// before PROJ sees a point.
//
// Promise: each point inside round-trips to 1e-6 degrees on the globe. The limits are PROJ's: within 0.5 degrees
// of a pole some inverses lose digits or refuse (forward is exact there), a datum shift leaves heights out (3e-6),
// vandg, putp4p and weren come back to 1e-5, the polynomials alsk, gs48 and gs50 to 0.03, imoll, imoll_o, peirce_q,
// adams_ws2 and nell_h cannot invert parts of their maps, and some methods (airy, boggs, ...) have no inverse.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "geodata/crs.h"
#include "geodata/frame.h"
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

// A rectangle in the coordinates of a frame, degrees; longitudes within [-180, 180].
struct Window {
    double west = -180, east = 180, south = -90, north = 90;
};

// Windows of a frame, which do not overlap. Interrupted projections have a window a lobe, oblique ones a window
// in a tilted frame, and what had to be measured as many as it takes. Where two windows meet the map may
// tear or go on: both are cut there, and the cut is no border.
struct Interrupted {
    Frame frame;
    std::vector<Window> windows;
};

using ProjectionDomain = std::variant<CutMeridian, SmallCircle, Interrupted>;

struct DomainInfo {
    ProjectionDomain domain;
    // False where the method is not in our table: the domain was then found by measured round trips or, where
    // nothing came back, is a guess (cut opposite lon_0), of which project_layer() drops whatever tears.
    bool known = true;
};

DomainInfo domain_of(const Crs& crs);
bool contains(const ProjectionDomain& domain, LonLat p);
std::string describe(const ProjectionDomain& domain);  // for `tourmap info`

}  // namespace tourmap
