#include <algorithm>

#include "src/story/draw_furniture.h"
#include "src/story/label_plan.h"
#include "src/story/symbols.h"

namespace tourmap {
namespace {

// The sectors of what is shown, in the tour's order.
std::vector<SectorShare> sectors_shown(const Scene& scene) {
    std::vector<const Marker*> markers;
    const auto add = [&](std::size_t i) { markers.push_back(&scene.tour().markers[scene.state.markers[i]]); };
    for (std::size_t i = 0; i < scene.markers.size(); ++i)
        if (scene.markers[i].shown) add(i);
    for (const SceneCluster& cluster : scene.clusters)
        if (cluster.placed.shown) std::for_each(cluster.members.begin(), cluster.members.end(), add);
    std::vector<SectorShare> shares = sector_shares(scene.tour(), markers);
    std::erase_if(shares, [](const SectorShare& share) { return !share.sector; });
    return shares;
}

}  // namespace

// Shapes and colours with their sectors; with clusters on the map also how many markers belong to each.
void draw_legend(Scene& scene, CornerStacks& stacks, Corner wished, const Motion* motion) {
    const std::vector<SectorShare> sectors = sectors_shown(scene);
    if (sectors.empty()) return;
    const bool counted = !scene.clusters.empty();
    std::vector<ShapedLine> names, counts;
    double width = 0, count_room = 0;
    TextStyle style;
    style.language = scene.tours_language_tag();
    style.size = 17;
    style.color = scene.theme().panel_text;
    TextStyle bold = style;
    bold.weight = FontWeight::bold;
    for (const auto& [sector, count] : sectors) {
        names.push_back(shape_line(scene.fonts(), sector->name, style));
        width = std::max(width, names.back().width);
        counts.push_back(shape_line(scene.fonts(), counted ? std::to_string(count) : "", bold));
        count_room = std::max(count_room, counts.back().width);
    }
    constexpr double pitch = 30, inset = 14, symbol_room = 34, before_count = 16;
    const double height = pitch * static_cast<double>(sectors.size()) + inset;
    width += 2 * inset + symbol_room + (counted ? before_count + count_room : 0);
    const bool planned = motion && motion->to->legend != Corner::none;
    scene.legend = planned ? motion->to->legend : best_corner(scene, stacks, wished, width, height);
    const auto [x, y] = stacks.place(scene.legend, width, height);
    const auto box = std::make_shared<const Path>(rounded_rectangle(x, y, width, height, 8));
    scene.fill(box, {}, scene.theme().panel, FillRule::nonzero, {"legend", "", ""});
    scene.stroke(box, {}, scene.theme().panel_border, 1, {}, {"legend", "", ""});
    const bool mirrored = scene.from_right();
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        const Sector& sector = *sectors[i].sector;
        const double row = y + inset / 2 + pitch * (static_cast<double>(i) + 0.5);
        const Symbol symbol{sector.shape, sector.colour, sector.letter, 10, false};
        const double at = mirrored ? x + width - inset - 11 : x + inset + 11;
        const double name = mirrored ? x + width - inset - symbol_room - names[i].width : x + inset + symbol_room;
        const double count = mirrored ? x + inset : x + width - inset - counts[i].width;
        const Tag tag{"legend", "", sector.name};
        draw_symbol(scene.symbol_pen(), symbol, {at, row}, tag);
        place(scene.list, names[i], name, row + 0.36 * style.size, tag);
        place(scene.list, counts[i], count, row + 0.36 * style.size, tag);
    }
    scene.take(screen_box(x - 2, y - 2, x + width + 2, y + height + 2));
}

}  // namespace tourmap
