// The "d" of an SVG path. Pure.
#pragma once

#include <optional>
#include <string>

#include "render/path.h"

namespace tourmap {

// How a path is written. Canvas units.
struct PathDigits {
    int decimals = 2;
    double tolerance = 0;                  // how far points that are left out may lie from the line that remains
    std::optional<Box<PathPoint>> page{};  // what lies beyond is written with few points, or not at all
};

// Relative moves between rounded places, so that errors do not add up. `affine`: to canvas units. Points that are not
// finite are left out. Rings (closed, and all where `rings`) end on "z". Empty: nothing is drawn.
std::string path_data(const Path& path, const Affine& affine, const PathDigits& digits, bool rings);
void append_path_data(std::string& out, const Path& path, const Affine& affine, const PathDigits& digits, bool rings);

}  // namespace tourmap
