// Where the next piece of furniture goes: pieces in one corner of the map stand one above the other. Pure.
#pragma once

#include "geodata/units.h"
#include "src/tour/tour.h"

namespace tourmap {

class CornerStacks {
public:
    explicit CornerStacks(const ScreenBox& map) : map_(map) {}

    // The upper left corner of a piece of that size in a corner (not none), beyond what is there already. Pieces come
    // from the corner inwards in the order of calls.
    ScreenXY place(Corner corner, double width, double height) {
        const ScreenXY at = next(corner, width, height);
        used_[static_cast<std::size_t>(corner)] += height + gap;
        return at;
    }
    // Where place() would put it.
    ScreenXY next(Corner corner, double width, double height) const {
        const bool right = corner == Corner::top_right || corner == Corner::bottom_right;
        const bool top = corner == Corner::top_left || corner == Corner::top_right;
        const double used = used_[static_cast<std::size_t>(corner)];
        const double x = right ? map_.max.x - margin - width : map_.min.x + margin;
        const double y = top ? map_.min.y + margin + used : map_.max.y - margin - used - height;
        return {x, y};
    }
    // Whether one so high ends before what stands in the corner above or below.
    bool has_room(Corner corner, double height) const {
        const double used = used_[static_cast<std::size_t>(corner)] + used_[static_cast<std::size_t>(across(corner))];
        return 2 * margin + used + height <= map_.max.y - map_.min.y;
    }
    static bool is_right(Corner corner) { return corner == Corner::top_right || corner == Corner::bottom_right; }

private:
    static Corner across(Corner corner) {
        switch (corner) {
            case Corner::top_left:
                return Corner::bottom_left;
            case Corner::top_right:
                return Corner::bottom_right;
            case Corner::bottom_left:
                return Corner::top_left;
            case Corner::bottom_right:
                return Corner::top_right;
            case Corner::none:
                break;
        }
        return Corner::none;
    }
    static constexpr double margin = 18, gap = 12;
    ScreenBox map_;
    double used_[5] = {};
};

}  // namespace tourmap
