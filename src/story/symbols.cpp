#include "src/story/symbols.h"

#include "render/text/shape.h"

namespace tourmap {
namespace {

constexpr Rgba white{255, 255, 255, 255};
constexpr Rgba ink{24, 28, 36, 255};

}  // namespace

Path symbol_path(SymbolShape shape, double r) {
    switch (shape) {
        case SymbolShape::circle:
            return circle(0, 0, r);
        case SymbolShape::square:
            return rounded_rectangle(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r, 0.2 * r);
        case SymbolShape::triangle: {
            Path path = regular_polygon(0, 0.22 * r, 1.32 * r, 3);
            return path;
        }
        case SymbolShape::diamond:
            return regular_polygon(0, 0, 1.22 * r, 4);
        case SymbolShape::pentagon:
            return regular_polygon(0, 0.04 * r, 1.12 * r, 5);
        case SymbolShape::hexagon:
            return regular_polygon(0, 0, 1.08 * r, 6);
        case SymbolShape::star:
            return star(0, 0.03 * r, 1.4 * r, 0.8 * r, 5);
        case SymbolShape::cross:
            return cross(0, 0, 1.08 * r, 1.3 * r);
    }
    return circle(0, 0, r);
}

void draw_symbol(DisplayList& list, const FontSet& fonts, const Symbol& symbol, ScreenXY at, const Tag& tag) {
    const auto path = std::make_shared<const Path>(symbol_path(symbol.shape, symbol.radius));
    const Affine here = Affine::translate(at.x, at.y);
    // Dark casing outside a light one: visible on any ground.
    const double casing = symbol.emphasised ? 5 : 2.4;
    list.commands.push_back(
        StrokePath{path, here, symbol.emphasised ? ink : white, 2 * casing, LineCap::round, {}, tag});
    if (!symbol.emphasised)
        list.commands.push_back(StrokePath{path, here, ink.with_alpha(0.85), 1.6, LineCap::round, {}, tag});
    list.commands.push_back(FillPath{path, here, symbol.colour, FillRule::nonzero, tag});
    if (symbol.text.empty()) return;
    TextStyle style;
    style.size = symbol.radius * (symbol.text.size() > 1 ? 0.98 : 1.12);
    style.weight = FontWeight::bold;
    style.color = contrast_ratio(symbol.colour, white) >= contrast_ratio(symbol.colour, ink) ? white : ink;
    const ShapedLine line = shape_line(fonts, symbol.text, style);
    const double optical_middle = 0.357 * style.size;  // half the cap height of Noto Sans
    place(list, line, at.x - line.width / 2, at.y + optical_middle, tag);
}

}  // namespace tourmap
