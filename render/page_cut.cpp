#include "render/page_cut.h"

namespace tourmap {
namespace {

// Where a point lies beside the page: a bit for each side it is beyond.
unsigned beyond(PathPoint p, const Box<PathPoint>& page) {
    return (p.x < page.min.x ? 1U : 0U) | (p.x > page.max.x ? 2U : 0U) | (p.y < page.min.y ? 4U : 0U) |
           (p.y > page.max.y ? 8U : 0U);
}

}  // namespace

void cut_detours(std::vector<PathPoint>& line, const Box<PathPoint>& page) {
    unsigned all = 15;
    for (const PathPoint& p : line) all &= beyond(p, page);
    if (all != 0) return line.clear();
    std::size_t kept = 0;
    unsigned before = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const unsigned here = beyond(line[i], page);
        const unsigned next = i + 1 < line.size() ? beyond(line[i + 1], page) : 0;
        if ((before & here & next) != 0) continue;
        before = here;
        line[kept++] = line[i];
    }
    line.resize(kept);
}

}  // namespace tourmap
