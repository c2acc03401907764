#include "src/story/relief.h"

#include <algorithm>
#include <cmath>

namespace tourmap {
namespace {

constexpr double most_px = 2048, least_px = 64;

// Of a pixel in the middle of the raster, roughly.
double metres_per_pixel(const RasterSource& source) {
    const double units = std::hypot(source.to_crs[1], source.to_crs[4]);
    const bool degrees = std::abs(units) * source.width <= 361;
    return degrees ? units * 111'320 : units;
}

}  // namespace

Result<ReliefPicture> make_relief(const RasterSource& source, const Projector& projector, const DomainInfo& domain,
                                  const ReliefRegion& region, Jobs jobs) {
    ReliefPicture out;
    out.box = region.box;
    const double side = region.box.max.x - region.box.min.x;
    const double unit = std::max(2 * region.units_per_px, metres_per_pixel(source) / 3 / region.metres_per_unit);
    out.raster_px = metres_per_pixel(source) / region.metres_per_unit;
    const int px = static_cast<int>(std::clamp(std::ceil(side / unit), least_px, most_px));
    const Canvas canvas{px, px};
    const MapXY centre{(region.box.min.x + region.box.max.x) / 2, (region.box.min.y + region.box.max.y) / 2};
    const RasterPage page{projector.crs(), domain, {centre, side / canvas.width(), 0}, canvas};
    const auto window = window_on_page(source, page);
    if (!window) return out;  // the page's CRS has no inverse
    if (!*window) return out;
    const auto pixels = read_raster(source, **window);
    if (!pixels) return tl::unexpected(pixels.error());
    auto bitmap = warp_raster(source, *pixels, page, jobs);
    if (!bitmap) return tl::unexpected(bitmap.error());
    out.bitmap = std::make_shared<const Bitmap>(std::move(*bitmap));
    return out;
}

}  // namespace tourmap
