// A raster as a page shows it: for each device pixel the place on Earth, and there the raster's colour.
//
// Only places inside the projection's domain get a colour, and pixels that touch them (so that the picture can be
// clipped to the outline with a soft edge). Where the map goes smoothly the way back to the globe is interpolated
// between the corners of squares, as long as that is within 1/8 pixel where it was measured; else it is exact.
#pragma once

#include <optional>

#include "geodata/parallel.h"
#include "geodata/projection_domain.h"
#include "geodata/projector.h"
#include "geodata/raster.h"
#include "render/camera.h"
#include "render/display_list.h"

namespace tourmap {

struct RasterPage {
    const Crs& crs;  // of the page
    const DomainInfo& domain;
    Camera camera;
    Canvas canvas;
};

// What of a raster a page shows, about as fine as its pixels; nothing: it shows none of it. Errors: the page's CRS
// has no inverse, the raster's CRS is none.
Result<std::optional<RasterWindow>> window_on_page(const RasterSource& source, const RasterPage& page);

// The page's picture, as large as its canvas. Averaged where the raster is finer than the page, bilinear where it is
// coarser; columns that go once round the globe have no seam. Same bytes on however many threads. Errors: as above.
Result<Bitmap> warp_raster(const RasterSource& source, const RasterPixels& pixels, const RasterPage& page,
                           Jobs jobs = all_cores());

}  // namespace tourmap
