#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <random>

#include "src/story/marker_layout.h"
#include "src/story/page_layout.h"

using namespace tourmap;

namespace {

double distance(ScreenXY a, ScreenXY b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

TEST_CASE("a marker alone stays at its place, markers of a stop stand round it") {
    const std::vector<ScreenXY> stops{{500, 500}};
    const std::vector<MarkerRequest> requests{{{200, 200}, {}}, {{500, 500}, 0}, {{500, 500}, 0}, {{500, 500}, 0}};
    const auto placed = place_markers(requests, {stops, screen_box(0, 0, 1000, 1000), 15, 10});
    REQUIRE(placed.size() == 4);
    CHECK(placed[0].at == ScreenXY{200, 200});
    CHECK_FALSE(placed[0].moved);
    for (std::size_t i = 1; i < 4; ++i) {
        CHECK(placed[i].shown);
        CHECK(placed[i].moved);
        CHECK(std::abs(distance(placed[i].at, stops[0]) - 62) < 1e-9);
    }
}

TEST_CASE("markers never cover each other or a stop and stay on the area") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> place(0, 900);
        std::vector<ScreenXY> stops;
        for (int i = 0; i < 3; ++i) stops.push_back({200 + 250.0 * i, 300 + 100.0 * i});
        std::vector<MarkerRequest> requests;
        for (int i = 0; i < 30; ++i)
            requests.push_back(
                i % 2 ? MarkerRequest{{place(random), place(random)}, {}}
                      : MarkerRequest{stops[static_cast<std::size_t>(i) % 3], static_cast<std::size_t>(i) % 3});
        // Some in the very same place.
        for (int i = 0; i < 5; ++i) requests.push_back({{450, 700}, {}});
        const ScreenBox area = screen_box(0, 0, 900, 900);
        const auto placed = place_markers(requests, {stops, area, 15, 10});
        for (std::size_t i = 0; i < placed.size(); ++i) {
            if (!placed[i].shown) continue;
            CHECK(placed[i].at.x >= 15);
            CHECK(placed[i].at.x <= 885);
            for (const ScreenXY& stop : stops) CHECK(distance(placed[i].at, stop) >= 25);
            for (std::size_t j = 0; j < i; ++j)
                if (placed[j].shown) CHECK(distance(placed[i].at, placed[j].at) >= 30);
        }
    }
}

TEST_CASE("a marker off the area is not shown") {
    const std::vector<MarkerRequest> requests{{{-50, 100}, {}}, {{100, 2000}, {}}};
    for (const PlacedMarker& marker : place_markers(requests, {{}, screen_box(0, 0, 900, 900), 15, 10}))
        CHECK_FALSE(marker.shown);
}

TEST_CASE("a marker in motion begins and ends where it stands at rest, and glides in between") {
    const ScreenBox area = screen_box(0, 0, 1000, 1000);
    const MarkerSpot top{0, -62, true}, right{62, 0, true};
    const auto at = [&](double blend) {
        // The map moves as well.
        const ScreenXY anchor{400 + 200 * blend, 500};
        const double away = std::min(blend, 1 - blend);
        const PlacedMarker placed = marker_in_motion({anchor, 0}, area, {top, right, blend, away});
        CHECK(placed.shown);
        CHECK(placed.moved);
        CHECK(placed.opacity == 1);
        return ScreenXY{placed.at.x - anchor.x, placed.at.y - anchor.y};
    };
    CHECK(distance(at(0), {0, -62}) < 1e-9);
    CHECK(distance(at(1), {62, 0}) < 1e-9);
    constexpr int frames = 50;
    for (int i = 0; i < frames; ++i) CHECK(distance(at(i / 50.0), at((i + 1) / 50.0)) < 3);
}

TEST_CASE("a marker that is in one view only fades, and none comes or goes at once") {
    const ScreenBox area = screen_box(0, 0, 1000, 1000);
    const MarkerSpot spot{0, -62, true};
    const auto opacity = [&](double x, std::optional<MarkerSpot> from, std::optional<MarkerSpot> to, double blend) {
        const PlacedMarker placed = marker_in_motion({{x, 500}, 0}, area, {from, to, blend, 1});
        return placed.shown ? placed.opacity : 0;
    };
    CHECK(opacity(500, spot, {}, 0) == 1);
    CHECK(opacity(500, spot, {}, 0.5) == 0);
    CHECK(opacity(500, {}, spot, 0) == 0);
    CHECK(opacity(500, {}, spot, 1) == 1);
    CHECK(opacity(500, {}, {}, 0.5) == 0);  // it has no spot anywhere
    CHECK(opacity(-5, spot, spot, 0.5) == 0);
    for (double x = -20; x < 100; ++x)
        CHECK(std::abs(opacity(x + 1, spot, spot, 0.5) - opacity(x, spot, spot, 0.5)) < 0.05);
    for (int i = 0; i < 50; ++i)
        CHECK(std::abs(opacity(500, {}, spot, (i + 1) / 50.0) - opacity(500, {}, spot, i / 50.0)) < 0.05);
    // With a place of its own it shows there, until a view finds it a spot.
    const PlacedMarker own = marker_in_motion({{500, 500}, {}}, area, {{}, {}, 0.5, 1});
    CHECK(own.shown);
    CHECK(own.at == ScreenXY{500, 500});
}
