// Where a picture that is mostly transparent has anything, so that the rest need not be blended.
#pragma once

#include <vector>

#include "render/display_list.h"

namespace tourmap {

struct PixelBox {
    int x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

// Boxes that do not overlap and hold every pixel that is not fully transparent: few rather than tight, with edges at
// multiples of 32 pixels or the picture's own.
std::vector<PixelBox> inked(const Bitmap& bitmap);

}  // namespace tourmap
