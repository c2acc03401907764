#include "render/raster/raster_player.h"

#include <algorithm>
#include <atomic>
#include <new>

#include "render/raster/band_player.h"

namespace tourmap {

namespace {

constexpr int largest_side = 16384;

// The pixels of a band, and their areas, lie in a core's own cache while they are drawn on.
constexpr int band_bytes = 1 << 19, bytes_a_pixel = 8, fewest_rows_log2 = 4, most_rows_log2 = 8;

BandedPage page_of(const Bitmap& bitmap) {
    BandedPage page{bitmap.width, bitmap.height, fewest_rows_log2};
    while (page.rows_log2 < most_rows_log2 && 2 * page.rows() * bytes_a_pixel * page.width <= band_bytes)
        ++page.rows_log2;
    return page;
}

Bitmap draw(const DisplayList& list, const RasterOptions& options) {
    Bitmap bitmap;
    bitmap.width = list.canvas.width_px + 2 * options.margin_px;
    bitmap.height = list.canvas.height_px + 2 * options.margin_px;
    const std::size_t row = static_cast<std::size_t>(bitmap.width) * 4;
    bitmap.rgba.resize(row * static_cast<std::size_t>(bitmap.height));
    const RasterPlan plan = plan_raster(list, options.margin_px, page_of(bitmap), options.jobs);
    const auto bands = static_cast<std::size_t>(plan.page.bands());
    std::vector<BandPlayer> players;
    for (Jobs i = 0; i < std::max(1u, options.jobs) && i < bands; ++i) players.emplace_back(plan);
    std::atomic<bool> no_memory = false;
    parallel_for(bands, options.jobs, [&](std::size_t i, Jobs worker) {
        try {
            players[worker].play(static_cast<int>(i), bitmap.rgba.data() + row * (i << plan.page.rows_log2));
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
