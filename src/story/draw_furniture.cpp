// What stands in the corners of the map: each piece in the corner that the tour or the theme gives it.
#include "src/story/draw_furniture.h"

#include <cmath>
#include <functional>

#include "src/story/scene.h"

namespace tourmap {
namespace {

// What the worldview stands for, in the frame's language; one that is not bundled has its own words only.
std::string policy_of(const Scene& scene) {
    const Worldview& view = scene.worldview();
    const std::string key = "worldview." + view.key;
    return scene.language().words.contains(key) ? scene.language().word(key) : view.disclaimer;
}

void draw_attribution(Scene& scene, CornerStacks& stacks, Corner corner) {
    const std::string text = scene.language().word("attribution", {{"boundaries", policy_of(scene)}});
    const ShapedLine line = shape_line(scene.fonts(), text, furniture_text(scene, 13, scene.theme().panel_quiet));
    const double height = line.ascent + line.descent;
    const ScreenXY at = stacks.place(corner, line.width, height);
    place(scene.list, line, at.x, at.y + line.ascent, {"attribution", "", text});
    scene.take(screen_box(at.x, at.y, at.x + line.width, at.y + height));
}

}  // namespace

TextStyle furniture_text(const Scene& scene, double size, Rgba color) {
    TextStyle style;
    style.size = size;
    style.color = color;
    style.halo = scene.theme().halo;
    style.halo_width = 2;
    return style;
}

PlaceAt place_at(const Scene& scene) {
    return [&scene](ScreenXY p) -> std::optional<LonLat> {
        const auto place = scene.space.inverse(to_map(scene.spec.camera, scene.spec.canvas, p));
        if (!place || !contains(scene.space.domain.domain, *place)) return std::nullopt;
        return place;
    };
}

void draw_furniture(Scene& scene, const Motion* motion) {
    Furniture furniture = scene.theme().furniture;
    for (const auto& [piece, corner] : scene.tour().furniture) furniture.*piece = corner;
    // In the order in which they stand from a corner inwards.
    using Draw = std::function<void(Scene&, CornerStacks&, Corner)>;
    const auto legend = [motion](Scene& s, CornerStacks& stacks, Corner corner) {
        draw_legend(s, stacks, corner, motion);
    };
    const std::pair<FurniturePiece, Draw> pieces[] = {
        {&Furniture::attribution, draw_attribution},
        {&Furniture::scale_bar, draw_scale_bar},
        {&Furniture::legend, legend},
        {&Furniture::locator, draw_locator},
        {&Furniture::north_arrow, draw_north_arrow},
    };
    CornerStacks stacks(scene.layout.map);
    for (const auto& [piece, draw] : pieces)
        if (furniture.*piece != Corner::none) draw(scene, stacks, furniture.*piece);
}

}  // namespace tourmap
