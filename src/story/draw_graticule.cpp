#include "src/story/draw_graticule.h"

namespace tourmap {
namespace {

constexpr double text_size = 17;
constexpr double capital_height = 0.714;  // of the em, in Noto Sans

}  // namespace

TextStyle graticule_text(const Theme& theme, const std::string& language) {
    TextStyle style;
    style.language = language;
    style.size = text_size;
    style.color = theme.graticule_label;
    style.halo = theme.halo;
    style.halo_width = 0.13 * text_size;
    return style;
}

MeasureLabel measure_graticule_labels(const FontSet& fonts, const TextStyle& style) {
    return [&fonts, style](const std::string& text) {
        return LabelSize{shape_line(fonts, text, style).width, capital_height * style.size};
    };
}

void draw_graticule_labels(DisplayList& list, const std::vector<GraticuleLabel>& labels, const FontSet& fonts,
                           const TextStyle& style) {
    for (const GraticuleLabel& label : labels)
        place(list, shape_line(fonts, label.text, style), label.box.min.x, label.box.max.y,
              {"graticule labels", label.text, ""});
}

}  // namespace tourmap
