// Text beside a winding line.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <random>

#include "src/story/along_line.h"

using namespace tourmap;

namespace {

double distance(ScreenXY p, ScreenXY a, ScreenXY b) {
    const double dx = b.x - a.x, dy = b.y - a.y, l = dx * dx + dy * dy;
    const double t = l > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / l, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

// The least distance of a text's rectangle from the line: of points all over the rectangle.
double clearance(const std::vector<ScreenXY>& line, const TextAlong& text, const PlaceAlong& place) {
    double least = 1e9;
    for (int i = 0; i <= 24; ++i)
        for (int j = 0; j <= 6; ++j) {
            const double u = text.width * (i / 24.0 - 0.5), v = text.height * (j / 6.0 - 0.5);
            const ScreenXY p{place.at.x + u * std::cos(place.angle) - v * std::sin(place.angle),
                             place.at.y + u * std::sin(place.angle) + v * std::cos(place.angle)};
            for (std::size_t k = 0; k + 1 < line.size(); ++k)
                least = std::min(least, distance(p, line[k], line[k + 1]));
        }
    return least;
}

constexpr TextAlong text{80, 16};

}  // namespace

TEST_CASE("beside a straight line a text stands above it first, level with it, then below") {
    const std::vector<ScreenXY> line{{0, 100}, {200, 100}};
    const auto places = places_along(line, text);
    REQUIRE(places.size() >= 2);
    CHECK(places.front().at.y < 100 - text.height / 2);
    CHECK(places.back().at.y > 100 + text.height / 2);
    for (const PlaceAlong& place : places) {
        CHECK(place.angle == 0);
        CHECK(clearance(line, text, place) >= text.gap - 1e-6);
    }
}

TEST_CASE("a line that flows to the left, or up, has its name the right way up") {
    for (const auto& line : {std::vector<ScreenXY>{{200, 150}, {0, 100}}, std::vector<ScreenXY>{{10, 200}, {0, 0}},
                             std::vector<ScreenXY>{{0, 0}, {-10, 200}}}) {
        const auto places = places_along(line, text);
        REQUIRE_FALSE(places.empty());
        for (const PlaceAlong& place : places) {
            CHECK(std::cos(place.angle) >= 0);
            CHECK(clearance(line, text, place) >= text.gap - 1e-6);
        }
    }
}

TEST_CASE("a line shorter than the text, or one that winds, has no place") {
    CHECK(places_along(std::vector<ScreenXY>{{0, 0}, {70, 0}}, text).empty());
    CHECK(places_along(std::vector<ScreenXY>{{0, 0}}, text).empty());
    CHECK(places_along(std::vector<ScreenXY>{}, text).empty());
    std::vector<ScreenXY> zigzag;
    for (int i = 0; i < 40; ++i) zigzag.push_back({10.0 * i, i % 2 ? 30.0 : 0.0});
    CHECK(places_along(zigzag, text).empty());
}

TEST_CASE("rivers made up: no name covers the stretch it stands at, the straightest come first") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> bend(-0.25, 0.25), start(0, 6.3);
    std::size_t found = 0;
    for (int n = 0; n < 200; ++n) {
        std::vector<ScreenXY> line{{0, 0}};
        const double straight = start(random);  // it winds, but never turns back
        double heading = straight;
        for (int i = 0; i < 60; ++i) {
            heading = std::clamp(heading + bend(random), straight - 1, straight + 1);
            line.push_back({line.back().x + 8 * std::cos(heading), line.back().y + 8 * std::sin(heading)});
        }
        const auto places = places_along(line, text);
        found += places.size();
        for (std::size_t i = 1; i < places.size() / 2; ++i) CHECK(places[i].bend >= places[i - 1].bend);
        for (const PlaceAlong& place : places) {
            CHECK(place.bend <= text.bend * text.height);
            // The stretch under the text: the vertices nearest to it.
            std::vector<ScreenXY> under;
            for (const ScreenXY& p : line) {
                const double along =
                    (p.x - place.at.x) * std::cos(place.angle) + (p.y - place.at.y) * std::sin(place.angle);
                const double across =
                    (p.y - place.at.y) * std::cos(place.angle) - (p.x - place.at.x) * std::sin(place.angle);
                if (std::abs(along) < 0.4 * text.width && std::abs(across) < 2 * text.height) under.push_back(p);
            }
            INFO("line " << n);
            for (const ScreenXY& p : under) CHECK(clearance({p, p}, text, place) > 0);
        }
    }
    CHECK(found > 200);
}
