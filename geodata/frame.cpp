#include "geodata/frame.h"

#include <cassert>

namespace tourmap {

Frame Frame::about(double lon_0) {
    Frame frame;
    frame.lon_0_ = lon_0;
    return frame;
}

Frame Frame::with_pole(LonLat pole, LonLat prime) {
    Frame frame;
    frame.tilted_ = true;
    frame.z_ = unit(pole);
    const UnitVec side = cross(frame.z_, unit(prime));
    assert(dot(side, side) > 0);
    frame.y_ = normalised(side);
    frame.x_ = cross(frame.y_, frame.z_);
    return frame;
}

LonLat Frame::into(LonLat p) const {
    if (!tilted_) return {p.lon - lon_0_, p.lat};
    const UnitVec v = unit(p);
    return lonlat({dot(v, x_), dot(v, y_), dot(v, z_)});
}

LonLat Frame::out_of(LonLat p) const {
    if (!tilted_) return {p.lon + lon_0_, p.lat};
    const UnitVec v = unit(p);
    return lonlat({v.x * x_.x + v.y * y_.x + v.z * z_.x, v.x * x_.y + v.y * y_.y + v.z * z_.y,
                   v.x * x_.z + v.y * y_.z + v.z * z_.z});
}

}  // namespace tourmap
