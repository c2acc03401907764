#include "src/story/area_wish.h"

#include <algorithm>

#include "geodata/page_clip.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

// A name, measured at a size of 1; as high as capitals.
AreaName measured(const Scene& scene, const std::string& text, FontWeight weight) {
    TextStyle style;
    style.language = scene.language_tag();
    style.size = 100;
    style.weight = weight;
    const ShapedLine line = shape_line(scene.fonts(), text, style);
    std::size_t letters = 0;
    for (const GlyphRun& run : line.runs) letters += run.glyphs.size();
    return {line.width / 100, 0.73, static_cast<int>(std::max<std::size_t>(letters, 1))};
}

}  // namespace

MapBox map_box(const Scene& scene) {
    const ScreenBox& map = scene.layout.map;
    MapBox box;
    for (const ScreenXY& corner : {map.min, map.max, ScreenXY{map.min.x, map.max.y}, ScreenXY{map.max.x, map.min.y}})
        box.include(to_map(scene.spec.camera, scene.spec.canvas, corner));
    return box;
}

bool has_room(const Scene& scene, const MapBox& extent) {
    constexpr double least = 12;  // canvas units
    const MapBox box = map_box(scene);
    if (extent.empty) return false;
    const double width = std::min(extent.max.x, box.max.x) - std::max(extent.min.x, box.min.x);
    const double height = std::min(extent.max.y, box.max.y) - std::max(extent.min.y, box.min.y);
    return std::min(width, height) >= least * scene.spec.camera.units_per_canvas;
}

std::vector<std::vector<ScreenXY>> lines_on_page(const Scene& scene, const ProjectedLayer& layer, std::size_t feature,
                                                 const MapBox& box) {
    const RingSet<MapXY> rings = clip_feature(layer, feature, box);
    std::vector<std::vector<ScreenXY>> lines(rings.count());
    for (std::size_t r = 0; r < rings.count(); ++r)
        for (const MapXY& p : rings.ring(r)) lines[r].push_back(to_screen(scene.spec.camera, scene.spec.canvas, p));
    return lines;
}

std::optional<LabelWish> area_wish(const Scene& scene, const std::vector<std::vector<ScreenXY>>& rings,
                                   const std::string& text, const AreaText& how, Tag tag) {
    const auto fit = fit_area_name(rings, measured(scene, text, how.weight), how.style);
    if (!fit || fit->room < how.least_room) return std::nullopt;
    TextStyle style = map_text(scene, fit->size, how.weight, how.color);
    style.letter_spacing = fit->spacing;
    LabelWish wish = wish_of(scene, text + how.mark, style, std::move(tag));
    wish.request.anchor = fit->at;
    wish.request.priority = static_cast<int>(std::min(20 * fit->room, 200.0));
    wish.request.candidates =
        area_candidates({wish.request.width, wish.request.height, how.reach * fit->reach, fit->stretch, fit->angle});
    return wish;
}

}  // namespace tourmap
