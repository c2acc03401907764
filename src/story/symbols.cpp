#include "src/story/symbols.h"

#include "render/text/shape.h"

namespace tourmap {

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

void draw_symbol(const SymbolPen& pen, const Symbol& symbol, ScreenXY at, const Tag& tag) {
    const Rgba casing_colour = pen.theme.symbol_casing, ink = pen.theme.symbol_ink;
    const Rgba fill = pen.theme.symbols == SymbolFill::plain ? casing_colour : symbol.colour;
    auto& commands = pen.list.commands;
    const auto path = std::make_shared<const Path>(symbol_path(symbol.shape, symbol.radius));
    const Affine here = Affine::translate(at.x, at.y);
    // Dark casing outside a light one: visible on any ground.
    const double casing = symbol.emphasised ? 5 : 2.4;
    commands.push_back(StrokePath{
        path, here, symbol.emphasised ? pen.theme.panel_title : casing_colour, 2 * casing, LineCap::round, {}, tag});
    if (!symbol.emphasised)
        commands.push_back(StrokePath{path, here, ink.with_alpha(0.85), 1.6, LineCap::round, {}, tag});
    commands.push_back(FillPath{path, here, fill, FillRule::nonzero, tag});
    if (symbol.text.empty()) return;
    TextStyle style;
    style.language = pen.language;
    style.size = symbol.radius * (symbol.text.size() > 1 ? 0.98 : 1.12);
    style.weight = FontWeight::bold;
    style.color = contrast_ratio(fill, casing_colour) >= contrast_ratio(fill, ink) ? casing_colour : ink;
    const ShapedLine line = shape_line(pen.fonts, symbol.text, style);
    const double optical_middle = 0.357 * style.size;  // half the cap height of Noto Sans
    place(pen.list, line, at.x - line.width / 2, at.y + optical_middle, tag);
}

}  // namespace tourmap
