#include "src/story/page_layout.h"

namespace tourmap {
namespace {

constexpr double side_panel_width = 520;
constexpr double bottom_panel_share = 0.46;
constexpr double breathing_room = 110;  // between what a step is about and the edge of the map

}  // namespace

PageLayout page_layout(const Canvas& canvas) {
    const double w = canvas.width(), h = canvas.height();
    PageLayout layout;
    layout.page = screen_box(0, 0, w, h);
    layout.panel_at_side = w >= 1.2 * h;
    if (layout.panel_at_side) {
        const double x = w - side_panel_width;
        layout.panel = screen_box(x, 0, w, h);
        layout.map = screen_box(0, 0, x, h);
        layout.framing = {breathing_room, breathing_room, side_panel_width + breathing_room, breathing_room + 30};
    } else {
        const double y = h * (1 - bottom_panel_share);
        layout.panel = screen_box(0, y, w, h);
        layout.map = screen_box(0, 0, w, y);
        layout.framing = {breathing_room, breathing_room, breathing_room, h - y + breathing_room};
    }
    return layout;
}

PageLayout bare_page_layout(const Canvas& canvas) {
    PageLayout layout;
    layout.page = layout.map = screen_box(0, 0, canvas.width(), canvas.height());
    layout.panel = screen_box(canvas.width(), 0, canvas.width(), canvas.height());
    layout.framing = {breathing_room, breathing_room, breathing_room, breathing_room};
    return layout;
}

}  // namespace tourmap
