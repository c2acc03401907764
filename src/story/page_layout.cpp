#include "src/story/page_layout.h"

#include <algorithm>

#include "src/story/frame_source.h"
#include "src/tour/chronology.h"

namespace tourmap {
namespace {

constexpr double side_panel_width = 520;
constexpr double flat_panel_height = 400;  // on wide pages
constexpr double most_share = 0.46;        // of the page, for a panel
constexpr double breathing_room = 110;     // between what a step is about and the edge of the map
constexpr double foot_room = 30;           // more of it above the furniture that stands below a wide map

bool is_wide(const Canvas& canvas) {
    return canvas.width() >= 1.2 * canvas.height();
}

PanelSide automatic_side(const Canvas& canvas, bool from_right) {
    if (!is_wide(canvas)) return PanelSide::bottom;
    return from_right ? PanelSide::left : PanelSide::right;
}

}  // namespace

PageLayout page_layout(const Canvas& canvas, PanelSide side, bool from_right) {
    const double w = canvas.width(), h = canvas.height();
    const double across = is_wide(canvas) ? side_panel_width : std::min(side_panel_width, most_share * w);
    const double high = is_wide(canvas) ? std::min(flat_panel_height, most_share * h) : most_share * h;
    PageLayout layout;
    layout.side = side == PanelSide::automatic ? automatic_side(canvas, from_right) : side;
    layout.page = layout.map = screen_box(0, 0, w, h);
    layout.panel = screen_box(0, 0, 0, 0);
    switch (layout.side) {
        case PanelSide::left:
            layout.panel = screen_box(0, 0, across, h);
            layout.map.min.x = across;
            break;
        case PanelSide::right:
            layout.panel = screen_box(w - across, 0, w, h);
            layout.map.max.x = w - across;
            break;
        case PanelSide::top:
            layout.panel = screen_box(0, 0, w, high);
            layout.map.min.y = high;
            break;
        case PanelSide::bottom:
            layout.panel = screen_box(0, h - high, w, h);
            layout.map.max.y = h - high;
            break;
        case PanelSide::automatic:
        case PanelSide::none:
            break;
    }
    const double foot = layout.side == PanelSide::bottom ? 0 : foot_room;
    layout.framing = {layout.map.min.x + breathing_room, layout.map.min.y + breathing_room,
                      w - layout.map.max.x + breathing_room, h - layout.map.max.y + breathing_room + foot};
    return layout;
}

PageLayout page_layout(const StoryData& data, const Look& look, const Canvas& canvas, std::size_t step) {
    const Furniture furniture = furniture_of(data, look);
    const bool opening = steps_of(*data.tour)[step].kind == StepKind::title;
    return page_layout(canvas, opening ? furniture.title : furniture.caption, reads_from_right(data, look));
}

Furniture furniture_of(const StoryData& data, const Look& look) {
    Furniture furniture = data.themes->at(look.theme).furniture;
    data.tour->furniture.move(furniture);
    return furniture;
}

bool reads_from_right(const StoryData& data, const Look& look) {
    return data.languages->at(look.language).rtl || is_written_from_right(data, look);
}

bool is_written_from_right(const StoryData& data, const Look& look) {
    const std::string& written = in_language(*data.tour, look.language).language;
    const auto language = data.languages->find(written.empty() ? "en" : written);
    return language && (*language)->rtl;
}

}  // namespace tourmap
