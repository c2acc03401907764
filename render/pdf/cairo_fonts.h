// Our fonts as Cairo takes them. For the sources of the module only.
#pragma once

#include <cairo.h>

#include <map>

#include "render/text/font.h"

namespace tourmap {

// Each font is opened once and kept as long as this.
class CairoFonts {
public:
    CairoFonts() = default;
    ~CairoFonts();
    CairoFonts(const CairoFonts&) = delete;
    CairoFonts& operator=(const CairoFonts&) = delete;

    // Null: FreeType cannot open it.
    cairo_font_face_t* face(const FontPtr& font);

private:
    std::map<FontPtr, cairo_font_face_t*> opened_;  // looked up, never iterated but to close
};

}  // namespace tourmap
