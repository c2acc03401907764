// Glyphs that were made ready for drawing before.
#pragma once

#include <cstdint>
#include <functional>

#include "render/path.h"
#include "render/text/kept.h"

namespace tourmap {

// Pixels.
struct GlyphShapeKey {
    std::uint32_t glyph = 0;
    double size = 0;  // em
    double halo = 0;  // how far it reaches beyond the outline; 0: the letter itself
    friend bool operator==(const GlyphShapeKey&, const GlyphShapeKey&) = default;
};

struct GlyphShapeHash {
    std::size_t operator()(const GlyphShapeKey& key) const {
        std::size_t hash = key.glyph;
        for (const double value : {key.size, key.halo}) hash = hash * 31 + std::hash<double>()(value);
        return hash;
    }
};

// Of one Font, which owns it: rings in pixels, y down, origin on the baseline. Costs are points.
class GlyphShapes : public Kept<GlyphShapeKey, Path, GlyphShapeHash> {
public:
    GlyphShapes() : Kept(std::size_t{1} << 19) {}
    static std::size_t cost(const Path& path) { return path.points.size() + 20; }
};

}  // namespace tourmap
