// Bitmaps to JPEG (libjpeg-turbo).
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/result.h"
#include "render/display_list.h"
#include "render/picture_text.h"

namespace tourmap {

// quality: 1 .. 100. Colours are not subsampled: maps are thin coloured lines. What is transparent becomes white. The
// text is kept as XMP. The same bitmap and text give the same bytes. Errors: no pixels, no memory.
Result<std::vector<std::uint8_t>> encode_jpeg(const Bitmap& bitmap, const PictureText& text, int quality);

}  // namespace tourmap
