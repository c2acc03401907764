#include "src/viewer/stage.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tourmap {

Grid grid_of(std::size_t count, const GridSpace& space, double least_width) {
    const auto with = [&](std::size_t columns) {
        const auto n = static_cast<double>(columns);
        Grid grid;
        grid.columns = columns;
        grid.cell_width = std::max(1.0, (space.width - (n + 1) * space.margin) / n);
        grid.cell_height = grid.cell_width / space.aspect;
        return grid;
    };
    Grid best = with(1);
    for (std::size_t columns = 1; columns <= std::max<std::size_t>(count, 1); ++columns) {
        const Grid grid = with(columns);
        if (columns > 1 && grid.cell_width < least_width) break;
        best = grid;
        const double rows = std::ceil(static_cast<double>(count) / static_cast<double>(columns));
        if (rows * (grid.cell_height + space.foot + space.margin) + space.margin <= space.height) break;
    }
    return best;
}

std::string time_taken(double seconds) {
    const auto whole = static_cast<long long>(std::clamp(seconds, 0.0, 359999.0));
    char text[32];
    if (whole >= 3600)
        std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
    return text;
}

}  // namespace tourmap
