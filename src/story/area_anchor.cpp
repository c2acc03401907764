#include "src/story/area_anchor.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace tourmap {
namespace {

using Rings = std::span<const std::vector<ScreenXY>>;

// Distance to the border, negative outside.
double signed_distance(ScreenXY p, Rings rings, double flatten) {
    bool inside = false;
    double nearest = std::numeric_limits<double>::max();  // squared
    for (const auto& ring : rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const ScreenXY a = ring[i], b = ring[j];
            if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
            const double ax = (a.x - p.x) * flatten, ay = a.y - p.y;
            const double dx = (b.x - a.x) * flatten, dy = b.y - a.y;
            const double square = dx * dx + dy * dy;
            const double f = square > 0 ? std::clamp(-(ax * dx + ay * dy) / square, 0.0, 1.0) : 0;
            const double x = ax + f * dx, y = ay + f * dy;
            nearest = std::min(nearest, x * x + y * y);
        }
    return inside ? std::sqrt(nearest) : -std::sqrt(nearest);
}

struct Cell {
    ScreenXY centre;
    double half = 0;
    double distance = 0, most = 0;
    bool operator<(const Cell& other) const { return most < other.most; }
};

Cell cell_at(ScreenXY centre, double half, Rings rings, double flatten) {
    const double d = signed_distance(centre, rings, flatten);
    return {centre, half, d, d + half * std::sqrt(2.0)};
}

}  // namespace

AreaAnchor area_anchor(Rings rings, const AreaMeasure& measure) {
    const auto [precision, flatten] = measure;
    ScreenBox box;
    for (const auto& ring : rings)
        for (const ScreenXY& p : ring) box.include(p);
    if (box.empty) return {};
    const double width = box.max.x - box.min.x, height = box.max.y - box.min.y;
    const double size = std::min(width, height);
    if (size < precision) return {};
    std::priority_queue<Cell> cells;
    for (double x = box.min.x; x < box.max.x; x += size)
        for (double y = box.min.y; y < box.max.y; y += size)
            cells.push(cell_at({x + size / 2, y + size / 2}, size / 2, rings, flatten));
    Cell best = cell_at({(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2}, 0, rings, flatten);
    for (int i = 0; i < 400 && !cells.empty(); ++i) {
        const Cell cell = cells.top();
        cells.pop();
        if (cell.distance > best.distance) best = cell;
        if (cell.most - best.distance <= precision) break;
        const double h = cell.half / 2;
        for (const double sx : {-h, h})
            for (const double sy : {-h, h})
                cells.push(cell_at({cell.centre.x + sx, cell.centre.y + sy}, h, rings, flatten));
    }
    return {best.centre, std::max(0.0, best.distance)};
}

}  // namespace tourmap
