// What stands in the corners of the map: each piece in the corner that the tour or the theme gives it.
#include "src/story/draw_furniture.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "src/story/draw_classes.h"
#include "src/story/draw_features.h"
#include "src/story/label_plan.h"
#include "src/story/names.h"
#include "src/story/scene.h"
#include "src/story/shown_layers.h"

namespace tourmap {
namespace {

// What the worldview stands for, in the frame's language; one that is not bundled has its own words only.
std::string policy_of(const Scene& scene) {
    const Worldview& view = scene.worldview();
    const std::string key = "worldview." + view.key;
    return scene.language().words.contains(key) ? scene.language().word(key) : view.disclaimer;
}

// Units that this frame may name and that have a footnote.
std::vector<std::string> units_with_notes(const Scene& scene, const Motion* motion) {
    if (!motion) return noted_units(scene);
    std::vector<std::string> units;
    for (const auto& [unit, ruling] : scene.worldview().units) {
        const auto named = [&unit = unit](const FramePlan& plan) {
            return std::any_of(plan.labels.begin(), plan.labels.end(),
                               [&](const PlannedLabel& label) { return label.wish.tag.id == unit; });
        };
        if (!ruling.footnote.empty() && (named(*motion->from) || named(*motion->to))) units.push_back(unit);
    }
    return units;
}

void draw_attribution(Scene& scene, CornerStacks& stacks, Corner corner, const Motion* motion) {
    const auto shaped = [&](const std::string& text) {
        return shape_line(scene.fonts(), text, furniture_text(scene, 13, scene.theme().panel_quiet));
    };
    std::string text = scene.language().word("attribution", {{"boundaries", policy_of(scene)}});
    const std::vector<bool> shown = own_shown(scene.spec, *scene.data.tour);
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (const std::string& credit = scene.tour().layers[i].credit; shown[i] && !credit.empty())
            text += " " + credit + ".";
    const ShapedLine line = shaped(text);
    // Footnotes go on in the same line where it has room for them, so that what stands above need not move.
    constexpr double margins = 40, gap = 5;
    const double most = scene.layout.map.max.x - scene.layout.map.min.x - margins;
    const double pitch = line.ascent + line.descent;
    double width = line.width, end = line.width, height = pitch;
    for (const std::string& unit : units_with_notes(scene, motion)) {
        const std::string note = "* " + footnote_of(scene, unit);
        Footnote foot{unit, shaped(note), note, end + gap, height - pitch};
        if (foot.x + foot.line.width > most) {
            foot.x = 0;
            foot.baseline = height;
            height += pitch;
        }
        end = foot.x + foot.line.width;
        width = std::max(width, end);
        scene.footnotes.push_back(std::move(foot));
    }
    const ScreenXY at = stacks.place(corner, width, height);
    place(scene.list, line, at.x, at.y + line.ascent, {"attribution", "", text});
    for (Footnote& foot : scene.footnotes) {
        foot.x += at.x;
        foot.baseline += at.y + line.ascent;
    }
    scene.take(screen_box(at.x, at.y, at.x + width, at.y + height));
}

}  // namespace

TextStyle furniture_text(const Scene& scene, double size, Rgba color) {
    TextStyle style;
    style.language = scene.language_tag();
    style.size = size;
    style.color = color;
    style.halo = scene.theme().halo;
    style.halo_width = 2;
    return style;
}

Corner best_corner(const Scene& scene, const CornerStacks& stacks, Corner wished, double width, double height) {
    constexpr long too_high = 1'000'000;
    const auto covered = [&](Corner corner) {
        const auto [x, y] = stacks.next(corner, width, height);
        const long boxes =
            std::count_if(scene.taken.begin(), scene.taken.end(), [&, x = x, y = y](const LabelObstacle& other) {
                const ScreenBox& box = other.box;
                return box.min.x < x + width && box.max.x > x && box.min.y < y + height && box.max.y > y;
            });
        return boxes + (stacks.has_room(corner, height) ? 0 : too_high);
    };
    Corner best = wished;
    for (const Corner corner : {Corner::bottom_left, Corner::top_left, Corner::bottom_right, Corner::top_right})
        if (covered(corner) < covered(best)) best = corner;
    return best;
}

void draw_class_legends(Scene& scene, CornerStacks& stacks, const Motion* motion) {
    if (!scene.layers) return;
    for (const ShownLayer& layer : *scene.layers) {
        if (!layer.parted.classed) continue;
        const ClassedLayer& classed = *layer.parted.classed;
        const auto& kinds = layer.parted.layer->about().kinds;
        const bool areas = std::ranges::find(kinds, GeometryKind::polygon) != kinds.end();
        const std::size_t number = scene.class_legends.size();
        std::optional<Corner> before;
        if (motion && number < motion->to->class_legends.size()) before = motion->to->class_legends[number];
        draw_class_legend(
            scene, stacks,
            {layer.title, layer.field, classed.entries, classed.without > 0 ? scene.language().word("class.none") : "",
             areas ? of_classed_areas : std::uint8_t{255}},
            before);
    }
}

PlaceAt place_at(const Scene& scene) {
    return [&scene](ScreenXY p) -> std::optional<LonLat> {
        const auto place = scene.space.inverse(to_map(scene.spec.camera, scene.spec.canvas, p));
        if (!place || !contains(scene.space.domain.domain, *place)) return std::nullopt;
        return place;
    };
}

void draw_furniture(Scene& scene, const Motion* motion) {
    const Furniture furniture = furniture_of(scene.data, scene.spec.look);
    // In the order in which they stand from a corner inwards.
    using Draw = std::function<void(Scene&, CornerStacks&, Corner)>;
    const auto attribution = [motion](Scene& s, CornerStacks& stacks, Corner corner) {
        draw_attribution(s, stacks, corner, motion);
    };
    const auto legend = [motion](Scene& s, CornerStacks& stacks, Corner corner) {
        draw_legend(s, stacks, corner, motion);
    };
    const std::pair<FurniturePiece, Draw> pieces[] = {
        {&Furniture::attribution, attribution},
        {&Furniture::scale_bar, draw_scale_bar},
        {&Furniture::legend, legend},
        {&Furniture::locator, draw_locator},
        {&Furniture::north_arrow, draw_north_arrow},
    };
    CornerStacks stacks(scene.layout.map);
    for (const auto& [piece, draw] : pieces)
        if (furniture.*piece != Corner::none) draw(scene, stacks, furniture.*piece);
    draw_class_legends(scene, stacks, motion);
}

}  // namespace tourmap
