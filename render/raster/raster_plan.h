// What a DisplayList draws on a page, worked out once for all bands: its shapes as edges, in painter's order.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "geodata/parallel.h"
#include "render/display_list.h"
#include "render/raster/edge_bins.h"
#include "render/raster/image_paint.h"
#include "render/raster/pixels.h"

namespace tourmap {

struct Shape {
    std::size_t bins = 0, number = 0;  // of RasterPlan::bins, and there
};

struct FillOp {
    Shape shape;
    PixelWord color;
    FillRule rule;
};
struct ImageOp {
    Shape shape;
    ImagePaint paint;
    std::uint32_t opacity;  // 0..255
};
struct PushClipOp {
    Shape shape;
    FillRule rule;
};
struct PopClipOp {};
struct PushGroupOp {
    double opacity;  // 0..1
};
struct PopGroupOp {};
using RasterOp = std::variant<std::monostate, FillOp, ImageOp, PushClipOp, PopClipOp, PushGroupOp, PopGroupOp>;

struct RasterPlan {
    BandedPage page;
    PixelWord background = 0;
    std::vector<EdgeBins> bins;  // one for each thread that made the plan
    std::vector<RasterOp> ops;

    std::span<const Edge> edges(Shape shape, int band) const { return bins[shape.bins].edges(shape.number, band); }
};

// margin_px: of the page on each side of the list's canvas. The list's bitmaps outlive the plan.
// Throws std::bad_alloc.
RasterPlan plan_raster(const DisplayList& list, int margin_px, const BandedPage& page, Jobs jobs);

}  // namespace tourmap
