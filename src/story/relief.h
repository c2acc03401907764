// Relief under a tour's map: a raster, warped once for a region of the map plane and shown for all cameras in it.
#pragma once

#include <optional>

#include "geodata/raster.h"
#include "render/display_list.h"
#include "src/story/warp_raster.h"

namespace tourmap {

// The relief that comes with the program; for find_asset().
inline constexpr const char* bundled_relief = "relief/shade.png";

struct ReliefPicture {
    BitmapPtr bitmap;      // null: none of it is in the region
    MapBox box;            // what it covers, map units
    double raster_px = 1;  // about what a pixel of the raster covers, map units
};

// What a piece of relief is made for.
struct ReliefRegion {
    MapBox box;               // square
    double units_per_px = 1;  // of the page, map units a device pixel
    double metres_per_unit = 1;
};

// Half as fine as the page's pixels, and no finer than the raster itself has to say. A CRS without an inverse shows no
// relief. Errors: the file cannot be read any more.
Result<ReliefPicture> make_relief(const RasterSource& source, const Projector& projector, const DomainInfo& domain,
                                  const ReliefRegion& region, Jobs jobs);

}  // namespace tourmap
