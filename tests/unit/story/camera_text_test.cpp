// A view as the camera of a stop: written, pasted into a tour, and seen again.
#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <random>

#include "src/story/frame_source.h"
#include "src/tour/read_tour.h"
#include "tests/unit/story/frame_support.h"

using namespace tourmap;

namespace {

std::string tour_with(const std::string& crs, const std::string& camera) {
    return "version: 1\ntitle: A\nlanguage: en\nmap:\n  crs: \"" + crs +
           "\"\nsources: [{id: s, publisher: P, title: T}]\n"
           "stops:\n"
           "  - {id: a, place: Paris, country: France, lon: 2.35, lat: 48.86, text: T., sources: [s]}\n"
           "  - {id: b, place: Astana, country: Kazakhstan, lon: 71.43, lat: 51.13, text: T., sources: [s]" +
           (camera.empty() ? "" : ", " + camera) + "}\n";
}

}  // namespace

TEST_CASE("a view that is copied and pasted into its stop is seen again, to a pixel") {
    std::mt19937 random(11);
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    for (const std::string crs : {"auto", "EPSG:3857", "+proj=eqearth +lon_0=60", "EPSG:3413", "globe"}) {
        const LoadedStory before = test::story_of(tour_with(crs, ""));
        for (int i = 0; i < 6; ++i) {
            const Canvas canvas = i % 2 ? Canvas{1920, 1080} : Canvas{1280, 800};
            constexpr std::size_t astana = 2;
            auto spec = before.source->spec_for(before.crs, before.look, canvas, astana);
            REQUIRE(spec);
            // A globe is moved on the page by nothing that a stop's camera says.
            if (crs != "globe") spec->camera = pan(spec->camera, {0, 0}, {between(-200, 200), between(-200, 200)});
            spec->camera.units_per_canvas *= std::exp(between(-3, 1));
            if (crs == "globe") {
                const auto middle = before.source->page(spec->look, canvas, astana).framing;
                const ScreenXY free{(canvas.width() + middle.left - middle.right) / 2,
                                    (canvas.height() + middle.top - middle.bottom) / 2};
                const MapXY at = to_map(spec->camera, canvas, free);
                spec->camera.centre = {spec->camera.centre.x - at.x, spec->camera.centre.y - at.y};
            }
            const auto text = before.source->camera_for(*spec);
            INFO(crs << ", " << (text ? *text : describe(text.error())));
            REQUIRE(text);
            const LoadedStory after = test::story_of(tour_with(crs, *text));
            const auto again = after.source->spec_for(after.crs, after.look, canvas, astana);
            REQUIRE(again);
            if (crs != "globe") CHECK(again->crs == spec->crs);
            const double ratio = again->camera.units_per_canvas / spec->camera.units_per_canvas;
            CHECK(std::abs(ratio - 1) < 1e-4);
            const ScreenXY corner = to_screen(again->camera, canvas, to_map(spec->camera, canvas, {0, 0}));
            CHECK(std::hypot(corner.x, corner.y) < 0.5);
        }
    }
}

TEST_CASE("a view whose middle is beside the Earth cannot be a stop's camera, which is said") {
    const LoadedStory story = test::story_of(tour_with("globe", ""));
    auto spec = story.source->spec_for(story.crs, story.look, {1280, 800}, 2);
    REQUIRE(spec);
    spec->camera.centre.x += 2e7;
    const auto text = story.source->camera_for(*spec);
    REQUIRE_FALSE(text);
    CHECK(text.error().what.find("no place on Earth") != std::string::npos);
}
