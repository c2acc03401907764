#include "src/export/contact_sheet.h"

#include <algorithm>
#include <cmath>

#include "render/place_list.h"
#include "render/text/shape.h"

namespace tourmap {
namespace {

constexpr double margin = 24, title_size = 30, caption_size = 17, caption_height = 40;  // canvas units

struct Grid {
    std::size_t columns = 1;
    double width = 0, height = 0;  // of a picture
};

// Room: of all cells, with a margin between them.
Grid best_grid(std::size_t count, double width, double height, double aspect) {
    Grid best;
    for (std::size_t columns = 1; columns <= count; ++columns) {
        const std::size_t rows = (count + columns - 1) / columns;
        const double cell = (width - margin * static_cast<double>(columns - 1)) / static_cast<double>(columns);
        const double row =
            (height - margin * static_cast<double>(rows - 1)) / static_cast<double>(rows) - caption_height;
        const double picture = std::min(cell, row * aspect);
        if (picture > best.width) best = {columns, picture, picture / aspect};
    }
    return best;
}

TextStyle style_of(const Deck& deck, double size, FontWeight weight) {
    TextStyle style;
    style.size = size;
    style.weight = weight;
    style.color = deck.theme.panel_text;
    style.language = deck.language->code;
    return style;
}

// Cut at a word where it is longer than its picture is wide.
ShapedLine caption(const FontSet& fonts, const std::string& text, const TextStyle& style, double width) {
    auto lines = shape_paragraph(fonts, text, style, width);
    if (lines.size() < 2) return lines.empty() ? ShapedLine{} : std::move(lines.front());
    std::string shorter = text;
    while (lines.size() > 1 && shorter.find(' ') != std::string::npos) {
        shorter.resize(shorter.rfind(' '));
        lines = shape_paragraph(fonts, shorter + " \u2026", style, width);
    }
    return std::move(lines.front());
}

}  // namespace

Result<DisplayList> contact_sheet(const Deck& deck, const FontSet& fonts, const Canvas& page) {
    DisplayList sheet;
    sheet.canvas = page;
    sheet.background = deck.theme.page;
    sheet.title = deck.tour->title;
    const ShapedLine title = shape_line(fonts, deck.tour->title, style_of(deck, title_size, FontWeight::bold));
    const double top = margin + title.ascent + title.descent + margin;
    const double width = page.width() - 2 * margin, height = page.height() - top - margin / 2;
    const Canvas& of_picture = deck.steps.front().spec.canvas;
    const Grid grid = best_grid(deck.steps.size(), width, height, of_picture.width() / of_picture.height());
    if (!(grid.width > 0)) return fail("the page is too small for a contact sheet", "give a larger --size");
    const auto columns = static_cast<double>(grid.columns);
    const double left = (page.width() - columns * grid.width - (columns - 1) * margin) / 2;
    place(sheet, title, title.right_to_left ? page.width() - left - title.width : left, margin + title.ascent,
          {"panel", "title", ""});
    const double scale = grid.width / of_picture.width();
    for (std::size_t i = 0; i < deck.steps.size(); ++i) {
        const DeckStep& step = deck.steps[i];
        const double x = left + static_cast<double>(i % grid.columns) * (grid.width + margin);
        const double y = top + static_cast<double>(i / grid.columns) * (grid.height + caption_height + margin);
        const auto picture = deck.picture(step);
        if (!picture) return tl::unexpected(picture.error());
        place_list(sheet, *picture, {scale, 0, 0, scale, x, y});
        const auto border = std::make_shared<const Path>(rectangle(x, y, grid.width, grid.height));
        sheet.commands.emplace_back(
            StrokePath{border, {}, deck.theme.panel_border, 1, LineCap::butt, {}, {"panel", "", ""}});
        const std::string text = std::to_string(step.spec.step + 1) + "  " + step.title;
        const ShapedLine line = caption(fonts, text, style_of(deck, caption_size, FontWeight::medium), grid.width);
        place(sheet, line, line.right_to_left ? x + grid.width - line.width : x, y + grid.height + 6 + line.ascent,
              {"panel", "", step.title});
        sheet.alt += (sheet.alt.empty() ? "" : "; ") + text;
    }
    return sheet;
}

}  // namespace tourmap
