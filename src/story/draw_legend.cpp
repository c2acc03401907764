#include <algorithm>

#include "src/story/draw_furniture.h"
#include "src/story/symbols.h"

namespace tourmap {
namespace {

std::vector<const Sector*> sectors_shown(const Scene& scene) {
    std::vector<const Sector*> out;
    for (const Sector& sector : scene.tour().sectors)
        for (std::size_t i = 0; i < scene.state.markers.size(); ++i)
            if (scene.markers[i].shown &&
                sector_of(scene.tour(), scene.tour().markers[scene.state.markers[i]]) == &sector) {
                out.push_back(&sector);
                break;
            }
    return out;
}

}  // namespace

// Shapes and colours with their sectors.
void draw_legend(Scene& scene, CornerStacks& stacks, Corner corner) {
    const std::vector<const Sector*> sectors = sectors_shown(scene);
    if (sectors.empty()) return;
    std::vector<ShapedLine> names;
    double width = 0;
    TextStyle style;
    style.language = scene.tours_language_tag();
    style.size = 17;
    style.color = scene.theme().panel_text;
    for (const Sector* sector : sectors) {
        names.push_back(shape_line(scene.fonts(), sector->name, style));
        width = std::max(width, names.back().width);
    }
    constexpr double pitch = 30, inset = 14, symbol_room = 34;
    const double height = pitch * static_cast<double>(sectors.size()) + inset;
    width += 2 * inset + symbol_room;
    const auto [x, y] = stacks.place(corner, width, height);
    const auto box = std::make_shared<const Path>(rounded_rectangle(x, y, width, height, 8));
    scene.fill(box, {}, scene.theme().panel, FillRule::nonzero, {"legend", "", ""});
    scene.stroke(box, {}, scene.theme().panel_border, 1, {}, {"legend", "", ""});
    const bool mirrored = scene.from_right();
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        const double row = y + inset / 2 + pitch * (static_cast<double>(i) + 0.5);
        const Symbol symbol{sectors[i]->shape, sectors[i]->colour, sectors[i]->letter, 10, false};
        const double at = mirrored ? x + width - inset - 11 : x + inset + 11;
        const double name = mirrored ? x + width - inset - symbol_room - names[i].width : x + inset + symbol_room;
        draw_symbol(scene.symbol_pen(), symbol, {at, row}, {"legend", "", sectors[i]->name});
        place(scene.list, names[i], name, row + 0.36 * style.size, {"legend", "", sectors[i]->name});
    }
    scene.take(screen_box(x - 2, y - 2, x + width + 2, y + height + 2));
}

}  // namespace tourmap
