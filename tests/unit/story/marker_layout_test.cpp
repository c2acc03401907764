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
    const MarkerLayout layout = place_markers(requests, {stops, screen_box(0, 0, 1000, 1000), 15, 10});
    const auto& placed = layout.markers;
    REQUIRE(placed.size() == 4);
    CHECK(layout.clusters.empty());
    CHECK(placed[0].at == ScreenXY{200, 200});
    CHECK_FALSE(placed[0].moved);
    for (std::size_t i = 1; i < 4; ++i) {
        CHECK(placed[i].shown);
        CHECK(placed[i].moved);
        CHECK(std::abs(distance(placed[i].at, stops[0]) - 62) < 1e-9);
    }
}

namespace {

// All symbols of a layout, with their radii.
struct Disc {
    ScreenXY at;
    double radius;
};
std::vector<Disc> discs_of(const MarkerLayout& layout, const MarkerLayoutPage& page) {
    std::vector<Disc> discs;
    for (const PlacedMarker& marker : layout.markers)
        if (marker.shown) discs.push_back({marker.at, page.radius});
    for (const PlacedCluster& cluster : layout.clusters) discs.push_back({cluster.placed.at, page.cluster_radius});
    return discs;
}

// How often each request is shown: alone or in a cluster.
std::vector<int> times_shown(const MarkerLayout& layout) {
    std::vector<int> times;
    for (const PlacedMarker& marker : layout.markers) times.push_back(marker.shown);
    for (const PlacedCluster& cluster : layout.clusters)
        for (const std::size_t member : cluster.members) ++times[member];
    return times;
}

}  // namespace

TEST_CASE("symbols never cover each other or a stop, stay on the area, and each marker is in one of them") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> place(0, 900);
        std::vector<ScreenXY> stops;
        for (int i = 0; i < 3; ++i) stops.push_back({200 + 250.0 * i, 300 + 100.0 * i});
        std::vector<MarkerRequest> requests;
        const int many = 10 + static_cast<int>(seed);
        for (int i = 0; i < many; ++i)
            requests.push_back(
                i % 2 ? MarkerRequest{{place(random), place(random)}, {}}
                      : MarkerRequest{stops[static_cast<std::size_t>(i) % 3], static_cast<std::size_t>(i) % 3});
        // Some in the very same place.
        for (unsigned i = 0; i < seed % 7; ++i) requests.push_back({{450, 700}, {}});
        const MarkerLayoutPage page{stops, screen_box(0, 0, 900, 900), 15, 10, 34};
        const MarkerLayout layout = place_markers(requests, page);
        const std::vector<Disc> discs = discs_of(layout, page);
        for (std::size_t i = 0; i < discs.size(); ++i) {
            CHECK(discs[i].at.x >= discs[i].radius);
            CHECK(discs[i].at.x <= 900 - discs[i].radius);
            for (const ScreenXY& stop : stops) CHECK(distance(discs[i].at, stop) >= discs[i].radius + 10);
            for (std::size_t j = 0; j < i; ++j)
                CHECK(distance(discs[i].at, discs[j].at) >= discs[i].radius + discs[j].radius);
        }
        for (const int times : times_shown(layout)) CHECK(times == 1);
        const MarkerLayout again = place_markers(requests, page);
        CHECK(again.clusters.size() == layout.clusters.size());
        for (std::size_t i = 0; i < requests.size(); ++i) CHECK(again.markers[i].at == layout.markers[i].at);
    }
}

TEST_CASE("as many as fit in a ring stand round their stop, one more makes a cluster beside it") {
    const std::vector<ScreenXY> stops{{500, 500}};
    const MarkerLayoutPage page{stops, screen_box(0, 0, 1000, 1000)};
    std::vector<MarkerRequest> requests(most_in_ring, MarkerRequest{{500, 500}, 0});
    CHECK(place_markers(requests, page).clusters.empty());
    requests.push_back({{500, 500}, 0});
    const MarkerLayout layout = place_markers(requests, page);
    REQUIRE(layout.clusters.size() == 1);
    CHECK(layout.clusters[0].members.size() == requests.size());
    CHECK(layout.clusters[0].placed.moved);
    CHECK(distance(layout.clusters[0].placed.at, stops[0]) < 100);
}

TEST_CASE("places that are near each other are one cluster, and come apart when the map is larger") {
    std::vector<MarkerRequest> near, far;
    for (int i = 0; i < 5; ++i) {
        near.push_back({{400 + 9.0 * i, 500}, {}});
        far.push_back({{100 + 180.0 * i, 500}, {}});
    }
    const MarkerLayoutPage page{{}, screen_box(0, 0, 1000, 1000)};
    const MarkerLayout together = place_markers(near, page);
    REQUIRE(together.clusters.size() == 1);
    CHECK(together.clusters[0].members.size() == 5);
    CHECK(together.clusters[0].placed.at == ScreenXY{400, 500});
    const MarkerLayout apart = place_markers(far, page);
    CHECK(apart.clusters.empty());
    for (std::size_t i = 0; i < far.size(); ++i) CHECK(apart.markers[i].at == far[i].anchor);
}

TEST_CASE("a cluster keeps off the route, and takes in what stands too near to its stop") {
    const std::vector<ScreenXY> stops{{500, 500}};
    const std::vector<LineObstacle> lines{{{500, 500}, {500, 0}, 3}};
    const MarkerLayoutPage page{stops, screen_box(0, 0, 1000, 1000), 15, 10, 34, lines};
    std::vector<MarkerRequest> requests(most_in_ring + 1, MarkerRequest{{500, 500}, 0});
    requests.push_back({{520, 510}, {}});
    requests.push_back({{700, 510}, {}});
    const MarkerLayout layout = place_markers(requests, page);
    REQUIRE(layout.clusters.size() == 1);
    CHECK(layout.clusters[0].members.size() == most_in_ring + 2);
    CHECK(std::abs(layout.clusters[0].placed.at.x - 500) >= 34);
    CHECK(layout.markers.back().shown);
}

TEST_CASE("a marker off the area is not shown") {
    const std::vector<MarkerRequest> requests{{{-50, 100}, {}}, {{100, 2000}, {}}};
    for (const PlacedMarker& marker : place_markers(requests, {{}, screen_box(0, 0, 900, 900), 15, 10}).markers)
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
