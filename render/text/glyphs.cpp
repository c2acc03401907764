#include "render/text/glyphs.h"

#include <algorithm>

#include "render/text/harfbuzz.h"

namespace tourmap {

namespace {

double units_per_em(const Font& font) {
    return hb_face_get_upem(hb_font_get_face(harfbuzz(font)));
}

}  // namespace

bool is_cursive(std::uint32_t script) {
    constexpr std::array cursive{HB_SCRIPT_ADLAM, HB_SCRIPT_ARABIC, HB_SCRIPT_HANIFI_ROHINGYA, HB_SCRIPT_MANDAIC,
                                 HB_SCRIPT_MONGOLIAN, HB_SCRIPT_NKO, HB_SCRIPT_PHAGS_PA, HB_SCRIPT_SYRIAC,
                                 // Joined by a line along their heads.
                                 HB_SCRIPT_DEVANAGARI, HB_SCRIPT_BENGALI, HB_SCRIPT_GURMUKHI};
    return std::find(cursive.begin(), cursive.end(), static_cast<hb_script_t>(script)) != cursive.end();
}

struct GlyphShaper::Buffer {
    hb_buffer_t* buffer = hb_buffer_create();
    hb_language_t language = HB_LANGUAGE_INVALID;
    std::vector<ShapedGlyph> glyphs;

    ~Buffer() { hb_buffer_destroy(buffer); }
};

GlyphShaper::GlyphShaper(const TextStyle& style) : style_(style), buffer_(std::make_unique<Buffer>()) {
    const std::string& language = style.language;
    buffer_->language = hb_language_from_string(language.data(), static_cast<int>(language.size()));
}

GlyphShaper::~GlyphShaper() = default;

const std::vector<ShapedGlyph>& GlyphShaper::shape(std::u16string_view text, const TextItem& item, bool rtl) {
    hb_buffer_t* buffer = buffer_->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(text.data()), static_cast<int>(text.size()),
                        static_cast<unsigned>(item.begin), static_cast<int>(item.end - item.begin));
    if (item.script != 0) hb_buffer_set_script(buffer, static_cast<hb_script_t>(item.script));
    hb_buffer_set_direction(buffer, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, buffer_->language);
    const bool spaced = style_.letter_spacing != 0;
    hb_shape(harfbuzz(*item.font), buffer, no_ligatures.data(), spaced ? no_ligatures.size() : 0);

    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const double per_unit = style_.size / units_per_em(*item.font);
    buffer_->glyphs.clear();
    for (unsigned i = 0; i < count; ++i) {
        buffer_->glyphs.push_back({infos[i].codepoint, infos[i].cluster, positions[i].x_offset * per_unit,
                                   -positions[i].y_offset * per_unit, positions[i].x_advance * per_unit});
    }
    return buffer_->glyphs;
}

FontExtent extent_of(const Font& font, double size) {
    hb_font_extents_t extents{};
    hb_font_get_h_extents(harfbuzz(font), &extents);
    const double per_unit = size / units_per_em(font);
    return {extents.ascender * per_unit, -extents.descender * per_unit};
}

}  // namespace tourmap
