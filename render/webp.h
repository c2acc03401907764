// Bitmaps to WebP (libwebp).
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/result.h"
#include "render/display_list.h"
#include "render/picture_text.h"

namespace tourmap {

inline constexpr int largest_webp_side = 16383;  // pixels: all that the format can say

// quality: 1 .. 100; 100 keeps every pixel. The text is kept as XMP. The same bitmap and text give the same bytes.
// Errors: no pixels, too many, no memory.
Result<std::vector<std::uint8_t>> encode_webp(const Bitmap& bitmap, const PictureText& text, int quality);

}  // namespace tourmap
