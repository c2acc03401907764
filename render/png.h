// PNG in and out of memory. Reading is for pictures from outside and has limits (stb_image).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "render/display_list.h"

namespace tourmap {

struct PngText {
    std::string title, description, source, software;  // iTXt chunks; empty ones are left out
};

// Opaque bitmaps are written as RGB, others as RGBA (unpremultiplied). Deterministic bytes.
Result<std::vector<std::uint8_t>> encode_png(const Bitmap& bitmap, const PngText& text = {});

// Any of PNG, JPEG, BMP, GIF (first frame) to a Bitmap. Errors: over 64 MiB of file, over 8192 pixels
// on a side, damaged.
Result<Bitmap> decode_picture(std::span<const std::uint8_t> file);
Result<BitmapPtr> read_picture(const std::string& path);

}  // namespace tourmap
