#include "render/raster/image_paint.h"

#include <cmath>
#include <utility>

namespace tourmap {

std::optional<ImagePaint> ImagePaint::create(const Bitmap& bitmap, const Affine& affine) {
    const auto pixels = static_cast<std::size_t>(bitmap.width) * static_cast<std::size_t>(bitmap.height);
    const double size = affine.xx * affine.yy - affine.xy * affine.yx;
    if (bitmap.width <= 0 || bitmap.height <= 0 || bitmap.rgba.size() != pixels * 4) return std::nullopt;
    if (!(std::abs(size) > 1e-9) || !std::isfinite(size) || !std::isfinite(affine.x0) || !std::isfinite(affine.y0))
        return std::nullopt;
    ImagePaint paint;
    paint.pixels_ = bitmap.rgba.data();
    paint.width_ = bitmap.width;
    paint.height_ = bitmap.height;
    const Affine to_unit = affine.inverse();
    // Pixels of the picture for one of the page.
    const auto across = [&] { return paint.width_ * std::hypot(to_unit.xx, to_unit.xy); };
    const auto down = [&] { return paint.height_ * std::hypot(to_unit.yx, to_unit.yy); };
    while (paint.width_ > 1 && across() >= 2) paint.halve(true);
    while (paint.height_ > 1 && down() >= 2) paint.halve(false);
    const Affine to_pixels{double(paint.width_), 0, 0, double(paint.height_), -0.5, -0.5};
    paint.to_pixels_ = Affine::translate(0.5, 0.5).then(to_unit).then(to_pixels);
    return paint;
}

// The mean of every two columns or rows; the odd last one stays as it is.
void ImagePaint::halve(bool across) {
    const int width = across ? (width_ + 1) / 2 : width_, height = across ? height_ : (height_ + 1) / 2;
    std::vector<std::uint8_t> out(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    const auto from = [&](int x, int y) {
        return pixels_ +
               4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x));
    };
    std::uint8_t* to = out.data();
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x, to += 4) {
            const std::uint8_t* a = across ? from(2 * x, y) : from(x, 2 * y);
            const std::uint8_t* b =
                across ? from(std::min(2 * x + 1, width_ - 1), y) : from(x, std::min(2 * y + 1, height_ - 1));
            for (int c = 0; c < 4; ++c) to[c] = static_cast<std::uint8_t>((a[c] + b[c] + 1) / 2);
        }
    averaged_ = std::move(out);
    pixels_ = averaged_.data();
    width_ = width;
    height_ = height;
}

PixelWord ImagePaint::at(int x, int y) const {
    const PathPoint p = to_pixels_.apply({double(x), double(y)});
    const double u = std::clamp(p.x, 0.0, width_ - 1.0), v = std::clamp(p.y, 0.0, height_ - 1.0);
    const int left = static_cast<int>(u), upper = static_cast<int>(v);
    const int right = std::min(left + 1, width_ - 1), lower = std::min(upper + 1, height_ - 1);
    const auto part = [](double share) { return static_cast<std::uint32_t>(share * 255 + 0.5); };
    const std::uint32_t s = part(u - left), t = part(v - upper);
    const auto pixel = [&](int column, int row) {
        return load_pixel(pixels_ + 4 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) +
                                         static_cast<std::size_t>(column)));
    };
    const auto mixed = [](PixelWord a, PixelWord b, std::uint32_t share) {
        return scaled(a, 255 - share) + scaled(b, share);
    };
    return mixed(mixed(pixel(left, upper), pixel(right, upper), s), mixed(pixel(left, lower), pixel(right, lower), s),
                 t);
}

}  // namespace tourmap
