#include "render/pdf/cairo_fonts.h"

#include <cairo-ft.h>
#include FT_MODULE_H

namespace tourmap {
namespace {

const cairo_user_data_key_t file_key{};

void close_face(void* face) {
    FT_Face file = static_cast<FT_Face>(face);
    FT_Library library = file->glyph->library;
    FT_Done_Face(file);
    FT_Done_Library(library);
}

}  // namespace

CairoFonts::CairoFonts() {
    FT_Init_FreeType(&library_);
}

CairoFonts::~CairoFonts() {
    for (auto& [font, opened] : opened_) cairo_font_face_destroy(opened.face);
    if (library_) FT_Done_FreeType(library_);
}

cairo_font_face_t* CairoFonts::face(const FontPtr& font) {
    const auto [entry, is_new] = opened_.try_emplace(font);
    Opened& opened = entry->second;
    if (!is_new || !library_) return opened.face;
    // The upper half of the index chooses the instance of a variable font, for FreeType as for us.
    if (FT_New_Face(library_, font->file().c_str(), font->face_index(), &opened.file) != 0) return nullptr;
    opened.face = cairo_ft_font_face_create_for_ft_face(opened.file, FT_LOAD_NO_HINTING);
    // Cairo may keep a face longer than we do: it closes the file, and the last one FreeType.
    FT_Reference_Library(library_);
    if (cairo_font_face_set_user_data(opened.face, &file_key, opened.file, close_face) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(opened.face);
        opened.face = nullptr;
    }
    return opened.face;
}

}  // namespace tourmap
