// Smaller bitmaps.
#pragma once

#include "render/display_list.h"

namespace tourmap {

// Halved, each pixel the mean of four, until neither side is longer than `longest` > 0 pixels.
// The same bitmap where it is no larger.
BitmapPtr shrunk(BitmapPtr bitmap, int longest);

}  // namespace tourmap
