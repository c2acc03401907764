// The triangles that go to OpenGL, tested without it.
#include "render/gl/gl_geometry.h"

#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <random>

#include "render/gl/gl_mesh.h"
#include "tests/unit/render/gl_support.h"

using namespace tourmap;

namespace {

double side(PathPoint a, PathPoint b, PathPoint p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

// +1 or -1 when p lies in the triangle, by its turn, else 0.
int covers(PathPoint a, PathPoint b, PathPoint c, PathPoint p) {
    const double u = side(a, b, p), v = side(b, c, p), w = side(c, a, p);
    if (u > 0 && v > 0 && w > 0) return 1;
    return u < 0 && v < 0 && w < 0 ? -1 : 0;
}

PathPoint corner(const Mesh& mesh, std::size_t i) {
    const MeshVertex& v = mesh.vertices[mesh.triangles[i]];
    return {v.x, v.y};
}

int signed_coverage(const Mesh& mesh, PathPoint p) {
    int sum = 0;
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3)
        sum += covers(corner(mesh, i), corner(mesh, i + 1), corner(mesh, i + 2), p);
    return sum;
}

int triangles_over(const Mesh& mesh, PathPoint p) {
    int sum = 0;
    for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3)
        sum += std::abs(covers(corner(mesh, i), corner(mesh, i + 1), corner(mesh, i + 2), p));
    return sum;
}

int winding(const Points& ring, PathPoint p) {
    double turned = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const PathPoint a{ring[i].x - p.x, ring[i].y - p.y};
        const PathPoint& next = ring[(i + 1) % ring.size()];
        const PathPoint b{next.x - p.x, next.y - p.y};
        turned += std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y);
    }
    return static_cast<int>(std::lround(turned / (2 * pi)));
}

double distance(PathPoint p, PathPoint a, PathPoint b) {
    const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double distance(PathPoint p, const Points& line, bool closed) {
    double least = 1e9;
    for (std::size_t i = 0; i + (closed ? 0 : 1) < line.size(); ++i)
        least = std::min(least, distance(p, line[i], line[(i + 1) % line.size()]));
    return least;
}

Points random_points(std::mt19937& random, int count) {
    std::uniform_real_distribution<double> at(0, 100);
    Points points;
    for (int i = 0; i < count; ++i) points.push_back({at(random), at(random)});
    return points;
}

}  // namespace

TEST_CASE("fill triangles cover each point as often as the ring winds about it") {
    std::mt19937 random(7);
    for (const int count : {3, 4, 5, 8, 13, 40}) {
        const Points ring = random_points(random, count);
        Mesh mesh;
        add_ring(ring, mesh);
        CHECK(mesh.triangles.size() == 3 * (static_cast<std::size_t>(count) - 2));
        for (const PathPoint& p : random_points(random, 300)) CHECK(signed_coverage(mesh, p) == winding(ring, p));
    }
}

TEST_CASE("fill triangles of a long coast overlap little") {
    Mesh mesh;
    const Path path = ragged_ring(50, 50, 30, 4000);
    add_ring({path.points.begin(), path.points.end()}, mesh);
    std::mt19937 random(8);
    double sum = 0;
    for (const PathPoint& p : random_points(random, 400)) sum += triangles_over(mesh, p);
    CHECK(sum / 400 < 1.2);  // the ring covers 0.3 of the square
}

TEST_CASE("convex rings are told from others") {
    CHECK(is_convex(circle(0, 0, 5).points));
    CHECK(is_convex(rectangle(1, 2, 3, 4).points));
    CHECK_FALSE(is_convex(star(0, 0, 5, 2, 5).points));
    Points pentagram;
    for (int i = 0; i < 5; ++i) pentagram.push_back({std::cos(i * 0.8 * pi), std::sin(i * 0.8 * pi)});
    CHECK_FALSE(is_convex(pentagram));  // always turns one way, but twice round
    CHECK_FALSE(is_convex(Points{{0, 0}, {1, 0}}));
    CHECK_FALSE(is_convex(Points{{0, 0}, {1, 0}, {2, 0}}));
    CHECK_FALSE(is_convex(Points{{0, 0}, {std::nan(""), 0}, {2, 5}}));
}

TEST_CASE("a widened line covers all that is within its half width, and nothing beyond") {
    std::mt19937 random(9);
    StrokeStyle style;
    for (const double half : {0.3, 1.5, 6.0})
        for (const bool closed : {false, true})
            for (const int count : {2, 3, 6, 12}) {
                if (closed && count < 3) continue;
                style.half_width = half;
                const Points line = random_points(random, count);
                Mesh mesh;
                add_stroke(line, closed, style, mesh);
                for (const PathPoint& p : random_points(random, 300)) {
                    const double d = distance(p, line, closed);
                    const bool covered = triangles_over(mesh, p) > 0;
                    // A point on an edge that two triangles share counts as neither's: rare, but not an error.
                    if (d < half - 0.11 && d > 1e-3) CHECK(covered);
                    if (d > half + 0.11) CHECK_FALSE(covered);
                }
            }
}

TEST_CASE("caps: round ones are half discs, butt ones end at the end, and a dot is round or nothing") {
    const Points line{{10, 10}, {30, 10}};
    StrokeStyle style{4, LineCap::round, false, 0.1};
    Mesh round, butt, dot, none;
    add_stroke(line, false, style, round);
    add_stroke(Points{{5, 5}, {5, 5}}, false, style, dot);
    style.cap = LineCap::butt;
    add_stroke(line, false, style, butt);
    add_stroke(Points{{5, 5}, {5, 5}}, false, style, none);
    CHECK(triangles_over(round, {33, 11}) > 0);
    CHECK(triangles_over(round, {33.5, 13}) == 0);
    CHECK(triangles_over(butt, {29.9, 11}) > 0);
    CHECK(triangles_over(butt, {30.1, 11}) == 0);
    CHECK(triangles_over(dot, {7, 7.3}) > 0);
    CHECK(triangles_over(dot, {8.2, 8.1}) == 0);
    CHECK(none.empty());
}

TEST_CASE("a gently turning line costs two triangles a segment") {
    Points line;
    for (int i = 0; i <= 200; ++i) line.push_back({i * 0.7, 20 + 5 * std::sin(i * 0.1)});
    Mesh mesh;
    add_stroke(line, false, {0.6, LineCap::butt, false, 0.1}, mesh);
    CHECK(mesh.triangles.size() == 200 * 6);
}

TEST_CASE("a line is cut to the box, each part a subpath of its own") {
    const PixelBox box{{0, 0}, {10, 10}, false};
    Path out;
    append_inside(Points{{-5, 5}, {5, 5}, {5, 15}, {8, 15}, {8, 5}}, box, out);
    REQUIRE(out.subpath_count() == 2);
    CHECK(out.subpath(0).front() == PathPoint{0, 5});
    CHECK(out.subpath(0).back() == PathPoint{5, 10});
    CHECK(out.subpath(1).front() == PathPoint{8, 10});
    CHECK(out.subpath(1).back() == PathPoint{8, 5});
}
