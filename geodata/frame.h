// Frame: another graticule on the globe. Lon/lat in a frame count from its own pole and prime meridian, as in
// an oblique projection.
#pragma once

#include "geodata/units.h"

namespace tourmap {

class Frame {
public:
    // The usual pole; longitudes count from lon_0.
    static Frame about(double lon_0);
    // pole: where the frame's north pole lies. prime: the frame's longitude 0 leads from its south pole to its
    // north pole through this point, which is not one of them.
    static Frame with_pole(LonLat pole, LonLat prime);

    // From the globe into the frame and back. Tilted: longitudes come as [-180, 180]. Not tilted: they are
    // shifted only, whatever that gives.
    LonLat into(LonLat p) const;
    LonLat out_of(LonLat p) const;

    bool tilted() const { return tilted_; }
    double lon_0() const { return lon_0_; }  // of a frame that is not tilted
    LonLat pole() const { return tilted_ ? lonlat(z_) : LonLat{0, 90}; }

private:
    UnitVec x_{1, 0, 0}, y_{0, 1, 0}, z_{0, 0, 1};  // the frame's axes: prime meridian, 90 east of it, pole
    double lon_0_ = 0;
    bool tilted_ = false;
};

}  // namespace tourmap
