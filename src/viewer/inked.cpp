#include "src/viewer/inked.h"

#include <algorithm>

namespace tourmap {
namespace {

constexpr int side = 32;

bool has_ink(const Bitmap& bitmap, const PixelBox& box) {
    for (int y = box.y; y < box.y + box.height; ++y) {
        const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width);
        for (int x = box.x; x < box.x + box.width; ++x)
            if (bitmap.rgba[(row + static_cast<std::size_t>(x)) * 4 + 3] != 0) return true;
    }
    return false;
}

// The runs of inked tiles in one row of tiles.
std::vector<PixelBox> runs_in_row(const Bitmap& bitmap, int y) {
    std::vector<PixelBox> runs;
    const int height = std::min(side, bitmap.height - y);
    for (int x = 0; x < bitmap.width; x += side) {
        const PixelBox tile{x, y, std::min(side, bitmap.width - x), height};
        if (!has_ink(bitmap, tile)) continue;
        if (!runs.empty() && runs.back().x + runs.back().width == x)
            runs.back().width += tile.width;
        else
            runs.push_back(tile);
    }
    return runs;
}

}  // namespace

std::vector<PixelBox> inked(const Bitmap& bitmap) {
    std::vector<PixelBox> boxes;
    for (int y = 0; y < bitmap.height; y += side)
        for (const PixelBox& run : runs_in_row(bitmap, y)) {
            const auto above = std::find_if(boxes.begin(), boxes.end(), [&](const PixelBox& box) {
                return box.x == run.x && box.width == run.width && box.y + box.height == y;
            });
            if (above != boxes.end())
                above->height += run.height;
            else
                boxes.push_back(run);
        }
    return boxes;
}

}  // namespace tourmap
