#include <algorithm>
#include <cmath>

#include "src/story/draw_furniture.h"
#include "src/story/formats.h"

namespace tourmap {
namespace {

constexpr double longest_bar = 240;

// The longest of 1, 2, 5 x 10^n metres that is not longer than the bar may be.
double round_length(double most) {
    const double power = std::pow(10, std::floor(std::log10(most)));
    for (const double digit : {5.0, 2.0, 1.0})
        if (digit * power <= most) return digit * power;
    return power;
}

// Two figures that count: 917 km are 920 km, where it is about a range.
double two_figures(double metres) {
    const double power = std::pow(10, std::floor(std::log10(metres)) - 1);
    return std::round(metres / power) * power;
}

// "1000 km at the middle of the map (930 km – 1100 km)": what the bar stands for elsewhere, where that differs visibly.
std::string scale_text(const Language& language, double length, const ScaleRange& range) {
    std::string text = language.word("scale", {{"length", format_length(language, length)}});
    const double least = two_figures(length * range.least / range.middle),
                 greatest = two_figures(length * range.greatest / range.middle);
    if (greatest / least > 1.08)
        text += " (" + format_length(language, least) + " – " + format_length(language, greatest) + ")";
    return text;
}

}  // namespace

void draw_scale_bar(Scene& scene, CornerStacks& stacks, Corner corner) {
    const auto range = scale_range(scene.layout.map, place_at(scene));
    // No bar is better than a wrong one.
    if (!range || range->greatest > scene.theme().scale_limit * range->least) return;
    const double length = round_length(longest_bar * range->middle);
    const double width = length / range->middle;
    const std::string text = scale_text(scene.language(), length, *range);
    const ShapedLine line = shape_line(scene.fonts(), text, furniture_text(scene, 15, scene.theme().panel_text));
    constexpr double gap = 10, tick = 7, height = 18;
    const ScreenXY at = stacks.place(corner, width + gap + line.width, height);
    const double y = at.y + height - 4;
    Path bar;
    bar.move_to(at.x, y - tick);
    bar.line_to(at.x, y);
    bar.line_to(at.x + width, y);
    bar.line_to(at.x + width, y - tick);
    const auto path = std::make_shared<const Path>(std::move(bar));
    scene.stroke(path, {}, scene.theme().halo, 5, {}, {"scale", "", ""});
    scene.stroke(path, {}, scene.theme().panel_text, 2, {}, {"scale", "", ""});
    place(scene.list, line, at.x + width + gap, y, {"scale", "", text});
    scene.take(screen_box(at.x, at.y, at.x + width + gap + line.width, at.y + height));
}

}  // namespace tourmap
