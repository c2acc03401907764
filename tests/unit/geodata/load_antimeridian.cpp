// Rings and lines that meet the antimeridian or a pole.
#include "geodata/load_antimeridian.h"

#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <random>

using namespace tourmap;

namespace {

double area(const std::vector<LonLatPolygon>& polygons) {
    double sum = 0;
    for (const LonLatPolygon& p : polygons) {
        sum += signed_area2(p.exterior) / 2;
        for (const LonLatRing& hole : p.holes) sum += signed_area2(hole) / 2;
    }
    return sum;
}

bool inside_map(const LonLatRing& ring) {
    return std::ranges::all_of(ring, [](LonLat p) { return std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90; });
}

bool inside_map(const std::vector<LonLatPolygon>& polygons) {
    return std::ranges::all_of(polygons, [](const LonLatPolygon& p) {
        return inside_map(p.exterior) &&
               std::ranges::all_of(p.holes, [](const LonLatRing& h) { return inside_map(h); });
    });
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-9;
}

LonLatRing box(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}};
}

struct Extremes {
    double west, east;
};

Extremes extremes(const LonLatRing& ring) {
    const auto [a, b] = std::ranges::minmax_element(ring, {}, &LonLat::lon);
    return {a->lon, b->lon};
}

int seams(const LonLatRing& ring) {
    std::vector<std::uint8_t> seam(ring.size());
    mark_seams(ring, seam);
    return static_cast<int>(std::ranges::count(seam, 1));
}

}  // namespace

TEST_CASE("a polygon beyond 180 is cut there, with seams on the cut") {
    AntimeridianReport report;
    const auto pieces = cut_polygon({box(170, -20, 190, -10), {}}, report);
    REQUIRE(pieces.size() == 2);
    CHECK(extremes(pieces[0].exterior).west == 170);
    CHECK(extremes(pieces[0].exterior).east == 180);
    CHECK(extremes(pieces[1].exterior).west == -180);
    CHECK(extremes(pieces[1].exterior).east == -170);
    CHECK(seams(pieces[0].exterior) == 1);
    CHECK(seams(pieces[1].exterior) == 1);
    CHECK(near(area(pieces), 200));
    CHECK_FALSE(report.took_short_way);
}

TEST_CASE("a ring stitched across 180 is the narrow region, not the rest of the world") {
    // Fiji, with and without vertices on the antimeridian itself.
    const LonLatRing plain = box(177, -20, -178, -15);
    const LonLatRing with_180 = {{177, -20},  {180, -20},  {-180, -20}, {-178, -20},
                                 {-178, -15}, {-180, -15}, {180, -15},  {177, -15}};
    for (const LonLatRing& ring : {plain, with_180}) {
        AntimeridianReport report;
        const auto pieces = cut_polygon({ring, {}}, report);
        CHECK(report.took_short_way);
        CHECK(pieces.size() == 2);
        CHECK(near(area(pieces), 25));
        CHECK(inside_map(pieces));
    }
    // Only full turns between vertices on +-180.
    AntimeridianReport report;
    const auto pieces = cut_polygon(
        {{{179, -17}, {180, -17}, {-180, -17}, {-179, -17}, {-179, -16}, {-180, -16}, {180, -16}, {179, -16}}, {}},
        report);
    CHECK(near(area(pieces), 2));
}

TEST_CASE("the frame of a world map stays as it is") {
    for (const LonLatRing& ring : {box(-180, -90, 180, 90), box(-180, -60, 180, 75), box(0, -60, 360, 75)}) {
        AntimeridianReport report;
        const auto pieces = cut_polygon({ring, {}}, report);
        CHECK_FALSE(report.took_short_way);
        CHECK(near(area(pieces), signed_area2(ring) / 2));
        CHECK(inside_map(pieces));
    }
    CHECK(seams(box(-180, -90, 180, 90)) == 4);
    CHECK(seams(box(-180, -60, 180, 75)) == 2);
}

TEST_CASE("a ring round a pole is closed over the nearer pole") {
    // Antarctica as RFC-violating files have it: a ring that never closes in the plane.
    LonLatRing ring;
    for (int lon = -175; lon < 180; lon += 10) ring.push_back({static_cast<double>(lon), -70.0 - (lon & 3)});
    for (const bool reversed : {false, true}) {
        LonLatRing input = ring;
        if (reversed) std::ranges::reverse(input);
        AntimeridianReport report;
        const auto pieces = cut_polygon({input, {}}, report);
        REQUIRE(pieces.size() == 1);
        CHECK(report.closed_over_pole);
        CHECK(inside_map(pieces));
        CHECK(seams(pieces[0].exterior) == 3);  // down, along the pole, up
        CHECK(signed_area2(pieces[0].exterior) > 0);
        CHECK(area(pieces) > 360 * 16);
        CHECK(area(pieces) < 360 * 20);
    }
    for (LonLat& p : ring) p.lat = -p.lat;
    AntimeridianReport report;
    const auto north = cut_polygon({ring, {}}, report);
    REQUIRE(north.size() == 1);
    CHECK(std::ranges::any_of(north[0].exterior, [](LonLat p) { return p.lat == 90; }));
}

TEST_CASE("a coast that crosses 180 three times is still one region round the pole") {
    LonLatRing ring;
    for (int lon = -160; lon <= 160; lon += 20) ring.push_back({static_cast<double>(lon), -70});
    // Out to 175 W, back to 175 E further north, and out again: a bay across the antimeridian.
    for (const LonLat p : {LonLat{-175, -71}, LonLat{175, -75}, LonLat{-170, -78}}) ring.push_back(p);
    AntimeridianReport report;
    const auto pieces = cut_polygon({ring, {}}, report);
    CHECK(report.closed_over_pole);
    CHECK(inside_map(pieces));
    // The same region measured in the unwrapped plane, where nothing is cut.
    LonLatRing plane;
    double last = ring[0].lon;
    for (const LonLat p : ring) {
        last += std::remainder(p.lon - last, 360);
        plane.push_back({last, p.lat});
    }
    plane.push_back({ring[0].lon + 360, ring[0].lat});
    plane.push_back({ring[0].lon + 360, -90});
    plane.push_back({ring[0].lon, -90});
    CHECK(near(area(pieces), std::abs(signed_area2(plane)) / 2));
}

TEST_CASE("holes follow their polygon over the cut") {
    AntimeridianReport report;
    SECTION("a hole on each side") {
        const auto pieces = cut_polygon({box(170, 0, 190, 10), {box(172, 2, 174, 4), box(-176, 2, -174, 4)}}, report);
        REQUIRE(pieces.size() == 2);
        CHECK(pieces[0].holes.size() == 1);
        CHECK(pieces[1].holes.size() == 1);
        CHECK(near(area(pieces), 200 - 8));
    }
    SECTION("a hole across the cut becomes part of the outline") {
        const auto pieces = cut_polygon({box(170, 0, 190, 10), {box(178, 4, 182, 6)}}, report);
        REQUIRE(pieces.size() == 2);
        CHECK(pieces[0].holes.empty());
        CHECK(near(area(pieces), 200 - 8));
        CHECK(seams(pieces[0].exterior) == 2);
    }
}

TEST_CASE("a polygon that the cut takes apart becomes several, each with its own holes") {
    // A comb: three teeth reach beyond 180.
    const LonLatRing comb = {{170, 0}, {190, 0}, {190, 2}, {175, 2}, {175, 4},  {190, 4},
                             {190, 6}, {175, 6}, {175, 8}, {190, 8}, {190, 10}, {170, 10}};
    AntimeridianReport report;
    const auto pieces = cut_polygon({comb, {box(185, 4.5, 187, 5.5)}}, report);
    CHECK(pieces.size() == 4);
    CHECK(near(area(pieces), signed_area2(comb) / 2 - 2));
    const auto with_hole = std::ranges::find_if(pieces, [](const LonLatPolygon& p) { return !p.holes.empty(); });
    REQUIRE(with_hole != pieces.end());
    CHECK(with_hole->exterior[0].lat >= 4);
    CHECK(with_hole->exterior[0].lat <= 6);
}

TEST_CASE("touching 180 is not crossing it") {
    AntimeridianReport report;
    const auto pieces = cut_polygon({{{190, 0}, {200, 0}, {200, 10}, {190, 10}, {180, 5}}, {}}, report);
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].exterior.size() == 5);
    CHECK(extremes(pieces[0].exterior).west == -180);
    const auto west = cut_polygon({{{170, 0}, {180, 5}, {170, 10}, {165, 5}, {185, 5}}, {}}, report);
    CHECK(inside_map(west));
}

TEST_CASE("random star polygons keep their area through the cut") {
    const unsigned seed = 20231102;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> radius(2, 20), centre(150, 210);
    for (int round = 0; round < 200; ++round) {
        LonLatRing ring;
        const double lon = centre(random);
        const int corners = 3 + round % 40;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * pi * i / corners, r = radius(random);
            ring.push_back({lon + r * std::cos(angle), r * std::sin(angle)});
        }
        const double before = signed_area2(ring) / 2;
        // Also as a stitched file would write it.
        LonLatRing stitched = ring;
        for (LonLat& p : stitched) p.lon = wrap_longitude(p.lon);
        for (const LonLatRing& input : {ring, stitched}) {
            AntimeridianReport report;
            const auto pieces = cut_polygon({input, {}}, report);
            CHECK(inside_map(pieces));
            CHECK(std::abs(area(pieces) - before) < 1e-7);
        }
    }
}

TEST_CASE("rings that cross themselves or wind twice do no harm") {
    const unsigned seed = 7;
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> lon(-540, 540), lat(-90, 90);
    for (int round = 0; round < 500; ++round) {
        LonLatPolygon polygon;
        const auto ring = [&](int n) {
            LonLatRing r;
            for (int i = 0; i < n; ++i)
                r.push_back({i % 3 ? lon(random) : std::round(lon(random) / 180) * 180, std::round(lat(random))});
            return r;
        };
        polygon.exterior = ring(3 + round % 20);
        polygon.holes = {ring(3 + round % 5), ring(4)};
        snap_to_seams(polygon.exterior);
        if (!tidy_ring(polygon.exterior)) continue;
        std::erase_if(polygon.holes, [](LonLatRing& h) { return !tidy_ring(h); });
        AntimeridianReport report;
        const auto pieces = cut_polygon(polygon, report);
        CHECK(inside_map(pieces));
        CHECK(std::ranges::all_of(pieces, [](const LonLatPolygon& p) { return p.exterior.size() >= 3; }));
    }
}

TEST_CASE("lines are split at 180 with a shared latitude") {
    AntimeridianReport report;
    SECTION("the short way") {
        const auto pieces = cut_line({{170, 10}, {-170, 20}}, report);
        REQUIRE(pieces.size() == 2);
        CHECK(report.took_short_way);
        CHECK(pieces[0] == LonLatRing{{170, 10}, {180, 15}});
        CHECK(pieces[1] == LonLatRing{{-180, 15}, {-170, 20}});
    }
    SECTION("westwards") {
        const auto pieces = cut_line({{-170, 0}, {170, 10}}, report);
        REQUIRE(pieces.size() == 2);
        CHECK(pieces[0].back() == LonLat{-180, 5});
        CHECK(pieces[1].front() == LonLat{180, 5});
    }
    SECTION("beyond 180, with a vertex on it") {
        const auto pieces = cut_line({{170, 0}, {180, 1}, {190, 2}}, report);
        REQUIRE(pieces.size() == 2);
        CHECK(pieces[0] == LonLatRing{{170, 0}, {180, 1}});
        CHECK(pieces[1] == LonLatRing{{-180, 1}, {-170, 2}});
        CHECK_FALSE(report.took_short_way);
    }
    SECTION("touching only") {
        CHECK(cut_line({{170, 0}, {180, 1}, {170, 2}, {175, 5}}, report).size() == 1);
        CHECK(cut_line({{190, 0}, {180, 1}, {190, 2}}, report).size() == 1);
    }
    SECTION("along it for a while, then on") {
        const auto pieces = cut_line({{170, 0}, {180, 1}, {180, 5}, {185, 6}}, report);
        REQUIRE(pieces.size() == 2);
        CHECK(pieces[0].size() == 3);
        CHECK(pieces[1].front() == LonLat{-180, 5});
    }
    SECTION("a parallel of two vertices is the parallel") {
        const auto pieces = cut_line({{-180, 0}, {180, 0}}, report);
        REQUIRE(pieces.size() == 1);
        CHECK(pieces[0].size() == 2);
    }
    SECTION("vertices 180 and -180 at one place") {
        const auto pieces = cut_line({{179, 0}, {180, 0}, {-180, 0}, {-179, 0}}, report);
        REQUIRE(pieces.size() == 2);
        CHECK(extremes(pieces[0]).west == 179);
        CHECK(extremes(pieces[1]).east == -179);
    }
}

TEST_CASE("points a hair from 180 or a pole are put on it") {
    LonLatRing points = {{179.9999999, 89.9999999}, {-180.0000005, -90.0000005}, {179.99, 89.99}, {540.0000001, 0}};
    snap_to_seams(points);
    CHECK(points[0] == LonLat{180, 90});
    CHECK(points[1] == LonLat{-180, -90});
    CHECK(points[2] == LonLat{179.99, 89.99});
    CHECK(points[3].lon == 540);
}

TEST_CASE("tidy_ring drops repeated vertices and knows what is no ring") {
    LonLatRing ring = {{0, 0}, {0, 0}, {1, 0}, {1, 1}, {1, 1}, {0, 0}};
    CHECK(tidy_ring(ring));
    CHECK(ring.size() == 3);
    LonLatRing to_and_fro = {{0, 0}, {1, 1}, {0, 0}, {1, 1}, {0, 0}};
    CHECK_FALSE(tidy_ring(to_and_fro));
    LonLatRing none;
    CHECK_FALSE(tidy_ring(none));
}
