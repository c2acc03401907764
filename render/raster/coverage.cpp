#include "render/raster/coverage.h"

#include <algorithm>

namespace tourmap {

Coverage::Coverage(const BandedPage& page)
    : page_(page),
      width_(page.width),
      right_(page.width * one),
      stride_(static_cast<std::size_t>(page.width) + 2),
      words_((stride_ + 63) / 64),
      areas_(stride_ * static_cast<std::size_t>(std::min(page.rows(), page.height))),
      touched_(words_ * static_cast<std::size_t>(std::min(page.rows(), page.height))) {
    move_to(0);
}

void Coverage::move_to(int band) {
    top_ = band << page_.rows_log2;
    height_ = std::min(page_.rows(), page_.height - top_);
    bottom_ = height_ * one;
    first_row_ = height_;
    last_row_ = -1;
}

void Coverage::add(std::span<const Edge> edges) {
    const std::int32_t up = top_ * one;
    for (const Edge& edge : edges) {
        // Downwards, so that neighbours that share an edge cancel exactly. Chosen without a branch: which way an edge
        // goes cannot be foretold.
        const bool down = edge.ay < edge.by;
        const Point a{down ? edge.ax : edge.bx, (down ? edge.ay : edge.by) - up};
        const Point b{down ? edge.bx : edge.ax, (down ? edge.by : edge.ay) - up};
        add_edge(a, b, down ? 1 : -1);
    }
}

inline void Coverage::add_edge(Point a, Point b, int sign) {
    const int first = std::max(a.y >> 8, 0), last = std::min((b.y - 1) >> 8, height_ - 1);
    first_row_ = std::min(first_row_, first);
    last_row_ = std::max(last_row_, last);
    if (first == last && a.y >= 0 && b.y <= bottom_) {
        const int up = first * one;
        return add_in_row(first, {a.x, a.y - up}, {b.x, b.y - up}, sign);
    }
    add_rows(a, b, sign, first, last);
}

// From the whole edge's ends: a band that sees less of it finds the same. A division for the first row; from there on
// the remainder is carried.
void Coverage::add_rows(Point a, Point b, int sign, int first, int last) {
    const std::int64_t dx = b.x - a.x, dy = b.y - a.y, size = std::abs(dx);
    const auto x_after = [&](std::int64_t steps) { return a.x + static_cast<std::int32_t>(dx < 0 ? -steps : steps); };
    std::int32_t row_top = first * one, x = a.x;
    const std::int64_t below = std::max<std::int32_t>(row_top - a.y, 0);  // of the edge's upper end
    if (below > 0) x = x_after(below * size / dy);
    std::int64_t steps = (row_top + one - a.y) * size / dy, left = (row_top + one - a.y) * size % dy;
    // Whether more than one side between rows is asked for.
    const bool many = last - first > 1 || (last > first && b.y > (last + 1) * one);
    const std::int64_t whole = many ? size * one / dy : 0, rest = many ? size * one % dy : 0;
    for (int row = first; row <= last; ++row, row_top += one) {
        const std::int32_t next = row_top + one >= b.y ? b.x : x_after(steps);
        add_in_row(row, {x, std::max(a.y - row_top, 0)}, {next, std::min(b.y - row_top, one)}, sign);
        x = next;
        steps += whole;
        left += rest;
        if (left >= dy) {
            left -= dy;
            ++steps;
        }
    }
}

inline void Coverage::add_in_row(int row, Point a, Point b, int sign) {
    const auto inside = [&](Point p) { return static_cast<std::uint32_t>(p.x) <= static_cast<std::uint32_t>(right_); };
    if (!inside(a) || !inside(b)) return add_cut(row, a, b, sign);
    const int column = a.x >> 8;
    if (column != b.x >> 8) return add_across(row, a, b, sign);
    add_cell(row, column, sign * (b.y - a.y), a.x + b.x - 2 * column * one);
}

// What lies left of the page is moved to its edge; what lies right of it covers nothing.
void Coverage::add_cut(int row, Point a, Point b, int sign) {
    if (a.x >= right_ && b.x >= right_) return;
    if (a.x <= 0 && b.x <= 0) return add_in_row(row, {0, a.y}, {0, b.y}, sign);
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
    std::uint64_t* touched = touched_.data() + r * words_ + c / 64;
    touched[0] |= std::uint64_t{3} << (c % 64);
    if (c % 64 == 63) touched[1] |= 1;
}

}  // namespace tourmap
