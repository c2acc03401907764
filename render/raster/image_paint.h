// A picture's colour at any place of the page.
#pragma once

#include <optional>
#include <vector>

#include "render/display_list.h"
#include "render/raster/pixels.h"

namespace tourmap {

class ImagePaint {
public:
    // `affine`: from the unit square to device pixels. Nothing for bitmaps without pixels and affines without inverse.
    static std::optional<ImagePaint> create(const Bitmap& bitmap, const Affine& affine);

    // At the middle of a device pixel. Bilinear, and averaged where the picture is shown at less than half its size;
    // the outermost pixels go on for ever.
    PixelWord at(int x, int y) const;

private:
    ImagePaint() = default;
    void halve(bool across);

    // The bitmap, or what averaging has made of it.
    const std::uint8_t* pixels_ = nullptr;
    int width_ = 0, height_ = 0;
    std::vector<std::uint8_t> averaged_;
    Affine to_pixels_;
};

}  // namespace tourmap
