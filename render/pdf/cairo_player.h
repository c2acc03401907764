// Plays a DisplayList to Cairo. For the sources of the module only.
#pragma once

#include <cairo.h>

#include "render/display_list.h"
#include "render/pdf/cairo_fonts.h"
#include "render/pdf/pdf.h"

namespace tourmap {

// The canvas is the unit of `cairo`'s user space.
void play(const DisplayList& list, cairo_t* cairo, CairoFonts& fonts, const PdfInfo& info);

}  // namespace tourmap
