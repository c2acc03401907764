#include "geodata/longitude_cover.h"

#include <algorithm>

#include "geodata/units.h"

namespace tourmap {

void LongitudeCover::add(double lon) {
    const double turns = (wrap_longitude(lon) + 180) / 360;
    covered_[std::min(static_cast<std::size_t>(turns * cells), cells - 1)] = true;
}

void LongitudeCover::add_between(double from, double to) {
    const double west = std::min(from, to), east = std::max(from, to);
    if (east - west >= 360) return covered_.fill(true);
    constexpr double cell = 360.0 / cells;
    for (double lon = west; lon < east; lon += cell) add(lon);
    add(east);
}

void LongitudeCover::add_all(const LongitudeCover& other) {
    for (std::size_t i = 0; i < cells; ++i) covered_[i] |= other.covered_[i];
}

LongitudeCover::Range LongitudeCover::range() const {
    constexpr double cell = 360.0 / cells;
    std::size_t best = 0, best_end = 0;  // the longest run of empty cells and the cell after it
    for (std::size_t i = 0, run = 0; i < 2 * cells; ++i) {
        run = covered_[i % cells] ? 0 : run + 1;
        if (run > best && run <= cells) {
            best = run;
            best_end = (i + 1) % cells;
        }
    }
    if (best == 0 || best == cells) return {};
    const double west = -180 + static_cast<double>(best_end) * cell;
    return {west, west + 360 - static_cast<double>(best) * cell};
}

}  // namespace tourmap
