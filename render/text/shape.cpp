#include "render/text/shape.h"

#include <algorithm>
#include <utility>

#include "render/text/fill_lines.h"
#include "render/text/paragraph.h"
#include "render/text/shape_cache.h"
#include "render/text/utf8.h"

namespace tourmap {

namespace {

GlyphRun empty_run(const Paragraph& paragraph, const TextItem& item) {
    const TextStyle& style = paragraph.style();
    GlyphRun run;
    run.font = item.font;
    run.size = style.size;
    run.color = style.color;
    run.halo = style.halo;
    run.halo_width = style.halo_width;
    append_utf8(run.text, std::u16string_view(paragraph.text()).substr(item.begin, item.end - item.begin));
    return run;
}

// Without runs; as high as the style's own face.
ShapedLine empty_line(const FontSet& fonts, const TextStyle& style) {
    const FontExtent extent = extent_of(*fonts.face(style.weight, style.italic), style.size);
    ShapedLine line;
    line.ascent = extent.ascent;
    line.descent = extent.descent;
    return line;
}

// Fonts that lend letters make the line as high as they are; those that lend only signs do not.
void cover(ShapedLine& line, const TextItem& item, double size) {
    if (!item.has_letters) return;
    const FontExtent extent = extent_of(*item.font, size);
    line.ascent = std::max(line.ascent, extent.ascent);
    line.descent = std::max(line.descent, extent.descent);
}

ShapedLine line_of(const FontSet& fonts, const Paragraph& paragraph, const std::vector<GlyphStretch>& stretches) {
    const TextStyle& style = paragraph.style();
    ShapedLine line = empty_line(fonts, style);
    line.right_to_left = paragraph.right_to_left();
    for (const GlyphStretch& stretch : stretches) {
        GlyphRun run = empty_run(paragraph, stretch.item);
        for (const ShapedGlyph& glyph : stretch.glyphs) {
            run.glyphs.push_back({glyph.index, line.width + glyph.dx, glyph.dy});
            line.width += glyph.advance;
        }
        cover(line, stretch.item, style.size);
        line.runs.push_back(std::move(run));
    }
    return line;
}

std::vector<ShapedLine> lines_of(const FontSet& fonts, const std::string& utf8, const TextStyle& style,
                                 std::optional<double> width) {
    std::vector<ShapedLine> lines;
    const std::u16string text = decode_to_utf16(utf8);
    if (!width) {
        Paragraph paragraph(fonts, text, style);
        return {line_of(fonts, paragraph, paragraph.line(0, paragraph.text().size()))};
    }
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(u'\n', begin), text.size());
        Paragraph paragraph(fonts, text.substr(begin, end - begin), style);
        for (const auto& stretches : fill_lines(paragraph, *width))
            lines.push_back(line_of(fonts, paragraph, stretches));
        begin = end + 1;
    }
    return lines;
}

ShapeCache::Ptr known_lines(const FontSet& fonts, ShapeKey key) {
    if (auto known = fonts.shapes().find(key)) return known;
    auto lines = std::make_shared<const std::vector<ShapedLine>>(lines_of(fonts, key.text, key.style, key.width));
    const std::size_t cost = ShapeCache::cost(key);
    fonts.shapes().put(std::move(key), lines, cost);
    return lines;
}

}  // namespace

ShapedLine shape_line(const FontSet& fonts, const std::string& utf8, const TextStyle& style) {
    return known_lines(fonts, {utf8, style, std::nullopt})->front();
}

std::vector<ShapedLine> shape_paragraph(const FontSet& fonts, const std::string& utf8, const TextStyle& style,
                                        double width) {
    return *known_lines(fonts, {utf8, style, width});
}

void place(DisplayList& list, const ShapedLine& line, double x, double y, const Tag& tag, double radians) {
    const Affine at = Affine::rotation(radians).then(Affine::translate(x, y));
    for (GlyphRun run : line.runs) {
        run.affine = run.affine.then(at);
        run.tag = tag;
        list.commands.emplace_back(std::move(run));
    }
}

}  // namespace tourmap
