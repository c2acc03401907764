// Our fonts as Cairo takes them. For the sources of the module only.
#pragma once

#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <map>

#include "render/text/font.h"

namespace tourmap {

// Each font is opened once and kept as long as this.
class CairoFonts {
public:
    CairoFonts();
    ~CairoFonts();
    CairoFonts(const CairoFonts&) = delete;
    CairoFonts& operator=(const CairoFonts&) = delete;

    // Null: FreeType cannot open it.
    cairo_font_face_t* face(const FontPtr& font);

private:
    struct Opened {
        FT_Face file = nullptr;
        cairo_font_face_t* face = nullptr;
    };
    FT_Library library_ = nullptr;
    std::map<FontPtr, Opened> opened_;  // looked up, never iterated but to close
};

}  // namespace tourmap
