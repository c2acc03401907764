// The pixels of a group that is drawn on its own. Most are as small as a symbol on a large page: what was drawn on is
// noted, so that only that is blended, and cleared for the next group.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tourmap {

class GroupPixels {
public:
    GroupPixels(int width, int height)
        : width_(static_cast<std::size_t>(width)),
          blocks_((width_ + block - 1) / block),
          pixels_(4 * width_ * static_cast<std::size_t>(height)),
          touched_(blocks_ * static_cast<std::size_t>(height)) {}

    // Premultiplied RGBA, all 0 where nothing was drawn.
    std::uint8_t* pixels() { return pixels_.data(); }

    // Pixels [from, to) of a row are drawn on. Precondition: from < to, on the page.
    void touch(int row, int from, int to) {
        std::uint8_t* touched = touched_.data() + static_cast<std::size_t>(row) * blocks_;
        std::fill(touched + from / block, touched + (to - 1) / block + 1, std::uint8_t{1});
        first_row_ = std::min(first_row_, row);
        last_row_ = std::max(last_row_, row);
    }

    // Calls run(row, from, to) for stretches that hold all that was drawn, then clears them.
    template <class Run>
    void take(const Run& run) {
        for (int row = first_row_; row <= last_row_; ++row) {
            const std::size_t at = static_cast<std::size_t>(row) * blocks_;
            for (std::size_t b = 0; b < blocks_; ++b) {
                if (!touched_[at + b]) continue;
                touched_[at + b] = 0;
                const std::size_t from = b * block, to = std::min(width_, from + block);
                run(row, static_cast<int>(from), static_cast<int>(to));
                std::fill(
                    pixels_.begin() + static_cast<std::ptrdiff_t>(4 * (static_cast<std::size_t>(row) * width_ + from)),
                    pixels_.begin() + static_cast<std::ptrdiff_t>(4 * (static_cast<std::size_t>(row) * width_ + to)),
                    std::uint8_t{0});
            }
        }
        first_row_ = none;
        last_row_ = -1;
    }

private:
    static constexpr int block = 64, none = 1 << 30;  // pixels
    std::size_t width_, blocks_;                      // of a row
    std::vector<std::uint8_t> pixels_, touched_;
    int first_row_ = none, last_row_ = -1;
};

}  // namespace tourmap
