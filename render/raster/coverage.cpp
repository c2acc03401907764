#include "render/raster/coverage.h"

#include <utility>

namespace tourmap {

Coverage::Coverage(int width, int top, int height)
    : width_(width),
      top_(top),
      height_(height),
      right_(width * one),
      bottom_(height * one),
      stride_(static_cast<std::size_t>(width) + 2),
      words_((stride_ + 63) / 64),
      areas_(stride_ * static_cast<std::size_t>(height)),
      touched_(words_ * static_cast<std::size_t>(height)),
      first_row_(height) {}

void Coverage::add_ring(std::span<const PathPoint> ring) {
    if (ring.size() < 3) return;
    Point last = fixed(ring.back());
    for (const PathPoint& p : ring) {
        const Point next = fixed(p);
        add_edge(last, next);
        last = next;
    }
}

// Rounded to the nearest, by a cast that has only positive numbers to cut off.
Coverage::Point Coverage::fixed(PathPoint p) const {
    constexpr auto shift = static_cast<std::int32_t>(largest_pixel + 1) * one;
    return {static_cast<std::int32_t>(p.x * one + (shift + 0.5)) - shift,
            static_cast<std::int32_t>(p.y * one + (shift + 0.5)) - shift - top_ * one};
}

void Coverage::add_edge(Point a, Point b) {
    if (a.y == b.y) return;
    int sign = 1;
    if (a.y > b.y) {  // downwards, so that neighbours that share an edge cancel exactly
        std::swap(a, b);
        sign = -1;
    }
    if (b.y <= 0 || a.y >= bottom_ || (a.x >= right_ && b.x >= right_)) return;
    const int first = std::max(a.y >> 8, 0), last = std::min((b.y - 1) >> 8, height_ - 1);
    first_row_ = std::min(first_row_, first);
    last_row_ = std::max(last_row_, last);
    if (first == last && a.y >= 0 && b.y <= bottom_) {
        const int up = first * one;
        return add_in_row(first, {a.x, a.y - up}, {b.x, b.y - up}, sign);
    }
    // From the whole edge's ends each time: a band that sees less of it finds the same.
    const std::int64_t dx = b.x - a.x, dy = b.y - a.y;
    const auto x_at = [&](std::int32_t y) {
        return y <= a.y ? a.x : y >= b.y ? b.x : a.x + static_cast<std::int32_t>((y - a.y) * dx / dy);
    };
    std::int32_t x = x_at(first * one);
    for (int row = first; row <= last; ++row) {
        const std::int32_t up = row * one, next = x_at(up + one);
        add_in_row(row, {x, std::max(a.y - up, 0)}, {next, std::min(b.y - up, one)}, sign);
        x = next;
    }
}

// What lies left of the page is moved to its edge; what lies right of it covers nothing.
void Coverage::add_in_row(int row, Point a, Point b, int sign) {
    const auto inside = [&](Point p) { return p.x >= 0 && p.x <= right_; };
    if (inside(a) && inside(b)) return add_across(row, a, b, sign);
    if (a.x >= right_ && b.x >= right_) return;
    if (a.x <= 0 && b.x <= 0) return add_across(row, {0, a.y}, {0, b.y}, sign);
    const std::int32_t border = a.x < 0 || b.x < 0 ? 0 : right_;
    const std::int64_t dx = b.x - a.x, dy = b.y - a.y;
    const Point middle{border, a.y + static_cast<std::int32_t>((border - a.x) * dy / dx)};
    add_in_row(row, a, middle, sign);
    add_in_row(row, middle, b, sign);
}

void Coverage::add_across(int row, Point a, Point b, int sign) {
    const int first = a.x >> 8, last = b.x >> 8;
    const int dx = std::abs(b.x - a.x), dy = b.y - a.y;
    std::int32_t y = a.y, x = a.x;
    const auto leave = [&](int column, std::int32_t border) {
        const std::int32_t next = a.y + std::abs(border - a.x) * dy / dx;
        add_cell(row, column, sign * (next - y), x + border - 2 * column * one);
        x = border;
        y = next;
    };
    for (int column = first; column < last; ++column) leave(column, (column + 1) * one);
    for (int column = first; column > last; --column) leave(column, column * one);
    add_cell(row, last, sign * (b.y - y), x + b.x - 2 * last * one);
}

// An edge of that height, whose ends are together twice_x right of the pixel's left side.
inline void Coverage::add_cell(int row, int column, int height, int twice_x) {
    const auto r = static_cast<std::size_t>(row), c = static_cast<std::size_t>(column);
    std::uint32_t* area = areas_.data() + r * stride_ + c;
    area[0] += static_cast<std::uint32_t>(height * (2 * one - twice_x));
    area[1] += static_cast<std::uint32_t>(height * twice_x);
    std::uint64_t* touched = touched_.data() + r * words_;
    touched[c / 64] |= std::uint64_t{1} << (c % 64);
    touched[(c + 1) / 64] |= std::uint64_t{1} << ((c + 1) % 64);
}

}  // namespace tourmap
