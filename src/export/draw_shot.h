// Shots to pixels.
#pragma once

#include <cstdint>
#include <string>

#include "geodata/parallel.h"
#include "geodata/progress.h"
#include "geodata/result.h"
#include "src/export/film.h"

namespace tourmap {

// The display lists of a shot.
struct DrawnShot {
    DisplayList list;
    std::optional<DisplayList> earlier;
    double earlier_left = 0, light = 1;
};

Result<DrawnShot> list_of(FrameSource& source, const Shot& shot, const Progress& progress = {});

// Equal pictures, equal hash, on every machine.
std::uint64_t hash_of(const DrawnShot& shot);

// The same as one list, for formats that are not pixels.
DisplayList flat(const DrawnShot& shot);

Result<Bitmap> rasterize(const DrawnShot& shot, Jobs jobs);

// above: how much of it lies over the other: 0..1. Of the same size.
void blend(Bitmap& below, const Bitmap& above, double share);
// light: 0..1; 0 is black.
void darken(Bitmap& bitmap, double light);

}  // namespace tourmap
