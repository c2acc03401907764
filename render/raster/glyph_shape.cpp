#include "render/raster/glyph_shape.h"

#include <memory>
#include <vector>

#include "render/line_outline.h"
#include "render/thin.h"

namespace tourmap {

namespace {

// What letters and halos may lose in detail, in pixels.
constexpr double letter_tolerance = 0.03, halo_tolerance = 0.1;

void add_halo(const std::vector<PathPoint>& ring, double halo, Path& out) {
    std::vector<std::vector<PathPoint>> rings;
    add_line_outline(ring, true, outline_style(2 * halo, true), rings);
    for (const auto& one : rings) out.add(one, true);
}

Path make_shape(const Path& outline, const GlyphShapeKey& key) {
    Path out;
    std::vector<PathPoint> ring;
    for (std::size_t i = 0; i < outline.subpath_count(); ++i) {
        ring.clear();
        for (const PathPoint& p : outline.subpath(i)) ring.push_back({key.size * p.x, key.size * p.y});
        thin(ring, key.halo > 0 ? halo_tolerance : letter_tolerance);
        if (key.halo > 0)
            add_halo(ring, key.halo, out);
        else if (ring.size() > 2)
            out.add(ring, true);
    }
    return out;
}

}  // namespace

PathPtr glyph_shape(const Font& font, const GlyphShapeKey& key) {
    if (auto known = font.shapes().find(key)) return known;
    const auto made = std::make_shared<const Path>(make_shape(*font.outline(key.glyph), key));
    font.shapes().put(key, made, GlyphShapes::cost(*made));
    return made;
}

}  // namespace tourmap
