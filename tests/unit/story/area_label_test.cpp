// Names of areas: size, place, spacing and slant follow the area.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/story/area_label.h"

using namespace tourmap;

namespace {

constexpr AreaName eight_letters{5.6, 0.72, 8};

using Rings = std::vector<std::vector<ScreenXY>>;

Rings box(double width, double height, double angle = 0) {
    Rings out(1);
    const double c = std::cos(angle), s = std::sin(angle);
    for (const ScreenXY p : {ScreenXY{-width / 2, -height / 2}, ScreenXY{width / 2, -height / 2},
                             ScreenXY{width / 2, height / 2}, ScreenXY{-width / 2, height / 2}})
        out[0].push_back({500 + p.x * c - p.y * s, 500 + p.x * s + p.y * c});
    return out;
}

}  // namespace

TEST_CASE("a large area is named large and wide, in its middle") {
    const auto fit = fit_area_name(box(900, 500), eight_letters);
    REQUIRE(fit);
    CHECK(fit->angle == 0);
    CHECK(fit->size == 30);
    CHECK(fit->spacing > 0.3 * fit->size);
    CHECK(std::abs(fit->at.x - 500) < 5);
    CHECK(std::abs(fit->at.y - 500) < 60);
    CHECK(fit->room > 2);
}

TEST_CASE("a small area is named small and close, one that is too small not at all") {
    const auto fit = fit_area_name(box(140, 60), eight_letters);
    REQUIRE(fit);
    CHECK(fit->size == 15);
    CHECK(std::abs(fit->spacing - 0.12 * 15) < 1e-9);
    CHECK_FALSE(fit_area_name(box(30, 20), eight_letters));
    CHECK_FALSE(fit_area_name(Rings{}, eight_letters));
    CHECK_FALSE(fit_area_name(Rings(1), eight_letters));
}

TEST_CASE("a long and slanted area is named along its axis") {
    for (const double angle : {0.6, -0.6, 1.1, -1.1}) {
        CAPTURE(angle);
        const auto fit = fit_area_name(box(300, 26, angle), eight_letters);
        REQUIRE(fit);
        CHECK(std::abs(fit->angle - angle) < 0.05);
        CHECK(std::abs(fit->at.x - 500) < 60);
        CHECK(std::abs(fit->at.y - 500) < 60);
    }
}

TEST_CASE("where a level name fits, it is level") {
    for (const double angle : {0.6, -0.9}) {
        const auto fit = fit_area_name(box(600, 300, angle), eight_letters);
        REQUIRE(fit);
        CHECK(fit->angle == 0);
    }
    const auto upright = fit_area_name(box(300, 40, std::acos(0.0)), {2, 0.72, 4});
    if (upright) CHECK(upright->angle == 0);
}

TEST_CASE("a hole is no place for a name") {
    Rings rings = box(600, 300);
    rings.push_back(box(560, 120)[0]);
    const auto fit = fit_area_name(rings, eight_letters);
    REQUIRE(fit);
    CHECK(std::abs(fit->at.y - 500) > 60);
}
