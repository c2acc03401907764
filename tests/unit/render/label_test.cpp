#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <limits>
#include <random>

#include "render/text/label_layout.h"

using namespace tourmap;

namespace {

const ScreenBox whole_page{{0, 0}, {1920, 1080}, false};

ScreenBox box(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y1}, false};
}

// The free space between two boxes; negative where they overlap.
double gap(const ScreenBox& a, const ScreenBox& b) {
    return std::fmax(std::fmax(a.min.x - b.max.x, b.min.x - a.max.x), std::fmax(a.min.y - b.max.y, b.min.y - a.max.y));
}

double distance(ScreenXY p, const ScreenBox& b) {
    const double dx = std::fmax(0, std::fmax(b.min.x - p.x, p.x - b.max.x));
    const double dy = std::fmax(0, std::fmax(b.min.y - p.y, p.y - b.max.y));
    return std::hypot(dx, dy);
}

LabelRequest point(double x, double y, double offset = 6) {
    return {{x, y}, 80, 20, offset, 0, LabelAnchor::point};
}

LabelPlacement place_one(const LabelRequest& request, std::vector<LabelObstacle> boxes = {},
                         std::vector<LineObstacle> lines = {}) {
    return place_labels(std::span(&request, 1), {whole_page, boxes, lines, 3})[0];
}

}  // namespace

TEST_CASE("random labels overlap neither one another nor what they must keep off") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        const auto between = [&](double low, double high) {
            return std::uniform_real_distribution<double>(low, high)(random);
        };
        std::vector<LabelRequest> requests;
        for (int i = 0; i < 250; ++i) {
            requests.push_back({{between(-100, 2020), between(-100, 1180)},
                                between(20, 200),
                                between(10, 40),
                                between(0, 12),
                                static_cast<int>(between(0, 4)),
                                i % 5 == 0 ? LabelAnchor::centre : LabelAnchor::point});
        }
        std::vector<LabelObstacle> boxes;
        for (int i = 0; i < 30; ++i) {
            const double x = between(0, 1900), y = between(0, 1060);
            boxes.push_back({box(x, y, x + between(30, 150), y + between(30, 90))});
        }
        std::vector<LineObstacle> lines;
        for (int i = 0; i < 15; ++i) {
            lines.push_back({{between(0, 1920), between(0, 1080)}, {between(0, 1920), between(0, 1080)}, 3});
        }
        const auto placed = place_labels(requests, {whole_page, boxes, lines, 3});
        REQUIRE(placed.size() == requests.size());
        int count = 0;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            if (!placed[i].placed) continue;
            ++count;
            const ScreenBox& b = placed[i].box;
            CHECK(std::abs(b.max.x - b.min.x - requests[i].width) < 1e-9);
            CHECK(std::abs(b.max.y - b.min.y - requests[i].height) < 1e-9);
            CHECK((b.min.x >= 0 && b.min.y >= 0 && b.max.x <= 1920 && b.max.y <= 1080));
            for (std::size_t j = 0; j < i; ++j) {
                if (placed[j].placed) CHECK(gap(b, placed[j].box) >= 3 - 1e-9);
            }
            for (const LabelObstacle& obstacle : boxes) CHECK(gap(b, obstacle.box) >= 3 - 1e-9);
            for (const LineObstacle& line : lines) {
                for (int k = 0; k <= 2000; ++k) {
                    const double t = k / 2000.0;
                    const ScreenXY p{line.a.x + t * (line.b.x - line.a.x), line.a.y + t * (line.b.y - line.a.y)};
                    if (distance(p, b) < line.half_width) FAIL("a label covers a line");
                }
            }
            if (requests[i].anchor_kind == LabelAnchor::point)
                CHECK(distance(requests[i].anchor, b) >= requests[i].offset);
        }
        CHECK(count > 40);
        const auto again = place_labels(requests, {whole_page, boxes, lines, 3});
        for (std::size_t i = 0; i < placed.size(); ++i) {
            CHECK(placed[i].placed == again[i].placed);
            CHECK(placed[i].box.min == again[i].box.min);
        }
    }
}

TEST_CASE("a free label lies above right of its point") {
    const LabelPlacement p = place_one(point(500, 500));
    REQUIRE(p.placed);
    CHECK(p.box.min.x > 500);
    CHECK(p.box.max.y < 500);
}

TEST_CASE("the second choice is right, and the left side is taken at the right edge") {
    const LabelPlacement right = place_one(point(500, 500), {{box(500, 470, 600, 485)}});
    REQUIRE(right.placed);
    CHECK(right.box.min.x > 500);
    CHECK(std::abs((right.box.min.y + right.box.max.y) / 2 - 500) < 1e-9);
    const LabelPlacement left = place_one(point(1900, 500));
    REQUIRE(left.placed);
    CHECK(left.box.max.x < 1900);
}

TEST_CASE("a label keeps off the route that leaves its stop") {
    const LabelPlacement p = place_one(point(500, 500), {}, {{{500, 500}, {900, 200}, 3}, {{500, 500}, {900, 500}, 3}});
    REQUIRE(p.placed);
    CHECK((p.box.min.y > 500 || p.box.max.x < 500));
}

TEST_CASE("the label's own symbol does not push it away") {
    const LabelPlacement p = place_one(point(500, 500, 8), {{box(492, 492, 508, 508)}});
    REQUIRE(p.placed);
    CHECK(p.box.max.y < 500);
    CHECK(gap(p.box, box(492, 492, 508, 508)) >= 0);
}

TEST_CASE("the more important label wins, and among equals the first") {
    std::vector<LabelRequest> requests(2, {{500, 500}, 80, 20, 0, 1, LabelAnchor::centre});
    CHECK(place_labels(requests, {whole_page, {}, {}, 3})[0].placed);
    CHECK_FALSE(place_labels(requests, {whole_page, {}, {}, 3})[1].placed);
    requests[1].priority = 2;
    CHECK_FALSE(place_labels(requests, {whole_page, {}, {}, 3})[0].placed);
    CHECK(place_labels(requests, {whole_page, {}, {}, 3})[1].placed);
}

TEST_CASE("names of areas are centred or left out") {
    const LabelRequest request{{500, 500}, 80, 20, 0, 0, LabelAnchor::centre};
    CHECK(place_one(request).box.min == ScreenXY{460, 490});
    CHECK_FALSE(place_one(request, {{box(400, 400, 600, 600)}}).placed);
}

TEST_CASE("a name of an area steps aside no farther than its area reaches, sideways by the stretch") {
    const std::vector<LineObstacle> through{{{500, 0}, {500, 1080}, 3}};
    LabelRequest request{{500, 500}, 100, 20, 50, 0, LabelAnchor::centre};
    CHECK_FALSE(place_one(request, {}, through).placed);
    request.stretch = 2;
    const LabelPlacement aside = place_one(request, {}, through);
    REQUIRE(aside.placed);
    CHECK((aside.box.max.x < 497 || aside.box.min.x > 503));
    CHECK(std::abs((aside.box.min.x + aside.box.max.x) / 2 - 500) <= 100);
    CHECK(std::abs((aside.box.min.y + aside.box.max.y) / 2 - 500) <= 50);
}

TEST_CASE("what cannot be placed is not placed") {
    const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
    CHECK_FALSE(place_one(point(-5, 500)).placed);
    CHECK_FALSE(place_one(point(nan, 500)).placed);
    CHECK_FALSE(place_one(point(500, inf)).placed);
    CHECK_FALSE(place_one({{500, 500}, nan, 20, 0, 0, LabelAnchor::point}).placed);
    CHECK_FALSE(place_one({{500, 500}, 5000, 20, 0, 0, LabelAnchor::point}).placed);
    CHECK(place_one(point(500, 500), {{box(nan, nan, nan, nan)}, {ScreenBox{}}}, {{{nan, 0}, {1, 1}, 2}}).placed);
    const LabelRequest request = point(500, 500);
    CHECK_FALSE(place_labels(std::span(&request, 1), {ScreenBox{}, {}, {}, 3})[0].placed);
    CHECK(place_labels({}, {whole_page, {}, {}, 3}).empty());
}
