#include <algorithm>
#include <array>
#include <cmath>

#include "geodata/geodesic.h"
#include "src/story/formats.h"
#include "src/story/scene.h"
#include "src/story/symbols.h"

namespace tourmap {
namespace {

constexpr double margin = 26;
constexpr double longest_bar = 240;

// Metres on the ground per canvas unit, along the row through the middle of the map.
std::optional<double> metres_per_unit(Scene& scene) {
    const ScreenBox& map = scene.layout.map;
    const double x = (map.min.x + map.max.x) / 2, y = (map.min.y + map.max.y) / 2;
    const auto ground = [&](double dx) {
        return scene.space.inverse(to_map(scene.spec.camera, scene.spec.canvas, {x + dx, y}));
    };
    const auto a = ground(-20), b = ground(20);
    if (!a || !b || !contains(scene.space.domain.domain, *a) || !contains(scene.space.domain.domain, *b)) return {};
    const double metres = geodesic_metres(*a, *b) / 40;
    return std::isfinite(metres) && metres > 0 ? std::optional(metres) : std::nullopt;
}

// The longest of 1, 2, 5 x 10^n metres that is not longer than the bar may be.
double round_length(double most) {
    const double power = std::pow(10, std::floor(std::log10(most)));
    for (const double digit : {5.0, 2.0, 1.0})
        if (digit * power <= most) return digit * power;
    return power;
}

TextStyle small(const Scene& scene, double size, Rgba color) {
    TextStyle style;
    style.size = size;
    style.color = color;
    style.halo = scene.theme().halo;
    style.halo_width = 2;
    return style;
}

void draw_scale_bar(Scene& scene, double x, double y) {
    const auto metres = metres_per_unit(scene);
    if (!metres) return;  // no bar is better than a wrong one
    const double length = round_length(longest_bar * *metres);
    const double width = length / *metres;
    Path bar;
    bar.move_to(x, y - 7);
    bar.line_to(x, y);
    bar.line_to(x + width, y);
    bar.line_to(x + width, y - 7);
    const auto path = std::make_shared<const Path>(std::move(bar));
    scene.stroke(path, {}, scene.theme().halo, 5, {}, {"scale", "", ""});
    scene.stroke(path, {}, scene.theme().panel_text, 2, {}, {"scale", "", ""});
    const std::string label = scene.language().word("scale", {{"length", format_length(scene.language(), length)}});
    const ShapedLine line = shape_line(scene.fonts(), label, small(scene, 15, scene.theme().panel_text));
    place(scene.list, line, x + width + 10, y, {"scale", "", label});
    scene.take(screen_box(x, y - 16, x + width + 10 + line.width, y + 5));
}

void draw_attribution(Scene& scene, double x, double y) {
    const std::string attribution = scene.language().word("attribution");
    const ShapedLine line = shape_line(scene.fonts(), attribution, small(scene, 13, scene.theme().panel_quiet));
    place(scene.list, line, x, y, {"attribution", "", attribution});
    scene.take(screen_box(x, y - line.ascent, x + line.width, y + line.descent));
}

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

// Shapes and colours with their sectors; its lower left corner at (x, y).
void draw_legend(Scene& scene, double x, double y) {
    const std::vector<const Sector*> sectors = sectors_shown(scene);
    if (sectors.empty()) return;
    std::vector<ShapedLine> names;
    double width = 0;
    TextStyle style;
    style.size = 17;
    style.color = scene.theme().panel_text;
    for (const Sector* sector : sectors) {
        names.push_back(shape_line(scene.fonts(), sector->name, style));
        width = std::max(width, names.back().width);
    }
    constexpr double pitch = 30, inset = 14;
    const double height = pitch * static_cast<double>(sectors.size()) + inset;
    width += 2 * inset + 34;
    const auto box = std::make_shared<const Path>(rounded_rectangle(x, y - height, width, height, 8));
    scene.fill(box, {}, scene.theme().panel, FillRule::nonzero, {"legend", "", ""});
    scene.stroke(box, {}, scene.theme().panel_border, 1, {}, {"legend", "", ""});
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        const double row = y - height + inset / 2 + pitch * (static_cast<double>(i) + 0.5);
        const Symbol symbol{sectors[i]->shape, sectors[i]->colour, sectors[i]->letter, 10, false};
        draw_symbol(scene.symbol_pen(), symbol, {x + inset + 11, row}, {"legend", "", sectors[i]->name});
        place(scene.list, names[i], x + inset + 34, row + 0.36 * style.size, {"legend", "", sectors[i]->name});
    }
    scene.take(screen_box(x - 2, y - height - 2, x + width + 2, y + 2));
}

}  // namespace

void draw_furniture(Scene& scene) {
    const double x = scene.layout.map.min.x + margin, bottom = scene.layout.map.max.y;
    draw_attribution(scene, x, bottom - 18);
    draw_scale_bar(scene, x, bottom - 48);
    draw_legend(scene, x, bottom - 80);
}

}  // namespace tourmap
