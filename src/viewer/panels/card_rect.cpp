#include "src/viewer/panels/card_rect.h"

#include <algorithm>

namespace tourmap {

static constexpr float least_width = 340, margin = 12;  // points

CardRect card_rect(const Ui& ui) {
    const PointRect& panel = ui.story_panel;
    const PointRect& map = ui.layout.map;
    const float edge = ui.px(margin);
    // Without a panel the card stands where one at the right side would.
    const bool none = panel.width < 1 || panel.height < 1;
    const bool at_side = none || panel.height >= map.height - 1;
    float width = static_cast<float>(panel.width) - 2 * edge;
    float height = static_cast<float>(none ? map.height : panel.height) - 2 * edge;
    if (at_side) {
        width = std::max(width, ui.px(least_width));
    } else {
        width = std::min(width, ui.px(720));
        height = std::max(height, ui.px(260));
    }
    width = std::clamp(width, 1.0F, static_cast<float>(map.width));
    height = std::clamp(height, 1.0F, static_cast<float>(map.height));
    const bool at_left = at_side && !none && panel.x < map.x + 1, at_top = !at_side && panel.y < map.y + 1;
    const auto left = static_cast<float>(map.x) + edge, top = static_cast<float>(map.y) + edge;
    float x = at_left ? left : static_cast<float>(map.x + map.width) - edge - width;
    if (!at_side) x = static_cast<float>(panel.x + panel.width / 2) - width / 2;
    const float y = at_top ? top : static_cast<float>(map.y + map.height) - edge - height;
    return {{std::max(x, 0.0F), std::max(y, 0.0F)}, {width, height}};
}

}  // namespace tourmap
