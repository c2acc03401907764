// Plays a DisplayList on the CPU with Cairo. Needs no display; same bytes on every machine.
#pragma once

#include "geodata/result.h"
#include "render/display_list.h"

namespace tourmap {

// The picture in device pixels (list.canvas), with so many more around it. Error: size 0 or over 16384, or out of
// memory.
Result<Bitmap> draw_with_cairo(const DisplayList& list, int margin_px = 0);

}  // namespace tourmap
