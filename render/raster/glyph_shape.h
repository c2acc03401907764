// Letters and their halos as rings in pixels.
#pragma once

#include "render/text/font.h"
#include "render/text/glyph_shapes.h"

namespace tourmap {

// Rings to be filled by the nonzero rule, from the glyph's origin on the baseline. Worked out once for a size: most
// letters of a film stand in many frames. Never null.
PathPtr glyph_shape(const Font& font, const GlyphShapeKey& key);

}  // namespace tourmap
