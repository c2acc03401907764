#include "src/story/draw_classes.h"

#include <algorithm>

#include "render/text/utf8.h"
#include "src/story/draw_furniture.h"

namespace tourmap {
namespace {

constexpr double pitch = 27, inset = 14, swatch_width = 30, swatch_height = 17, gap = 12, field_pitch = 20;

struct Row {
    Rgba colour;
    ShapedLine line;
    std::string text;
};

// Words of a file may be of any length.
std::string shortened(const std::string& text) {
    constexpr std::size_t most = 48;
    const std::u32string characters = decode_utf8(text);
    if (characters.size() <= most) return text;
    std::string out;
    for (std::size_t i = 0; i + 1 < most; ++i) append_utf8(out, characters[i]);
    return out + "…";
}

std::vector<Row> rows_of(const Scene& scene, const ClassLegend& legend, const TextStyle& style) {
    std::vector<Row> rows;
    const auto add = [&](Rgba colour, const std::string& text) {
        rows.push_back({colour, shape_line(scene.fonts(), text, style), text});
    };
    for (const ClassEntry& entry : legend.entries)
        add(entry.colour, entry.text.empty() ? scene.language().word("class.others") : shortened(entry.text));
    if (!legend.without.empty()) add(scene.theme().land, legend.without);
    return rows;
}

}  // namespace

void draw_class_legend(Scene& scene, CornerStacks& stacks, const ClassLegend& legend, std::optional<Corner> before) {
    const Theme& theme = scene.theme();
    TextStyle style;
    style.language = scene.language_tag();
    style.size = 16;
    style.color = theme.panel_text;
    TextStyle title_style = style;
    title_style.weight = FontWeight::bold;
    title_style.color = theme.panel_title;
    const ShapedLine title = shape_line(scene.fonts(), shortened(legend.title), title_style);
    TextStyle field_style = style;
    field_style.size = 14;
    field_style.color = theme.panel_quiet;
    const ShapedLine field = shape_line(scene.fonts(), shortened(legend.field), field_style);
    const std::vector<Row> rows = rows_of(scene, legend, style);
    double width = std::max(title.width, field.width);
    for (const Row& row : rows) width = std::max(width, swatch_width + gap + row.line.width);
    width += 2 * inset;
    const double field_room = legend.field.empty() ? 0 : field_pitch;
    const double height = pitch * static_cast<double>(rows.size() + 1) + inset + field_room;
    const Corner corner = before ? *before : best_corner(scene, stacks, Corner::bottom_right, width, height);
    scene.class_legends.push_back(corner);
    const auto [x, y] = stacks.place(corner, width, height);
    const Tag tag{"legend", "", legend.title};
    const auto box = std::make_shared<const Path>(rounded_rectangle(x, y, width, height, 8));
    scene.fill(box, {}, theme.panel, FillRule::nonzero, tag);
    scene.stroke(box, {}, theme.panel_border, 1, {}, tag);
    const bool mirrored = scene.from_right();
    const double left = x + inset, right = x + width - inset, letters = 0.36 * style.size;
    double middle = y + inset / 2 + pitch / 2;
    place(scene.list, title, mirrored ? right - title.width : left, middle + letters, tag);
    middle += field_room;
    place(scene.list, field, mirrored ? right - field.width : left, middle + 0.3 * field_style.size, tag);
    for (const Row& row : rows) {
        middle += pitch;
        const double at = mirrored ? right - swatch_width : left;
        const auto swatch =
            std::make_shared<const Path>(rectangle(at, middle - swatch_height / 2, swatch_width, swatch_height));
        const Tag of_row{"legend", "", row.text};
        scene.fill(swatch, {}, theme.land, FillRule::nonzero, of_row);
        scene.fill(swatch, {}, row.colour.with_alpha(legend.opacity / 255.0), FillRule::nonzero, of_row);
        scene.stroke(swatch, {}, theme.border, 0.8, {}, of_row);
        const double text = mirrored ? right - swatch_width - gap - row.line.width : left + swatch_width + gap;
        place(scene.list, row.line, text, middle + letters, of_row);
    }
    scene.take(screen_box(x - 2, y - 2, x + width + 2, y + height + 2));
}

}  // namespace tourmap
