#include "render/raster/raster_player.h"

#include <algorithm>
#include <cmath>
#include <new>

#include "render/raster/band_player.h"

namespace tourmap {

namespace {

constexpr int largest_side = 16384;
// A band's areas take 4 bytes a pixel, for each thread.
constexpr std::size_t largest_band = std::size_t{4} << 20;  // pixels
constexpr int least_rows = 128;                             // of a band; every band looks at every shape

std::vector<Band> bands_of(const Bitmap& page, const RasterOptions& options) {
    const auto width = static_cast<std::size_t>(page.width), height = static_cast<std::size_t>(page.height);
    const std::size_t for_memory = (width * height + largest_band - 1) / largest_band;
    const std::size_t for_threads = std::min<std::size_t>(std::max(1u, options.jobs), height / least_rows);
    const std::size_t count = std::clamp<std::size_t>(std::max(for_memory, for_threads), 1, height);
    std::vector<Band> bands;
    for (std::size_t i = 0; i < count; ++i) {
        const auto top = static_cast<int>(height * i / count), bottom = static_cast<int>(height * (i + 1) / count);
        bands.push_back({top, bottom - top, options.margin_px});
    }
    return bands;
}

Bitmap draw(const DisplayList& list, const RasterOptions& options) {
    Bitmap bitmap;
    bitmap.width = list.canvas.width_px + 2 * options.margin_px;
    bitmap.height = list.canvas.height_px + 2 * options.margin_px;
    const std::size_t row = static_cast<std::size_t>(bitmap.width) * 4;
    bitmap.rgba.resize(row * static_cast<std::size_t>(bitmap.height));
    const std::vector<Band> bands = bands_of(bitmap, options);
    std::atomic<bool> no_memory = false;
    parallel_for(bands.size(), options.jobs, [&](std::size_t i, Jobs) {
        try {
            play_band(list, bands[i], bitmap.rgba.data() + row * static_cast<std::size_t>(bands[i].top));
        } catch (const std::bad_alloc&) {
            no_memory = true;
        }
    });
    if (no_memory) throw std::bad_alloc();
    return bitmap;
}

}  // namespace

Result<Bitmap> rasterize(const DisplayList& list, const RasterOptions& options) {
    const int w = list.canvas.width_px + 2 * options.margin_px, h = list.canvas.height_px + 2 * options.margin_px;
    if (w < 1 || h < 1 || w > largest_side || h > largest_side)
        return fail("a picture of " + std::to_string(w) + "x" + std::to_string(h) + " pixels cannot be drawn",
                    "each side must be 1 to " + std::to_string(largest_side) + " pixels");
    try {
        return draw(list, options);
    } catch (const std::bad_alloc&) {
        return fail("there is not enough memory for a picture of " + std::to_string(w) + "x" + std::to_string(h) +
                    " pixels");
    }
}

}  // namespace tourmap
