// Rasters on Earth: pictures of relief, imagery, scanned maps. Any GDAL raster of colours (grey, palette, RGB, with
// or without alpha) in any CRS. A single band of numbers with more than 8 bits is taken for heights above the sea, in
// metres unless the file says feet; it is read as the light and shadow on them. Read in two steps: what there is, then
// as much of it and as finely as a page shows, through overviews where the file has them, so that memory follows the
// page and not the file.
//
// Pixel coordinates: (0, 0) is the upper left corner of the upper left pixel, x to the right, y down.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "geodata/units.h"

namespace tourmap {

struct RasterSource {
    std::string path;
    bool allow_network = false;  // as in LoadOptions
    int width = 0, height = 0;   // pixels
    // x = t[0] + t[1] px + t[2] py, y = t[3] + t[4] px + t[5] py; never singular.
    std::array<double, 6> to_crs{-180, 1, 0, 90, 0, -1};
    std::string crs;                 // for parse_crs()
    bool heights = false;            // its pixels are the light and shadow on them
    std::vector<std::string> notes;  // what was assumed
};

// A rectangle of pixels, read as out_width x out_height averaged ones. x may run past the right edge where the
// columns go once round the globe; else it lies in the raster.
struct RasterWindow {
    int x = 0, y = 0, width = 0, height = 0;
    int out_width = 0, out_height = 0;  // 1 .. width, 1 .. height
};

struct RasterPixels {
    RasterWindow window;
    std::vector<std::uint8_t> rgba;  // premultiplied, out_width * out_height * 4
};

// Errors: missing, not a raster, no georeference (but a picture twice as wide as high is taken for the whole globe,
// and a note says so), a CRS that PROJ does not know, bands that are neither colours nor heights, too large.
Result<RasterSource> open_raster(const std::string& path, bool allow_network = false);

// Errors: broken file, not enough memory, too many pixels to be read without overviews.
Result<RasterPixels> read_raster(const RasterSource& source, const RasterWindow& window);

}  // namespace tourmap
