#include "render/pdf/cairo_fonts.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <memory>

namespace tourmap {
namespace {

const cairo_user_data_key_t file_key{};

// A font's file with a FreeType of its own: Cairo keeps fonts longer than we do, and closes them when it likes.
struct OpenFile {
    FT_Library library = nullptr;
    FT_Face face = nullptr;

    ~OpenFile() {
        if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }
};

void close(void* file) {
    delete static_cast<OpenFile*>(file);
}

}  // namespace

CairoFonts::~CairoFonts() {
    for (auto& [font, face] : opened_) cairo_font_face_destroy(face);
}

cairo_font_face_t* CairoFonts::face(const FontPtr& font) {
    const auto [entry, is_new] = opened_.try_emplace(font, nullptr);
    if (!is_new) return entry->second;
    auto file = std::make_unique<OpenFile>();
    if (FT_Init_FreeType(&file->library) != 0) return nullptr;
    // The upper half of the index chooses the instance of a variable font, for FreeType as for us.
    if (FT_New_Face(file->library, font->file().c_str(), font->face_index(), &file->face) != 0) return nullptr;
    cairo_font_face_t* face = cairo_ft_font_face_create_for_ft_face(file->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &file_key, file.get(), close) != CAIRO_STATUS_SUCCESS) {
        cairo_font_face_destroy(face);
        return nullptr;
    }
    file.release();
    return entry->second = face;
}

}  // namespace tourmap
