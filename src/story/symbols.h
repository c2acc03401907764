// Marker symbols: a shape and a colour per sector, with a letter or number inside.
#pragma once

#include <string>

#include "render/display_list.h"
#include "render/text/font.h"
#include "src/story/theme.h"
#include "src/tour/tour.h"

namespace tourmap {

// Outline round (0, 0); all shapes look equally large at the same radius.
Path symbol_path(SymbolShape shape, double radius);

// What a symbol is drawn with.
struct SymbolPen {
    DisplayList& list;
    const FontSet& fonts;
    const Theme& theme;
    std::string language = "en";  // of the letters inside, BCP 47
};

struct Symbol {
    SymbolShape shape = SymbolShape::circle;
    Rgba colour;
    std::string text;    // one or two characters
    double radius = 15;  // canvas units
    bool emphasised = false;
};

void draw_symbol(const SymbolPen& pen, const Symbol& symbol, ScreenXY at, const Tag& tag);

}  // namespace tourmap
