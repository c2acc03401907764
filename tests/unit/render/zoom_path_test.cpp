#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <random>

#include "render/zoom_path.h"

using namespace tourmap;

namespace {

// How fast the picture seems to move between two points of a way, in views a step: the measure that the paper makes
// even.
double seen(const ZoomPath::Point& a, const ZoomPath::Point& b, double distance) {
    constexpr double rho = 1.2;
    const double width = std::sqrt(a.width * b.width);
    const double pan = rho * (b.way - a.way) * distance / width, zoom = std::log(b.width / a.width) / rho;
    return std::hypot(pan, zoom);
}

}  // namespace

TEST_CASE("a way begins and ends exactly, never turns back, and is finite whatever its views") {
    std::mt19937 random(20260101);
    const auto power = [&](double least, double most) {
        return std::pow(10, std::uniform_real_distribution(least, most)(random));
    };
    for (int i = 0; i < 2000; ++i) {
        const double from = power(-6, 9), to = power(-6, 9), distance = i % 10 ? power(-9, 12) : 0;
        CAPTURE(from, to, distance);
        const ZoomPath path(from, to, distance);
        CHECK(path.at(0).width == from);
        CHECK(path.at(0).way == 0);
        CHECK(path.at(1).width == to);
        CHECK(path.at(1).way == 1);
        REQUIRE(std::isfinite(path.length()));
        CHECK(path.length() >= 0);
        double way = 0;
        for (int k = 1; k < 40; ++k) {
            const ZoomPath::Point p = path.at(k / 40.0);
            REQUIRE(std::isfinite(p.width));
            CHECK(p.width > 0);
            CHECK(p.way >= way - 1e-9);
            way = p.way;
        }
    }
}

TEST_CASE("to the eye a way goes at an even speed") {
    for (const auto& [from, to, distance] :
         {std::tuple{1.0, 1.0, 5.0}, {1.0, 0.1, 3.0}, {0.2, 4.0, 1.0}, {1.0, 9.0, 0.0}}) {
        const ZoomPath path(from, to, distance);
        constexpr int steps = 400;
        double least = 1e9, most = 0;
        for (int k = 0; k < steps; ++k) {
            const double speed = seen(path.at(k / double{steps}), path.at((k + 1) / double{steps}), distance);
            least = std::min(least, speed);
            most = std::max(most, speed);
        }
        CAPTURE(from, to, distance);
        CHECK(most < 1.01 * least);
        CHECK(steps * most == Approx(path.length() * 1.0).epsilon(0.2));
    }
}

TEST_CASE("a long way widens, a short one hardly, and zooming alone not at all") {
    const auto widest = [](double from, double to, double distance) {
        double most = 0;
        for (int k = 0; k <= 100; ++k) most = std::max(most, ZoomPath(from, to, distance).at(k / 100.0).width);
        return most;
    };
    CHECK(widest(1, 1, 10) > 3);
    CHECK(widest(1, 1, 10) < 10);
    CHECK(widest(1, 1, 0.3) < 1.05);
    CHECK(widest(1, 3, 0) == 3);
    CHECK(widest(2, 1, 0) == 2);
}
