#include "render/shrink.h"

#include <algorithm>

namespace tourmap {
namespace {

// The last column and row of an odd size stand for two.
Bitmap halved(const Bitmap& from) {
    Bitmap to{(from.width + 1) / 2, (from.height + 1) / 2, {}};
    to.rgba.resize(std::size_t{4} * static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height));
    const auto pixel = [&](int x, int y) {
        const auto column = static_cast<std::size_t>(std::min(x, from.width - 1));
        const auto row = static_cast<std::size_t>(std::min(y, from.height - 1));
        return &from.rgba[4 * (row * static_cast<std::size_t>(from.width) + column)];
    };
    std::uint8_t* out = to.rgba.data();
    for (int y = 0; y < to.height; ++y) {
        for (int x = 0; x < to.width; ++x, out += 4) {
            const std::uint8_t *a = pixel(2 * x, 2 * y), *b = pixel(2 * x + 1, 2 * y), *c = pixel(2 * x, 2 * y + 1),
                               *d = pixel(2 * x + 1, 2 * y + 1);
            for (int i = 0; i < 4; ++i) out[i] = static_cast<std::uint8_t>((a[i] + b[i] + c[i] + d[i] + 2) / 4);
        }
    }
    return to;
}

}  // namespace

BitmapPtr shrunk(BitmapPtr bitmap, int longest) {
    while (std::max(bitmap->width, bitmap->height) > longest) bitmap = std::make_shared<const Bitmap>(halved(*bitmap));
    return bitmap;
}

}  // namespace tourmap
