// Plays a DisplayList on the CPU. Needs no display; same bytes on every machine.
#pragma once

#include "geodata/parallel.h"
#include "geodata/result.h"
#include "render/display_list.h"

namespace tourmap {

struct RasterOptions {
    int margin_px = 0;  // more of the picture on each side
    Jobs jobs = all_cores();
};

// The picture in device pixels (list.canvas and the margin); the same bytes on however many threads.
// Error: size 0 or over 16384, or out of memory.
Result<Bitmap> rasterize(const DisplayList& list, const RasterOptions& options = {});

}  // namespace tourmap
