// Draws some rows of a page.
#pragma once

#include <cstdint>

#include "render/display_list.h"

namespace tourmap {

// Device pixels, from the page's upper left corner, which is a margin off that of the canvas.
struct Band {
    int top = 0, height = 0;
    int margin = 0;
};

// `pixels`: the band's own, premultiplied RGBA, without padding; what they held does not matter.
// Throws std::bad_alloc.
void play_band(const DisplayList& list, Band band, std::uint8_t* pixels);

}  // namespace tourmap
