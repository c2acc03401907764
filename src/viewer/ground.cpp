#include "src/viewer/ground.h"

#include <algorithm>
#include <limits>

#include "src/story/formats.h"
#include "src/story/map_page.h"

namespace tourmap {

namespace {
constexpr double rest_seconds = 0.7;
}

OnScreen on_screen(const ShownFrame& frame, const AppState& state, bool painted) {
    if (painted && frame.spec.crs == state.crs && frame.spec.canvas == state.canvas)
        return {view_of(state), state.canvas};
    return {{frame.spec.crs, frame.spec.camera}, frame.spec.canvas};
}

Ground GroundFinder::find(const OnScreen& screen, const Look& look, const CountryAt& country_at) {
    const Exploring& exploring = look.state.exploring;
    if (look.aim != aim_ || !look.calm) rests_since_.reset();
    if (look.aim && look.calm && !rests_since_) rests_since_ = look.now;
    aim_ = look.aim;
    const bool rested = rests_since_ && look.now - *rests_since_ >= rest_seconds && !look.at_middle;
    const bool tells = exploring.country || rested;
    told_ = rested;

    Ground ground{look.aim, look.at_middle, {}, {}, {}, {}, {}};
    const bool measures = look.state.measuring.on;
    if (measures || (look.aim && (exploring.coordinates || tells))) plane_.follow(screen.view, screen.canvas);
    if (!look.aim || !(measures || exploring.coordinates || tells)) return ground;
    const ScreenXY at = look.layout.to_canvas(look.aim->x, look.aim->y);
    ground.place = plane_.place_at(at);
    if (!ground.place) return ground;
    if (exploring.coordinates) say_coordinates(ground, *look.state.words, at);
    if (tells) ground.country = country_at(*ground.place);
    return ground;
}

void GroundFinder::say_coordinates(Ground& ground, const Language& words, ScreenXY at) {
    const View& view = plane_.view();
    if (labelled_ != view.crs) label_ = label_of(plane_.space()->projector.crs());
    labelled_ = view.crs;
    ground.degrees = format_place(words, *ground.place, plane_.metres_per_pixel(at));
    ground.in_crs = format_map_place(words, to_map(view.camera, plane_.canvas(), at), label_,
                                     view.camera.units_per_canvas / plane_.canvas().pixels_per_unit());
    ground.crs = label_.name;
}

double GroundFinder::seconds_to_rest(double now) const {
    if (!rests_since_ || told_) return std::numeric_limits<double>::infinity();
    return std::max(0.0, *rests_since_ + rest_seconds - now);
}

}  // namespace tourmap
