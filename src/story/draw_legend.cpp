#include <algorithm>

#include "src/story/draw_furniture.h"
#include "src/story/label_plan.h"
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

// The corner that is wished for, or another where a piece of that size covers fewer stops and symbols. At rest: while
// the camera moves it keeps its corner.
Corner corner_for(const Scene& scene, const CornerStacks& stacks, Corner wished, double width, double height) {
    const auto covered = [&](Corner corner) {
        const auto [x, y] = stacks.next(corner, width, height);
        return std::count_if(scene.taken.begin(), scene.taken.end(), [&, x = x, y = y](const LabelObstacle& other) {
            const ScreenBox& box = other.box;
            return box.min.x < x + width && box.max.x > x && box.min.y < y + height && box.max.y > y;
        });
    };
    Corner best = wished;
    for (const Corner corner : {Corner::bottom_left, Corner::top_left, Corner::bottom_right, Corner::top_right})
        if (covered(corner) < covered(best)) best = corner;
    return best;
}

}  // namespace

// Shapes and colours with their sectors.
void draw_legend(Scene& scene, CornerStacks& stacks, Corner wished, const Motion* motion) {
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
    const bool planned = motion && motion->to->legend != Corner::none;
    scene.legend = planned ? motion->to->legend : corner_for(scene, stacks, wished, width, height);
    const auto [x, y] = stacks.place(scene.legend, width, height);
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
