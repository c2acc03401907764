#include "render/text/font_file.h"

#include <hb-ot.h>
#include <hb-subset.h>

#include <array>
#include <cmath>
#include <memory>

#include "render/text/harfbuzz.h"

namespace tourmap {
namespace {

hb_face_t* face_of(const Font& font) {
    return hb_font_get_face(harfbuzz(font));
}

std::string name(const Font& font, hb_ot_name_id_t id) {
    std::array<char, 256> text{};
    unsigned size = text.size();
    hb_ot_name_get_utf8(face_of(font), id, hb_language_from_string("en", -1), &size, text.data());
    return std::string(text.data(), size);
}

template <auto destroy>
struct With {
    template <class T>
    void operator()(T* t) const {
        destroy(t);
    }
};

// Names of the subset: copyright, family, style, unique id, full name, version, PostScript name, trademark, licence and
// its address, typographic family and style.
constexpr std::array kept_names{0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17};

// Where the axes of a variable font stand.
void pin_axes(hb_subset_input_t* input, const Font& font) {
    hb_face_t* face = face_of(font);
    std::vector<hb_ot_var_axis_info_t> axes(hb_ot_var_get_axis_count(face));
    unsigned count = static_cast<unsigned>(axes.size());
    hb_ot_var_get_axis_infos(face, 0, &count, axes.data());
    std::vector<float> at(axes.size());
    for (std::size_t i = 0; i < axes.size(); ++i) at[i] = axes[i].default_value;
    if (const unsigned instance = static_cast<unsigned>(font.face_index()) >> 16; instance > 0) {
        count = static_cast<unsigned>(at.size());
        hb_ot_var_named_instance_get_design_coords(face, instance - 1, &count, at.data());
    }
    for (std::size_t i = 0; i < axes.size(); ++i) hb_subset_input_pin_axis_location(input, face, axes[i].tag, at[i]);
}

}  // namespace

FontNames names_of(const Font& font) {
    FontNames names;
    names.family = name(font, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
    if (names.family.empty()) names.family = name(font, HB_OT_NAME_ID_FONT_FAMILY);
    hb_font_t* face = harfbuzz(font);
    names.weight = static_cast<int>(std::lround(hb_style_get_value(face, HB_STYLE_TAG_WEIGHT)));
    names.width = static_cast<int>(std::lround(hb_style_get_value(face, HB_STYLE_TAG_WIDTH)));
    names.italic =
        hb_style_get_value(face, HB_STYLE_TAG_ITALIC) > 0 || hb_style_get_value(face, HB_STYLE_TAG_SLANT_ANGLE) != 0;
    return names;
}

// OpenType, OS/2: fsType, at byte 8; bit 1: restricted licence, bit 8: no subsetting, bit 9: bitmaps only. The first
// is taken back by bits 2 and 3.
bool may_embed(const Font& font) {
    const std::unique_ptr<hb_blob_t, With<hb_blob_destroy>> table(
        hb_face_reference_table(face_of(font), HB_TAG('O', 'S', '/', '2')));
    unsigned size = 0;
    const char* bytes = hb_blob_get_data(table.get(), &size);
    if (size < 10) return true;
    const unsigned type = static_cast<unsigned char>(bytes[8]) * 256U + static_cast<unsigned char>(bytes[9]);
    const bool restricted = (type & 0x2U) != 0 && (type & 0xcU) == 0;
    return !restricted && (type & 0x300U) == 0;
}

Result<std::vector<std::uint8_t>> font_part(const Font& font, const FontPart& part) {
    if (!may_embed(font)) return fail("the font \"" + font.file() + "\" may not be embedded");
    const std::unique_ptr<hb_subset_input_t, With<hb_subset_input_destroy>> input(hb_subset_input_create_or_fail());
    if (!input) return fail("not enough memory for a part of a font");
    for (const char32_t c : part.characters) hb_set_add(hb_subset_input_unicode_set(input.get()), c);
    for (const std::uint32_t g : part.glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), g);
    hb_set_t* kept = hb_subset_input_set(input.get(), HB_SUBSET_SETS_NAME_ID);
    hb_set_clear(kept);
    for (const int id : kept_names) hb_set_add(kept, static_cast<hb_codepoint_t>(id));
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    pin_axes(input.get(), font);
    const std::unique_ptr<hb_face_t, With<hb_face_destroy>> subset(hb_subset_or_fail(face_of(font), input.get()));
    if (!subset) return fail("HarfBuzz cannot make a part of the font \"" + font.file() + "\"");
    const std::unique_ptr<hb_blob_t, With<hb_blob_destroy>> blob(hb_face_reference_blob(subset.get()));
    unsigned size = 0;
    const char* bytes = hb_blob_get_data(blob.get(), &size);
    if (size == 0) return fail("HarfBuzz cannot make a part of the font \"" + font.file() + "\"");
    return std::vector<std::uint8_t>(bytes, bytes + size);
}

}  // namespace tourmap
