// View: where a picture looks: the CRS with its centre, and the camera in its plane. Pure: the same view and gesture
// give the same view everywhere.
#pragma once

#include <string>

#include "render/camera.h"

namespace tourmap {

struct View {
    std::string crs;  // definition for parse_crs(), as in FrameSpec
    Camera camera;
    friend bool operator==(const View&, const View&) = default;
};

// Turns the globe, or moves the centre of another azimuthal map (geodata/turn.h), so that the place that is seen at
// `from` comes to lie at `to`. The middle of the map keeps its place on the page. Any other CRS: nothing changes.
View turn_view(const View& view, const Canvas& canvas, ScreenXY from, ScreenXY to);

// Moves the centre by so many degrees to the east and north, to the poles at most.
View nudge_view(const View& view, const Canvas& canvas, double east, double north);

// Larger by `factor`. The globe keeps its place on the page and turns, so that what is under `fixed` stays there; a
// map is moved for that. Where `fixed` is off the globe, or would come off it, the middle is what stays.
View zoom_view(const View& view, const Canvas& canvas, ScreenXY fixed, double factor);

// How far the centres of two views' CRSs are apart on the sphere, radians; 0 where they are the same or cannot turn.
double centres_apart(const View& a, const View& b);

}  // namespace tourmap
