// PNG in and out of memory (libspng reads, ISA-L packs). Reading is for pictures from outside and has limits;
// other formats than PNG are read by stb_image.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/result.h"
#include "render/display_list.h"
#include "render/picture_text.h"

namespace tourmap {

// Opaque bitmaps are written as RGB, others as RGBA (unpremultiplied); both say that they are sRGB. The same
// bitmap and text give the same bytes. Errors: no pixels, no memory.
Result<std::vector<std::uint8_t>> encode_png(const Bitmap& bitmap, const PictureText& text = {});

inline constexpr std::string_view png_frame_keyword = "Frame";

// Of a whole PNG file: what PictureText::frame was when it was written. Empty: nothing, or the file is not there, not a
// PNG, or ends early.
std::string frame_of_png(const std::string& path);

// Any of PNG, JPEG, BMP, GIF (first frame) to a Bitmap. Errors: over 64 MiB, over 8192 pixels a side or 50 million
// (a GIF 30; found before anything is unpacked), damaged. A JPEG that ends early is shown as far as it goes.
Result<Bitmap> decode_picture(std::span<const std::uint8_t> file);
// The same from a file; the error names it.
Result<BitmapPtr> read_picture(const std::string& path);

}  // namespace tourmap
