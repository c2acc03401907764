// How far two pictures are apart. Compares by the worst window: the share of pixels that differ, in the
// 32 x 32 window where it is largest. A total share would hide a small shape that is missing altogether;
// here a missing shape or a shift by half a pixel stands out, while two rasterisers' edges do not.
#pragma once

#include <string>

#include "render/display_list.h"

namespace tourmap {

inline constexpr int diff_window = 32;     // pixels a side (less where the picture is smaller)
inline constexpr int diff_threshold = 32;  // of 255: a pixel differs when any channel is farther off

struct PictureDiff {
    bool same_size = true;  // false: shares are 1
    double worst_window_share = 0;
    int worst_window_x = 0, worst_window_y = 0;  // its upper left corner
    double total_share = 0;
    int max_difference = 0;  // of 255
};

PictureDiff compare_pictures(const Bitmap& expected, const Bitmap& actual);

// Writes expected | difference (differing pixels red on a pale picture) | actual as one PNG.
// False when the file cannot be written.
bool write_side_by_side(const Bitmap& expected, const Bitmap& actual, const std::string& file);
bool write_bitmap(const Bitmap& bitmap, const std::string& file);

}  // namespace tourmap
