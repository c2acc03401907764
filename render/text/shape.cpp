#include "render/text/shape.h"

#include <hb.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "render/text/utf8.h"

namespace tourmap {

namespace {

// A stretch of text in one font and one script.
struct Item {
    std::u32string text;
    FontPtr font;
    hb_script_t script = HB_SCRIPT_COMMON;
};

struct BufferDeleter {
    void operator()(hb_buffer_t* b) const { hb_buffer_destroy(b); }
};
using BufferPtr = std::unique_ptr<hb_buffer_t, BufferDeleter>;

hb_font_t* shaper(const Font& font) {
    return static_cast<hb_font_t*>(font.harfbuzz());
}

std::u32string without_controls(std::u32string text) {
    for (char32_t& c : text) {
        if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) c = ' ';
    }
    return text;
}

// Marks, joiners and spaces belong to the letter before them and are set in its font where it has them.
bool joins_previous(char32_t c) {
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
        case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
        case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
        case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
            return true;
        default:
            return false;
    }
}

bool is_real_script(hb_script_t s) {
    return s != HB_SCRIPT_COMMON && s != HB_SCRIPT_INHERITED && s != HB_SCRIPT_UNKNOWN;
}

// Splits where the font or the script changes. Characters of no script (digits, dots) stay where they are.
std::vector<Item> itemise(const FontSet& fonts, const std::u32string& text, const TextStyle& style) {
    std::vector<Item> items;
    for (const char32_t c : text) {
        const bool stays = !items.empty() && joins_previous(c) && items.back().font->has(c);
        const FontPtr font = stays ? items.back().font : fonts.face_for(c, style.weight, style.italic);
        const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
        const bool other_script = is_real_script(script) && !items.empty() && is_real_script(items.back().script) &&
                                  items.back().script != script;
        if (items.empty() || items.back().font != font || other_script) items.push_back({{}, font, HB_SCRIPT_COMMON});
        items.back().text.push_back(c);
        if (is_real_script(script) && !is_real_script(items.back().script)) items.back().script = script;
    }
    return items;
}

BufferPtr shaped_buffer(const Item& item, const TextStyle& style) {
    BufferPtr buffer(hb_buffer_create());
    const auto* codes = reinterpret_cast<const std::uint32_t*>(item.text.data());
    const int length = static_cast<int>(item.text.size());
    hb_buffer_add_codepoints(buffer.get(), codes, length, 0, length);
    if (is_real_script(item.script)) hb_buffer_set_script(buffer.get(), item.script);
    // The language must not come from the environment, or pictures would differ between machines.
    hb_buffer_set_language(buffer.get(), hb_language_from_string("en", -1));
    hb_buffer_guess_segment_properties(buffer.get());

    std::vector<hb_feature_t> features;
    if (style.letter_spacing != 0) {
        for (const hb_tag_t ligatures : {HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g')}) {
            features.push_back({ligatures, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END});
        }
    }
    hb_shape(shaper(*item.font), buffer.get(), features.data(), static_cast<unsigned>(features.size()));
    return buffer;
}

GlyphRun empty_run(const Item& item, const TextStyle& style) {
    GlyphRun run;
    run.font = item.font;
    run.size = style.size;
    run.color = style.color;
    run.halo = style.halo;
    run.halo_width = style.halo_width;
    for (const char32_t c : item.text) append_utf8(run.text, c);
    return run;
}

// Appends the item's glyphs to the line and moves the line's pen.
void append_item(ShapedLine& line, const Item& item, const TextStyle& style) {
    const BufferPtr buffer = shaped_buffer(item, style);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const double per_unit = style.size / hb_face_get_upem(hb_font_get_face(shaper(*item.font)));

    GlyphRun run = empty_run(item, style);
    for (unsigned i = 0; i < count; ++i) {
        const bool new_cluster = i == 0 ? !line.runs.empty() : infos[i].cluster != infos[i - 1].cluster;
        if (new_cluster) line.width += style.letter_spacing;
        run.glyphs.push_back(
            {infos[i].codepoint, line.width + positions[i].x_offset * per_unit, -positions[i].y_offset * per_unit});
        line.width += positions[i].x_advance * per_unit;
    }
    line.runs.push_back(std::move(run));
}

ShapedLine empty_line(const FontSet& fonts, const TextStyle& style) {
    const FontPtr font = fonts.face(style.weight, style.italic);
    hb_font_extents_t extents{};
    hb_font_get_h_extents(shaper(*font), &extents);
    const double per_unit = style.size / hb_face_get_upem(hb_font_get_face(shaper(*font)));
    ShapedLine line;
    line.ascent = extents.ascender * per_unit;
    line.descent = -extents.descender * per_unit;
    return line;
}

ShapedLine shape_characters(const FontSet& fonts, std::u32string text, const TextStyle& style) {
    ShapedLine line = empty_line(fonts, style);
    std::vector<Item> items = itemise(fonts, without_controls(std::move(text)), style);
    const auto first_letter =
        std::find_if(items.begin(), items.end(), [](const Item& item) { return is_real_script(item.script); });
    if (first_letter != items.end() && hb_script_get_horizontal_direction(first_letter->script) == HB_DIRECTION_RTL) {
        std::reverse(items.begin(), items.end());
    }
    for (const Item& item : items) append_item(line, item, style);
    return line;
}

bool breaks_after(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014;
}

// Places where a line may end: after each word's spaces, and after hyphens inside words.
std::vector<std::u32string> breakable_pieces(const std::u32string& text) {
    std::vector<std::u32string> pieces;
    bool at_break = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (at_break) pieces.emplace_back();
        pieces.back().push_back(text[i]);
        const bool next_is_space = i + 1 < text.size() && text[i + 1] == ' ';
        const bool hyphen_in_word = i > 0 && text[i - 1] != ' ' && breaks_after(text[i]);
        at_break = (text[i] == ' ' || hyphen_in_word) && !next_is_space;
    }
    return pieces;
}

std::u32string without_trailing_spaces(std::u32string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

// Takes as many pieces from `next` on as fit, at least one, and moves `next`.
ShapedLine take_line(const FontSet& fonts, const std::vector<std::u32string>& pieces, std::size_t& next,
                     const TextStyle& style, double width) {
    std::u32string text = pieces[next++];
    ShapedLine line = shape_characters(fonts, without_trailing_spaces(text), style);
    while (next < pieces.size()) {
        text += pieces[next];
        ShapedLine longer = shape_characters(fonts, without_trailing_spaces(text), style);
        if (longer.width > width) break;
        line = std::move(longer);
        ++next;
    }
    return line;
}

}  // namespace

ShapedLine shape_line(const FontSet& fonts, const std::string& utf8, const TextStyle& style) {
    return shape_characters(fonts, decode_utf8(utf8), style);
}

std::vector<ShapedLine> shape_paragraph(const FontSet& fonts, const std::string& utf8, const TextStyle& style,
                                        double width) {
    std::vector<ShapedLine> lines;
    const std::u32string text = decode_utf8(utf8);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(U'\n', begin), text.size());
        const auto pieces = breakable_pieces(without_controls(text.substr(begin, end - begin)));
        if (pieces.empty()) lines.push_back(empty_line(fonts, style));
        for (std::size_t next = 0; next < pieces.size();) lines.push_back(take_line(fonts, pieces, next, style, width));
        begin = end + 1;
    }
    return lines;
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
