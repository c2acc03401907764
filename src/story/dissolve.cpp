#include "src/story/dissolve.h"

#include <map>
#include <utility>

namespace tourmap {
namespace {

using Point = std::pair<double, double>;
using Edges = std::multimap<Point, Point>;  // from, to

// Drops the edge's twin, if there is one.
bool cancel(Edges& edges, const Point& from, const Point& to) {
    const auto [first, last] = edges.equal_range(to);
    for (auto twin = first; twin != last; ++twin)
        if (twin->second == from) {
            edges.erase(twin);
            return true;
        }
    return false;
}

}  // namespace

std::vector<std::vector<ScreenXY>> dissolve(const std::vector<std::vector<ScreenXY>>& rings) {
    Edges edges;
    for (const auto& ring : rings)
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const ScreenXY a = ring[i], b = ring[(i + 1) % ring.size()];
            const Point from{a.x, a.y}, to{b.x, b.y};
            if (from != to && !cancel(edges, from, to)) edges.emplace(from, to);
        }
    // As many edges end at a point as begin there, so that every walk comes back.
    std::vector<std::vector<ScreenXY>> out;
    while (!edges.empty()) {
        out.emplace_back();
        for (auto next = edges.begin(); next != edges.end();) {
            out.back().push_back({next->first.first, next->first.second});
            const Point to = next->second;
            edges.erase(next);
            next = edges.find(to);
        }
    }
    return out;
}

}  // namespace tourmap
