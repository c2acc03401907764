#include "tests/tools/picture_diff.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "render/png.h"

namespace tourmap {
namespace {

constexpr int gap = 8;

std::size_t offset(const Bitmap& b, int x, int y) {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(b.width) + static_cast<std::size_t>(x)) * 4;
}

int difference(const Bitmap& a, const Bitmap& b, int x, int y) {
    const std::size_t at = offset(a, x, y);
    int most = 0;
    for (std::size_t c = 0; c < 4; ++c) most = std::max(most, std::abs(int{a.rgba[at + c]} - int{b.rgba[at + c]}));
    return most;
}

// Sums over all rectangles from the upper left corner: sums[y][x] counts the pixels above and left of it.
class CountTable {
public:
    CountTable(int width, int height)
        : stride_(static_cast<std::size_t>(width) + 1), sums_(stride_ * (static_cast<std::size_t>(height) + 1)) {}
    void set(int x, int y, int value) { at(x + 1, y + 1) = value + at(x, y + 1) + at(x + 1, y) - at(x, y); }
    int count(int x, int y, int w, int h) { return at(x + w, y + h) - at(x, y + h) - at(x + w, y) + at(x, y); }

private:
    int& at(int x, int y) { return sums_[static_cast<std::size_t>(y) * stride_ + static_cast<std::size_t>(x)]; }
    std::size_t stride_;
    std::vector<int> sums_;
};

void paste(const Bitmap& from, Bitmap& to, int left) {
    for (int y = 0; y < from.height; ++y)
        std::copy_n(from.rgba.data() + offset(from, 0, y), static_cast<std::size_t>(from.width) * 4,
                    to.rgba.data() + offset(to, left, y));
}

Bitmap difference_picture(const Bitmap& a, const Bitmap& b) {
    Bitmap out{std::min(a.width, b.width), std::min(a.height, b.height), {}};
    out.rgba.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4, 255);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            const std::size_t to = offset(out, x, y), in_a = offset(a, x, y), in_b = offset(b, x, y);
            int most = 0;
            for (std::size_t c = 0; c < 4; ++c) {
                most = std::max(most, std::abs(int{a.rgba[in_a + c]} - int{b.rgba[in_b + c]}));
                if (c < 3) out.rgba[to + c] = static_cast<std::uint8_t>(192 + a.rgba[in_a + c] / 4);
            }
            if (most > diff_threshold) {
                out.rgba[to] = 220;
                out.rgba[to + 1] = out.rgba[to + 2] = 0;
            }
        }
    return out;
}

}  // namespace

PictureDiff compare_pictures(const Bitmap& expected, const Bitmap& actual) {
    PictureDiff diff;
    const int width = expected.width, height = expected.height;
    if (width != actual.width || height != actual.height || width < 1 || height < 1) {
        diff.same_size = false;
        diff.worst_window_share = diff.total_share = 1;
        diff.max_difference = 255;
        return diff;
    }
    CountTable table(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const int d = difference(expected, actual, x, y);
            diff.max_difference = std::max(diff.max_difference, d);
            table.set(x, y, d > diff_threshold ? 1 : 0);
        }
    const int w = std::min(diff_window, width), h = std::min(diff_window, height);
    int worst = 0;
    for (int y = 0; y + h <= height; ++y)
        for (int x = 0; x + w <= width; ++x) {
            const int count = table.count(x, y, w, h);
            if (count <= worst) continue;
            worst = count;
            diff.worst_window_x = x;
            diff.worst_window_y = y;
        }
    diff.worst_window_share = static_cast<double>(worst) / (static_cast<double>(w) * h);
    diff.total_share = table.count(0, 0, width, height) / (static_cast<double>(width) * height);
    return diff;
}

bool write_bitmap(const Bitmap& bitmap, const std::string& file) {
    const auto png = encode_png(bitmap);
    if (!png) return false;
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(png->data()), static_cast<std::streamsize>(png->size()));
    return static_cast<bool>(out.flush());
}

bool write_side_by_side(const Bitmap& expected, const Bitmap& actual, const std::string& file) {
    const Bitmap between = difference_picture(expected, actual);
    Bitmap all{expected.width + between.width + actual.width + 2 * gap, std::max(expected.height, actual.height), {}};
    all.rgba.resize(static_cast<std::size_t>(all.width) * static_cast<std::size_t>(all.height) * 4, 255);
    paste(expected, all, 0);
    paste(between, all, expected.width + gap);
    paste(actual, all, expected.width + between.width + 2 * gap);
    return write_bitmap(all, file);
}

}  // namespace tourmap
