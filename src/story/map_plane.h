// MapPlane: where on Earth a point of the page is, and where on the page a place: at once, on the thread that asks,
// with PROJ's handles of its own, so that nobody waits for work under way.
#pragma once

#include <memory>
#include <optional>

#include "src/story/view.h"

namespace tourmap {

struct MapSpace;  // src/story/map_page.h

class MapPlane {
public:
    MapPlane();
    ~MapPlane();
    MapPlane(MapPlane&&) noexcept;
    MapPlane& operator=(MapPlane&&) noexcept;

    // What is looked at from now on. Handles are made anew where the CRS is another one: half a millisecond for a PROJ
    // string, as maps that turn have, up to fifty the first time for a code. A CRS that PROJ refuses has no places.
    void follow(const View& view, const Canvas& canvas);

    const View& view() const { return view_; }
    const Canvas& canvas() const { return canvas_; }
    const MapSpace* space() const { return space_.get(); }  // null: of no CRS

    // Canvas units. None: off the globe. lon in [-180, 180].
    std::optional<LonLat> place_at(ScreenXY at) const;
    // None: not on this map, seen or not.
    std::optional<ScreenXY> point_of(LonLat place) const;
    // On the ground, from a point to the next pixel; 0: not known.
    double metres_per_pixel(ScreenXY at) const;

private:
    View view_;
    Canvas canvas_;
    std::unique_ptr<MapSpace> space_;
};

}  // namespace tourmap
