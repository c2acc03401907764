#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "geodata/clip_domain.h"

using namespace tourmap;

namespace {

RingSet<LonLat> ring(const std::vector<LonLat>& points) {
    RingSet<LonLat> out;
    for (const LonLat& p : points) out.push(p, 0);
    out.end_ring(2);
    return out;
}

RingSet<LonLat> box(double west, double south, double east, double north) {
    return ring({{west, south}, {east, south}, {east, north}, {west, north}});
}

const ProjectionDomain at_40 = CutMeridian{40, 180, -90, 90};  // cut at -140
const ProjectionDomain cap = SmallCircle{{0, 90}, 30};

bool all_within(const RingSet<LonLat>& set, const ProjectionDomain& domain, double slack) {
    for (const LonLat& p : set.points) {
        if (const auto* cut = std::get_if<CutMeridian>(&domain)) {
            if (std::abs(p.lon - cut->lon_0) >= cut->half_width) return false;
        } else {
            SmallCircle larger = std::get<SmallCircle>(domain);
            larger.radius += slack;
            if (!contains(larger, p)) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a polygon across the cut is in two pieces, each on its side") {
    const auto out = clip_polygon(box(-160, 10, -100, 20), at_40, {});
    REQUIRE(out.count() == 2);
    CHECK(all_within(out, at_40, 0));
    for (std::size_t r = 0; r < 2; ++r) {
        const double first = out.ring(r)[0].lon;
        for (const LonLat& p : out.ring(r)) CHECK(std::abs(p.lon - first) <= 40);
    }
}

TEST_CASE("what ends at the cut is not repeated on the other side") {
    CHECK(clip_polygon(box(-140, 10, -100, 20), at_40, {}).count() == 1);
    CHECK(clip_polygon(box(-170, 10, -140, 20), at_40, {}).count() == 1);
    CHECK(clip_polygon(box(-180, -90, 180, -60), CutMeridian{}, {}).count() == 1);
    // But a line along the cut shows on both sides: the frame of a world map.
    CHECK(clip_lines(ring({{180, -80}, {180, 80}}), CutMeridian{}, {}).count() == 2);
}

TEST_CASE("points on the cut are pulled in by less than a millimetre") {
    for (const LonLat& p : clip_polygon(box(-180, -10, 180, 10), CutMeridian{}, {}).points) {
        CHECK(std::abs(p.lon) < 180);
        CHECK(std::abs(p.lon) > 180 - 2e-9);
    }
}

TEST_CASE("a narrow window keeps what lies in it") {
    const ProjectionDomain window = CutMeridian{170, 30, -50, 50};
    const auto out = clip_polygon(box(-180, -90, 180, 90), window, {});
    CHECK(all_within(out, window, 0));
    CHECK(out.count() == 2);  // west and east of the antimeridian
    CHECK(clip_polygon(box(0, 0, 20, 20), window, {}).count() == 0);
}

TEST_CASE("a polygon round the whole circle gives the circle") {
    const auto out = clip_polygon(box(-180, -90, 180, 90), cap, {});
    CHECK(all_within(out, cap, 1e-9));
    std::size_t on_circle = 0;
    for (const LonLat& p : out.points) on_circle += std::abs(p.lat - 60) < 1e-9;
    CHECK(on_circle >= 360);
    CHECK(clip_polygon(box(-180, -90, 180, 50), cap, {}).count() == 0);
    CHECK(clip_polygon(box(10, 70, 20, 80), cap, {}).points == box(10, 70, 20, 80).points);
}

TEST_CASE("an edge that dips through the circle between its ends is cut twice") {
    const ProjectionDomain circle = SmallCircle{{0, 0}, 20};
    const auto dips = clip_lines(ring({{-40, 19.999}, {40, 19.999}}), circle, {});
    REQUIRE(dips.count() == 1);
    CHECK(all_within(dips, circle, 1e-9));
    // The hole of 0.05 degrees round the antipode of the centre, between two vertices 0.6 degrees apart.
    const ProjectionDomain whole = SmallCircle{{40, 48}, 179.95};
    CHECK(clip_lines(ring({{-140.3, -48}, {-139.7, -48}}), whole, {}).count() == 2);
    CHECK(clip_lines(ring({{-140.3, -47}, {-139.7, -47}}), whole, {}).count() == 1);
}

TEST_CASE("a polygon far inside keeps its vertices even where a neighbour is cut") {
    const ProjectionDomain circle = SmallCircle{{0, 0}, 30};
    const auto out = clip_polygon(box(0, 0, 40, 10), circle, {});
    std::size_t inner = 0;  // vertices west of the circle: the two corners and nothing between them
    for (const LonLat& p : out.points) inner += p.lon < 25;
    CHECK(inner == 2);
}

TEST_CASE("outlines") {
    const auto window = outline(CutMeridian{40, 180, -60, 85}, 1);
    REQUIRE(window.count() == 1);
    CHECK(window.points.size() == 4);
    CHECK(outline(cap, 1).points.size() == 360);
}
