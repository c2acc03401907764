#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <limits>
#include <random>

#include "render/dash.h"
#include "render/path.h"
#include "render/segment_clip.h"
#include "render/thin.h"

using namespace tourmap;

namespace {

bool near(PathPoint a, PathPoint b, double tolerance = 1e-9) {
    return std::abs(a.x - b.x) <= tolerance && std::abs(a.y - b.y) <= tolerance;
}

double distance_to_segment(PathPoint p, PathPoint a, PathPoint b) {
    const double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
    t = std::fmin(1, std::fmax(0, t));
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double distance_to_line(PathPoint p, std::span<const PathPoint> line) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) best = std::fmin(best, distance_to_segment(p, line[i - 1], line[i]));
    return best;
}

double area(std::span<const PathPoint> ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const PathPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - a.y * b.x;
    }
    return std::abs(twice / 2);
}

double length(std::span<const PathPoint> line) {
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    return sum;
}

double drawn_length(const Path& path) {
    double sum = 0;
    for (std::size_t i = 0; i < path.subpath_count(); ++i) sum += length(path.subpath(i));
    return sum;
}

}  // namespace

TEST_CASE("affine maps compose, invert and measure") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> any(-5, 5);
    for (int i = 0; i < 200; ++i) {
        const Affine a{any(random), any(random), any(random), any(random), any(random), any(random)};
        const Affine b{any(random), any(random), any(random), any(random), any(random), any(random)};
        const PathPoint p{any(random), any(random)};
        CHECK(near(a.then(b).apply(p), b.apply(a.apply(p))));
        if (a.scale() > 0.1) CHECK(near(a.inverse().apply(a.apply(p)), p, 1e-8));
        CHECK(std::abs(a.then(b).scale() - a.scale() * b.scale()) < 1e-9);
    }
    // y points down, so a positive angle turns right towards down: clockwise for the eye.
    CHECK(near(Affine::rotation(pi / 2).apply({1, 0}), {0, 1}));
    CHECK(near(Affine::translate(3, 4).apply({1, 1}), {4, 5}));
    CHECK(Affine::scaling(3).scale() == 3);
}

TEST_CASE("a path keeps its subpaths apart and does not repeat a ring's first point") {
    Path path;
    path.line_to(0, 0);
    path.line_to(1, 0);
    path.line_to(1, 1);
    path.close();
    path.line_to(5, 5);
    const PathPoint ring[] = {{0, 0}, {2, 0}, {2, 2}, {0, 0}};
    path.add(ring, true);
    path.add({}, true);
    REQUIRE(path.subpath_count() == 3);
    CHECK(path.subpath(0).size() == 3);
    CHECK(path.subpath(1).size() == 1);
    CHECK(path.subpath(2).size() == 3);
    CHECK(path.closed == std::vector<std::uint8_t>{1, 0, 1});
    path.points.push_back({std::nan(""), 0});
    CHECK(near(path.bounds().min, {0, 0}));
    CHECK(near(path.bounds().max, {5, 5}));
}

TEST_CASE("shapes keep within 0.02 units of their curve") {
    for (const double radius : {0.5, 3.0, 40.0, 900.0}) {
        const Path path = circle(10, 20, radius);
        REQUIRE(path.subpath_count() == 1);
        const auto ring = path.subpath(0);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const PathPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            CHECK(std::abs(std::hypot(a.x - 10, a.y - 20) - radius) < 1e-9);
            CHECK(radius - std::hypot((a.x + b.x) / 2 - 10, (a.y + b.y) / 2 - 20) <= 0.02);
        }
        CHECK(near(path.bounds().min, {10 - radius, 20 - radius}));
        CHECK(near(path.bounds().max, {10 + radius, 20 + radius}));
    }
    CHECK(std::abs(area(rectangle(1, 2, 3, 4).points) - 12) < 1e-12);
    CHECK(std::abs(area(rounded_rectangle(0, 0, 100, 50, 10).points) - (5000 - (4 - pi) * 100)) < 1.3);
    CHECK(near(rounded_rectangle(0, 0, 100, 50, 80).bounds().max, {100, 50}));
    CHECK(std::abs(area(regular_polygon(0, 0, 2, 4).points) - 8) < 1e-12);
    CHECK(near(regular_polygon(0, 0, 2, 3).points[0], {0, -2}));
    CHECK(star(0, 0, 10, 4, 5).points.size() == 10);
    CHECK(std::abs(area(cross(0, 0, 10, 4).points) - (2 * 20 * 4 - 16)) < 1e-12);
}

TEST_CASE("flattened curves keep their tolerance and end where they should") {
    const PathPoint c1{40, -30}, c2{90, 80}, end{100, 10};
    for (const double tolerance : {0.5, 0.01}) {
        Path cubic, quad;
        cubic.move_to(0, 0);
        cubic_to(cubic, c1, c2, end, tolerance);
        quad.move_to(0, 0);
        quad_to(quad, c1, end, tolerance);
        CHECK(cubic.points.back() == end);
        CHECK(quad.points.back() == end);
        for (int i = 0; i <= 1000; ++i) {
            const double t = i / 1000.0, u = 1 - t;
            const PathPoint on_cubic{3 * u * u * t * c1.x + 3 * u * t * t * c2.x + t * t * t * end.x,
                                     3 * u * u * t * c1.y + 3 * u * t * t * c2.y + t * t * t * end.y};
            const PathPoint on_quad{2 * u * t * c1.x + t * t * end.x, 2 * u * t * c1.y + t * t * end.y};
            CHECK(distance_to_line(on_cubic, cubic.points) <= tolerance);
            CHECK(distance_to_line(on_quad, quad.points) <= tolerance);
        }
    }
}

TEST_CASE("thinning loses points but no more than its tolerance") {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> step(-1, 1);
    for (int round = 0; round < 50; ++round) {
        std::vector<PathPoint> line{{0, 0}};
        for (int i = 0; i < 400; ++i) {
            line.push_back({line.back().x + 0.1 * step(random) + 0.05, line.back().y + 0.1 * step(random)});
        }
        std::vector<PathPoint> thinned = line;
        thin(thinned, 0.1);
        CHECK(thinned.size() < line.size() * 3 / 4);
        CHECK(thinned.front() == line.front());
        CHECK(thinned.back() == line.back());
        for (const PathPoint& p : line) CHECK(distance_to_line(p, thinned) <= 0.1 + 1e-12);
    }
    // A spike: there and back again along the same line.
    std::vector<PathPoint> spike{{0, 0}, {5, 0}, {10, 0}, {7, 0}, {3, 0}, {3, 5}};
    thin(spike, 0.1);
    CHECK(spike == std::vector<PathPoint>{{0, 0}, {10, 0}, {3, 0}, {3, 5}});
}

TEST_CASE("dashes alternate along corners and share out the line's length") {
    const Box<PathPoint> everywhere{{-1e9, -1e9}, {1e9, 1e9}, false};
    const std::vector<PathPoint> line{{0, 0}, {10, 0}, {10, 10}};
    Path dashes;
    dash_polyline(line, std::vector<double>{4, 2}, everywhere, dashes);
    REQUIRE(dashes.subpath_count() == 4);
    CHECK(near(dashes.subpath(0).back(), {4, 0}));
    CHECK(near(dashes.subpath(1).front(), {6, 0}));
    CHECK(near(dashes.subpath(1).back(), {10, 0}));
    CHECK(near(dashes.subpath(2).front(), {10, 2}));
    CHECK(std::abs(drawn_length(dashes) - 14) < 1e-9);  // 4 + 4 + 4 + the 2 that remain

    Path odd;  // on 3, off 3: one length alone
    dash_polyline(line, std::vector<double>{3}, everywhere, odd);
    CHECK(std::abs(drawn_length(odd) - 11) < 1e-9);  // 3 + 3 + 3 + the 2 that remain

    Path corner;  // one dash over the corner stays in one piece, so that it gets its join
    dash_polyline(line, std::vector<double>{15, 100}, everywhere, corner);
    REQUIRE(corner.subpath_count() == 1);
    CHECK(corner.subpath(0).size() == 3);
}

TEST_CASE("dashes off the page cost nothing and keep their phase") {
    const Box<PathPoint> page{{0, -1}, {100, 1}, false};
    Path far, near_by;
    dash_polyline(std::vector<PathPoint>{{-6e12, 0}, {6e12, 0}}, std::vector<double>{4, 2}, page, far);
    dash_polyline(std::vector<PathPoint>{{-600, 0}, {600, 0}}, std::vector<double>{4, 2}, page, near_by);
    CHECK(far.subpath_count() < 20);
    REQUIRE(far.subpath_count() == near_by.subpath_count());
    for (std::size_t i = 0; i < far.points.size(); ++i) CHECK(near(far.points[i], near_by.points[i], 0.01));
}

TEST_CASE("only sensible dash patterns count") {
    const double inf = std::numeric_limits<double>::infinity();
    CHECK(is_dash_pattern(std::vector<double>{4, 2}));
    CHECK(is_dash_pattern(std::vector<double>{0, 6}));
    for (const std::vector<double>& bad :
         {std::vector<double>{}, {0, 0}, {1e-9, 1e-9}, {4, -2}, {std::nan(""), 2}, {inf, 2}}) {
        CHECK_FALSE(is_dash_pattern(bad));
    }
}

TEST_CASE("clipping a ring leaves its area inside the box") {
    const Box<PathPoint> box{{0, 0}, {10, 10}, false};
    std::vector<PathPoint> scratch, ring{{-1e12, -1e12}, {1e12, -1e12}, {1e12, 1e12}, {-1e12, 1e12}};
    clip_ring(ring, box, scratch);
    CHECK(std::abs(area(ring) - 100) < 1e-6);
    ring = {{5, 5}, {25, 5}, {25, 25}, {5, 25}};
    clip_ring(ring, box, scratch);
    CHECK(std::abs(area(ring) - 25) < 1e-9);
    ring = {{20, 0}, {30, 0}, {30, 5}};
    clip_ring(ring, box, scratch);
    CHECK(ring.empty());
    CHECK_FALSE(part_inside({20, 0}, {20, 30}, box));
    CHECK(std::abs(part_inside({-10, 5}, {30, 5}, box)->from - 0.25) < 1e-12);
}
