// A small tour and cameras for the viewer's tests.
#pragma once

#include <memory>

#include "src/story/load_story.h"
#include "src/viewer/state.h"

namespace tourmap::test {

// Stops "a" and "b" with one leg; markers at a: "one" (energy), "two" (energy, trade), "three" (no sector);
// at b: "four" (trade).
inline std::shared_ptr<const Tour> small_tour() {
    auto tour = std::make_shared<Tour>();
    tour->file = "/tours/small.tour.yaml";
    tour->title = "Small";
    tour->sectors = {{"energy", "Energy", {213, 94, 0, 255}, SymbolShape::triangle, "E"},
                     {"trade", "Trade", {0, 0, 0, 255}, SymbolShape::square, "T"}};
    tour->parties = {{"p", "Party P", "Ministry"}};
    tour->sources = {{"s", "Paper", "A title", "https://example.org/a", "An Author", "2023-11-01"}};
    const auto stop = [&](const char* id, const char* place, LonLat at) {
        Stop made;
        made.id = id;
        made.place = place;
        made.position = at;
        tour->stops.push_back(made);
    };
    stop("a", "Aville", {2, 48});
    stop("b", "Bville", {71, 51});
    Leg leg;
    leg.id = "a-b";
    leg.from = 0;
    leg.to = 1;
    tour->legs = {leg};
    const auto marker = [&](const char* id, std::size_t at, std::vector<std::size_t> sectors) {
        Marker made;
        made.id = id;
        made.title = std::string("Title ") + id;
        made.stop = at;
        made.sectors = std::move(sectors);
        tour->markers.push_back(made);
    };
    marker("one", 0, {0});
    marker("two", 0, {0, 1});
    marker("three", 0, {});
    marker("four", 1, {1});
    return tour;
}

// Steps of small_tour(): title, stop a, leg, stop b, closing.
inline constexpr std::size_t title = 0, stop_a = 1, leg = 2, stop_b = 3, closing = 4;

inline std::shared_ptr<const Language> english() {
    const LanguageSetPtr languages = load_languages().value();
    return {languages, &languages->at("en")};
}

// A tour without translations.
inline Told told(std::shared_ptr<const Tour> tour) {
    std::vector<Step> steps = steps_of(*tour);
    return {std::move(tour), std::move(steps), english()};
}

// In English, in the light theme, and EPSG:3035 for "auto".
inline command::Reloaded opened(std::shared_ptr<const Tour> tour) {
    auto offers = std::make_shared<const Offers>(Offers{{"dark", "light"}, {"en", "fr"}, {"ne", "un"}});
    const std::string crs = tour->crs == "auto" ? "EPSG:3035" : tour->crs;
    return {told(std::move(tour)), {crs, {}}, std::move(offers)};
}

// Step i looks at (10000 i, 0) with 10 map units per canvas unit; depends on nothing else.
inline StepViews plain_views() {
    return {[](const MapChoice&, const Canvas&, std::size_t step) {
        View view;
        view.crs = "EPSG:3035";
        view.camera.centre = {10000.0 * static_cast<double>(step), 0};
        view.camera.units_per_canvas = 10;
        return view;
    }};
}

class Viewer {
public:
    Viewer() : Viewer(plain_views()) {}
    explicit Viewer(StepViews views)
        : views_(std::move(views)), state(first_state(opened(small_tour()), {1600, 900}, views_)) {}

    Effects operator()(const Command& command) {
        Reduced next = reduce(state, command, views_);
        state = std::move(next.state);
        return next.effects;
    }
    // At rest at a step.
    void stand_at(std::size_t step) {
        (*this)(command::GoToStep{step});
        settle();
    }
    void settle() {
        for (int i = 0; i < 100 && is_animating(state); ++i) (*this)(command::Tick{0.1});
    }

private:
    StepViews views_;

public:
    AppState state;
};

}  // namespace tourmap::test
