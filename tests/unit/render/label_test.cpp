#include TOURMAP_CATCH_HEADER

#include <algorithm>
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

LabelRequest point(ScreenXY at, double width = 80, double height = 20, double radius = 6) {
    return {at, width, height, radius, false, 0, point_candidates({width, height, radius, false})};
}

LabelRequest area(ScreenXY at, double reach, double stretch = 1, double angle = 0) {
    return {at, 100, 20, 0, false, 0, area_candidates({100, 20, reach, stretch, angle})};
}

struct Placed {
    bool placed = false;
    ScreenBox box;  // of a level text
    std::vector<ScreenBox> boxes;
    LabelCandidate candidate;
};

std::vector<Placed> place_all(const std::vector<LabelRequest>& requests, const LabelPage& page) {
    std::vector<Placed> out;
    const auto placements = place_labels(requests, page);
    REQUIRE(placements.size() == requests.size());
    for (std::size_t i = 0; i < requests.size(); ++i) {
        out.push_back({placements[i].placed, {}, {}, {}});
        if (!placements[i].placed) continue;
        out.back().candidate = requests[i].candidates[placements[i].candidate];
        out.back().boxes = label_boxes(requests[i], out.back().candidate);
        out.back().box = out.back().boxes.front();
    }
    return out;
}

Placed place_one(const LabelRequest& request, const std::vector<LabelObstacle>& boxes = {},
                 const std::vector<LineObstacle>& lines = {}) {
    return place_all({request}, {whole_page, boxes, lines, 3})[0];
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
            const ScreenXY at{between(-100, 2020), between(-100, 1180)};
            const double width = between(20, 200), height = between(10, 40), radius = between(1, 12);
            LabelRequest request = point(at, width, height, radius);
            if (i % 5 == 0) request.candidates = area_candidates({width, height, 40, 2, 0});
            if (i % 5 == 1) request.candidates = area_candidates({width, height, 40, 2, between(-1.5, 1.5)});
            if (i % 5 == 2) request.dot = true;
            request.priority = static_cast<int>(between(0, 4));
            requests.push_back(request);
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
        const auto placed = place_all(requests, {whole_page, boxes, lines, 3});
        int count = 0, turned = 0;
        const auto off = [](const Placed& a, const ScreenBox& b) {
            double least = 1e9;
            for (const ScreenBox& part : a.boxes) least = std::fmin(least, gap(part, b));
            return least;
        };
        for (std::size_t i = 0; i < placed.size(); ++i) {
            if (!placed[i].placed) continue;
            ++count;
            turned += placed[i].candidate.angle != 0;
            for (const ScreenBox& b : placed[i].boxes) {
                CHECK((b.min.x >= 0 && b.min.y >= 0 && b.max.x <= 1920 && b.max.y <= 1080));
                for (std::size_t j = 0; j < i; ++j)
                    if (placed[j].placed) CHECK(off(placed[j], b) >= 3 - 1e-9);
                for (const LineObstacle& line : lines) {
                    for (int k = 0; k <= 1000; ++k) {
                        const double t = k / 1000.0;
                        const ScreenXY p{line.a.x + t * (line.b.x - line.a.x), line.a.y + t * (line.b.y - line.a.y)};
                        if (distance(p, b) < line.half_width) FAIL("a label covers a line");
                    }
                }
                if (i % 5 > 1) CHECK(distance(requests[i].anchor, b) >= requests[i].symbol);
            }
            for (const LabelObstacle& obstacle : boxes) CHECK(off(placed[i], obstacle.box) >= 3 - 1e-9);
            if (placed[i].candidate.angle == 0) {
                CHECK(std::abs(placed[i].box.max.x - placed[i].box.min.x - requests[i].width) < 1e-9);
                CHECK(std::abs(placed[i].box.max.y - placed[i].box.min.y - requests[i].height) < 1e-9);
            }
        }
        CHECK(count > 40);
        CHECK(turned > 3);
        const auto again = place_labels(requests, {whole_page, boxes, lines, 3});
        for (std::size_t i = 0; i < placed.size(); ++i) {
            CHECK(placed[i].placed == again[i].placed);
            if (placed[i].placed) CHECK(placed[i].candidate == requests[i].candidates[again[i].candidate]);
        }
    }
}

TEST_CASE("the boxes of a turned label hold all of its text") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> turn(-1.6, 1.6), size(10, 300);
    for (int n = 0; n < 200; ++n) {
        const LabelRequest request{{500, 500}, size(random) + 20, size(random) / 6, 0, false, 0, {}};
        const LabelCandidate at{5, -7, turn(random), false};
        const auto boxes = label_boxes(request, at);
        const double c = std::cos(at.angle), s = std::sin(at.angle);
        for (int i = -20; i <= 20; ++i)
            for (int j = -2; j <= 2; ++j) {
                const double u = request.width / 2 * i / 20, v = request.height / 2 * j / 2;
                const ScreenXY p{505 + u * c - v * s, 493 + u * s + v * c};
                CHECK(
                    std::any_of(boxes.begin(), boxes.end(), [&](const ScreenBox& b) { return distance(p, b) < 1e-9; }));
            }
    }
}

TEST_CASE("the room round a label is the way to the nearest thing") {
    const std::vector<LabelObstacle> boxes{{box(560, 400, 700, 600)}};
    const std::vector<LineObstacle> lines{{{0, 530}, {1000, 530}, 2}};
    const LabelRequest request = area({500, 500}, 0);
    const LabelCandidate middle{};
    CHECK(LabelSpace({whole_page, boxes, {}, 3}).room(request, middle, 50) == 10);
    CHECK(LabelSpace({whole_page, boxes, {}, 3}).room(request, middle, 5) == 5);
    CHECK(LabelSpace({whole_page, boxes, {}, 11}).room(request, middle, 50) == 0);
    CHECK(std::abs(LabelSpace({whole_page, {}, lines, 3}).room(request, middle, 50) - 20) < 1);
    LabelSpace space({whole_page, {}, {}, 3});
    CHECK(space.room(request, middle, 50) == 50);
    space.take(area({500, 550}, 0), middle);
    CHECK(space.room(request, middle, 50) == 30);
    CHECK(space.room(area({500, 10}, 0), middle, 50) == 3);  // touches the page's edge
    CHECK(space.room(area({500, 9}, 0), middle, 50) == 0);
}

TEST_CASE("a dot needs room, and keeps it") {
    LabelRequest city = point({500, 500}, 80, 20, 4);
    city.dot = true;
    CHECK_FALSE(place_one(city, {{box(495, 495, 505, 505)}}).placed);
    CHECK(place_one(city, {}, {{{500, 0}, {500, 1080}, 2}}).placed);
    LabelRequest over = area({500, 500}, 0);
    CHECK_FALSE(place_all({city, over}, {whole_page, {}, {}, 3})[1].placed);
}

TEST_CASE("a label with a leader goes far out where all near places are taken") {
    LabelRequest stop = point({500, 500}, 80, 20, 10);
    const std::vector<LabelObstacle> round{
        {box(380, 465, 488, 535)}, {box(512, 465, 620, 535)}, {box(480, 460, 520, 480)}, {box(480, 520, 520, 540)}};
    CHECK_FALSE(place_one(stop, round).placed);
    stop.candidates = point_candidates({80, 20, 10, true});
    const Placed placed = place_one(stop, round);
    REQUIRE(placed.placed);
    CHECK(placed.candidate.leader);
}

TEST_CASE("a free label lies above right of its point") {
    const Placed p = place_one(point({500, 500}));
    REQUIRE(p.placed);
    CHECK(p.box.min.x > 500);
    CHECK(p.box.max.y < 500);
}

TEST_CASE("the second choice is right, and the left side is taken at the right edge") {
    const Placed right = place_one(point({500, 500}), {{box(500, 470, 600, 485)}});
    REQUIRE(right.placed);
    CHECK(right.box.min.x > 500);
    CHECK(std::abs((right.box.min.y + right.box.max.y) / 2 - 500) < 1e-9);
    const Placed left = place_one(point({1900, 500}));
    REQUIRE(left.placed);
    CHECK(left.box.max.x < 1900);
}

TEST_CASE("a label keeps off the route that leaves its stop") {
    const Placed p = place_one(point({500, 500}), {}, {{{500, 500}, {900, 200}, 3}, {{500, 500}, {900, 500}, 3}});
    REQUIRE(p.placed);
    CHECK((p.box.min.y > 500 || p.box.max.x < 500));
}

TEST_CASE("the label's own symbol does not push it away") {
    const Placed p = place_one(point({500, 500}, 80, 20, 8), {{box(492, 492, 508, 508)}});
    REQUIRE(p.placed);
    CHECK(p.box.max.y < 500);
    CHECK(gap(p.box, box(492, 492, 508, 508)) >= 0);
}

TEST_CASE("the more important label wins, and among equals the first") {
    std::vector<LabelRequest> requests(2, area({500, 500}, 0));
    CHECK(place_all(requests, {whole_page, {}, {}, 3})[0].placed);
    CHECK_FALSE(place_all(requests, {whole_page, {}, {}, 3})[1].placed);
    requests[1].priority = 2;
    CHECK_FALSE(place_all(requests, {whole_page, {}, {}, 3})[0].placed);
    CHECK(place_all(requests, {whole_page, {}, {}, 3})[1].placed);
}

TEST_CASE("names of areas are centred or left out") {
    CHECK(place_one(area({500, 500}, 0)).box.min == ScreenXY{450, 490});
    CHECK_FALSE(place_one(area({500, 500}, 0), {{box(400, 400, 600, 600)}}).placed);
}

TEST_CASE("a name of an area steps aside no farther than its area reaches, along itself by the stretch") {
    const std::vector<LineObstacle> through{{{500, 0}, {500, 1080}, 3}};
    CHECK_FALSE(place_one(area({500, 500}, 50), {}, through).placed);
    const Placed aside = place_one(area({500, 500}, 50, 2), {}, through);
    REQUIRE(aside.placed);
    CHECK((aside.box.max.x < 497 || aside.box.min.x > 503));
    CHECK(std::abs((aside.box.min.x + aside.box.max.x) / 2 - 500) <= 100);
    CHECK(std::abs((aside.box.min.y + aside.box.max.y) / 2 - 500) <= 50);
    // Upright, the same in the other direction.
    const double up = std::acos(0.0);
    const std::vector<LineObstacle> level{{{0, 500}, {1920, 500}, 3}};
    const Placed upright = place_one(area({500, 500}, 50, 2, up), {}, level);
    REQUIRE(upright.placed);
    CHECK(std::abs(upright.candidate.dx) < 51);
    CHECK(std::abs(upright.candidate.dy) > 50);
}

TEST_CASE("what cannot be placed is not placed") {
    const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
    CHECK_FALSE(place_one(point({-5, 500})).placed);
    CHECK_FALSE(place_one(point({nan, 500})).placed);
    CHECK_FALSE(place_one(point({500, inf})).placed);
    CHECK_FALSE(place_one(point({500, 500}, nan)).placed);
    CHECK_FALSE(place_one(point({500, 500}, 5000)).placed);
    CHECK(place_one(point({500, 500}), {{box(nan, nan, nan, nan)}, {ScreenBox{}}}, {{{nan, 0}, {1, 1}, 2}}).placed);
    CHECK_FALSE(place_all({point({500, 500})}, {ScreenBox{}, {}, {}, 3})[0].placed);
    CHECK(place_labels({}, {whole_page, {}, {}, 3}).empty());
}
