// Ground: what lies at the place that is aimed at, by the pointer or, for the keyboard, at a cross in the middle of the
// map. Found anew for each frame.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "src/story/country_atlas.h"
#include "src/viewer/coordinates.h"
#include "src/viewer/frame_keeper.h"
#include "src/viewer/layout.h"
#include "src/story/map_plane.h"
#include "src/viewer/state.h"

namespace tourmap {

struct Ground {
    std::optional<ScreenXY> aim;       // window points; none: at nothing
    bool at_middle = false;            // it is the cross
    std::optional<LonLat> place;       // none: off the globe
    std::string degrees, in_crs, crs;  // where coordinates are asked for
    CountryFacts country;              // without a name: nothing is to be told now
};

// What is on the screen of the map: a painted picture of the same CRS is moved to the camera, any other stays.
struct OnScreen {
    View view;
    Canvas canvas;
};
OnScreen on_screen(const ShownFrame& frame, const AppState& state, bool painted);

class GroundFinder {
public:
    struct Look {
        const AppState& state;
        const Layout& layout;
        std::optional<ScreenXY> aim;  // window points
        bool at_middle = false;
        bool calm = false;  // nothing moves, and nothing else is to be told there
        double now = 0;     // seconds, of a clock that goes on
    };
    // A country is told where it is asked for, or when the aim has rested; country_at may have none yet.
    using CountryAt = std::function<CountryFacts(LonLat)>;
    Ground find(const OnScreen& screen, const Look& look, const CountryAt& country_at);

    // Until a country may be told; infinite where none waits.
    double seconds_to_rest(double now) const;
    // With what find() saw last.
    const MapPlane& plane() const { return plane_; }

private:
    void say_coordinates(Ground& ground, const Language& words, ScreenXY at);

    MapPlane plane_;
    CrsLabel label_;
    std::string labelled_;  // the CRS of the label
    std::optional<ScreenXY> aim_;
    std::optional<double> rests_since_;
    bool told_ = false;
};

}  // namespace tourmap
