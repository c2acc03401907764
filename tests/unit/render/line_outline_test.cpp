#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <random>

#include "render/line_outline.h"

using namespace tourmap;

namespace {

using Rings = std::vector<std::vector<PathPoint>>;

int winding(const Rings& rings, PathPoint p) {
    int turns = 0;
    for (const auto& ring : rings)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const PathPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            const double side = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
            if (a.y <= p.y && b.y > p.y && side > 0) ++turns;
            if (a.y > p.y && b.y <= p.y && side < 0) --turns;
        }
    return turns;
}

double distance(const std::vector<PathPoint>& line, bool closed, PathPoint p) {
    double least = 1e9;
    for (std::size_t i = 0; i + 1 < line.size() + closed; ++i) {
        const PathPoint a = line[i], b = line[(i + 1) % line.size()];
        const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
        const double f = square > 0 ? std::min(std::max(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0), 1.0) : 0;
        least = std::min(least, std::hypot(p.x - a.x - f * dx, p.y - a.y - f * dy));
    }
    return least;
}

}  // namespace

TEST_CASE("the outline covers the line and little else") {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> step(-4, 4), unit(0, 1);
    for (int n = 0; n < 60; ++n) {
        const bool closed = n % 2;
        std::vector<PathPoint> line{{20, 20}};
        for (int i = 0; i < 12; ++i) line.push_back({line.back().x + step(random), line.back().y + step(random)});
        Rings rings;
        add_line_outline(line, closed, {0.5, 0.8}, rings);
        CHECK(rings.size() == (closed ? 2u : 1u));
        int wrong = 0, tried = 0;
        for (int k = 0; k < 4000; ++k) {
            const PathPoint p{40 * unit(random), 40 * unit(random)};
            const double d = distance(line, closed, p);
            if (d > 0.45 && d < 0.9) continue;  // mitres and cut corners
            if (d > 3) continue;
            ++tried;
            wrong += (winding(rings, p) != 0) != (d < 0.5);
        }
        CHECK(wrong <= tried / 25);  // short edges round sharp corners
    }
}

TEST_CASE("a round outline is where a disc passes") {
    std::mt19937 random(4);
    std::uniform_real_distribution<double> step(-9, 9), unit(0, 1);
    for (int n = 0; n < 60; ++n) {
        const bool closed = n % 2;
        std::vector<PathPoint> line{{20, 20}};
        for (int i = 0; i < 8; ++i) line.push_back({line.back().x + step(random), line.back().y + step(random)});
        Rings rings;
        add_line_outline(line, closed, {3, 1, Corners::round}, rings);
        for (int k = 0; k < 2000; ++k) {
            const PathPoint p{-10 + 60 * unit(random), -10 + 60 * unit(random)};
            const double d = distance(line, closed, p);
            if (std::abs(d - 3) < 0.06) continue;
            const int turns = winding(rings, p);
            CHECK((turns != 0) == (d < 3));
            // No piece is wound the other way: areas add up, and never cancel.
            CHECK(turns * winding(rings, line[1]) >= 0);
        }
    }
}

TEST_CASE("butt ends stop where the line does") {
    Rings rings;
    add_line_outline(std::vector<PathPoint>{{0, 0}, {10, 0}}, false, {2, 0, Corners::round}, rings);
    CHECK(winding(rings, {0.1, 1.9}) != 0);
    CHECK(winding(rings, {-0.1, 0}) == 0);
    CHECK(winding(rings, {10.1, 0}) == 0);
}

TEST_CASE("outlines of nothing, of dots and of repeated points") {
    Rings rings;
    add_line_outline({}, false, {0.5, 0.8}, rings);
    CHECK(rings.empty());
    const std::vector<PathPoint> dot{{3, 4}}, same{{3, 4}, {3, 4}, {3, 4}};
    add_line_outline(dot, false, {0.5, 0.8}, rings);
    add_line_outline(same, true, {0.5, 0.8}, rings);
    REQUIRE(rings.size() == 2);
    CHECK(winding(rings, {3, 4}) != 0);
    rings.clear();
    const std::vector<PathPoint> there_and_back{{0, 0}, {5, 0}, {5, 0}, {0, 0}};
    add_line_outline(there_and_back, false, {0.5, 0}, rings);
    REQUIRE(rings.size() == 1);
    CHECK(winding(rings, {2, 0.2}) != 0);
    for (const PathPoint& p : rings[0]) CHECK((std::isfinite(p.x) && std::isfinite(p.y)));
}
