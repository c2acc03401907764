// Window points, device pixels and canvas units.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/viewer/layout.h"

using namespace tourmap;

TEST_CASE("The map is the window without the bar, and both share an edge") {
    const Layout layout = layout_of({1440, 900, 1440, 900}, 70);
    CHECK(layout.canvas == Canvas{1440, 830});
    CHECK(layout.canvas_bottom_px == 70);
    CHECK(layout.map.height == 830);
    CHECK(layout.bar.y == 830);
    CHECK(layout.bar.height == 70);
}

TEST_CASE("On a high-density screen the canvas has device pixels, the mouse has points") {
    const Layout layout = layout_of({1000, 700, 2000, 1400}, 60);
    CHECK(layout.pixel_ratio == 2);
    CHECK(layout.canvas == Canvas{2000, 1280});
    CHECK(layout.bar.y == 640);
    const ScreenXY middle = layout.to_canvas(500, 320);
    CHECK(std::abs(middle.x - layout.canvas.width() / 2) < 1e-9);
    CHECK(std::abs(middle.y - layout.canvas.height() / 2) < 1e-9);
    const ScreenXY back = layout.to_window(middle);
    CHECK(std::abs(back.x - 500) < 1e-9);
    CHECK(std::abs(back.y - 320) < 1e-9);
}

TEST_CASE("A window of one pixel, or none, has a canvas of at least one") {
    for (const WindowSize size : {WindowSize{1, 1, 1, 1}, WindowSize{0, 0, 0, 0}, WindowSize{3, 1, 3, 1}}) {
        const Layout layout = layout_of(size, 70);
        CHECK(layout.canvas.width_px >= 1);
        CHECK(layout.canvas.height_px >= 1);
        CHECK(std::isfinite(layout.to_canvas(0, 0).x));
        CHECK(layout.canvas_bottom_px >= 0);
    }
}

TEST_CASE("The bar never takes more than a third") {
    CHECK(layout_of({400, 90, 400, 90}, 74).canvas.height_px == 60);
}
