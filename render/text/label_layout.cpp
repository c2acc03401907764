#include "render/text/label_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace tourmap {

namespace {

bool finite(ScreenXY p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

bool inside(ScreenXY p, const ScreenBox& box) {
    return p.x >= box.min.x && p.x <= box.max.x && p.y >= box.min.y && p.y <= box.max.y;
}

bool contains(const ScreenBox& outer, const ScreenBox& inner) {
    return inside(inner.min, outer) && inside(inner.max, outer);
}

bool overlap(const ScreenBox& a, const ScreenBox& b) {
    return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

ScreenBox grown(const ScreenBox& box, double by) {
    return {{box.min.x - by, box.min.y - by}, {box.max.x + by, box.max.y + by}, false};
}

// Whether the segment touches the box: the part of it between the box's four lines is not empty.
bool crosses(const LineObstacle& line, const ScreenBox& box) {
    double enter = 0, leave = 1;
    const auto cut = [&](double start, double change, double low, double high) {
        if (change == 0) return start >= low && start <= high;
        const double t0 = (low - start) / change, t1 = (high - start) / change;
        enter = std::max(enter, std::min(t0, t1));
        leave = std::min(leave, std::max(t0, t1));
        return enter <= leave;
    };
    return cut(line.a.x, line.b.x - line.a.x, box.min.x, box.max.x) &&
           cut(line.a.y, line.b.y - line.a.y, box.min.y, box.max.y);
}

// Numbered things in square cells of the page, so that a label is only held against what is near it.
// What lies beyond the page counts to the cells of its edge.
class CellGrid {
public:
    explicit CellGrid(const ScreenBox& page)
        : corner_(page.min),
          columns_(cells_across(page.max.x - page.min.x)),
          rows_(cells_across(page.max.y - page.min.y)),
          cells_(static_cast<std::size_t>(columns_ * rows_)) {}

    void add(std::size_t number, const ScreenBox& box) {
        for (const std::size_t cell : cells_met(box)) cells_[cell].push_back(number);
    }
    // Whether `test` holds for any number near the box.
    template <class Test>
    bool any(const ScreenBox& box, const Test& test) const {
        const std::vector<std::size_t> met = cells_met(box);
        return std::any_of(met.begin(), met.end(), [&](std::size_t cell) {
            return std::any_of(cells_[cell].begin(), cells_[cell].end(), test);
        });
    }

private:
    static constexpr double cell_size = 64;

    static int cells_across(double length) { return static_cast<int>(std::clamp(length / cell_size + 1, 1.0, 512.0)); }
    static int cell_at(double from_edge, int count) {
        return static_cast<int>(std::clamp(std::floor(from_edge / cell_size), 0.0, count - 1.0));
    }
    std::vector<std::size_t> cells_met(const ScreenBox& box) const {
        std::vector<std::size_t> met;
        const int x0 = cell_at(box.min.x - corner_.x, columns_), x1 = cell_at(box.max.x - corner_.x, columns_);
        const int y0 = cell_at(box.min.y - corner_.y, rows_), y1 = cell_at(box.max.y - corner_.y, rows_);
        for (int y = y0; y <= y1; ++y) {
            for (int x = x0; x <= x1; ++x) met.push_back(static_cast<std::size_t>(y * columns_ + x));
        }
        return met;
    }

    ScreenXY corner_;
    int columns_, rows_;
    std::vector<std::vector<std::size_t>> cells_;
};

// Where a label lies as seen from its anchor: -1, 0, 1 for left, middle, right and above, middle, below.
struct Side {
    int x, y;
};
constexpr std::array<Side, 8> imhof_order{{{1, -1}, {1, 0}, {1, 1}, {-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}}};
constexpr int rings = 3;  // when all eight are taken, the same eight farther out

// The box on that side, clear of a circle of radius `distance` round the anchor. On the diagonals its
// nearest corner lies a little outside the circle (1.13 times), for the sake of square symbols.
ScreenBox box_on_side(const LabelRequest& request, Side side, double distance) {
    const double reach = side.x != 0 && side.y != 0 ? 0.8 * distance : distance;
    const double x = request.anchor.x + side.x * reach, y = request.anchor.y + side.y * reach;
    const double left = x + (side.x - 1) * request.width / 2, top = y + (side.y - 1) * request.height / 2;
    return {{left, top}, {left + request.width, top + request.height}, false};
}

std::vector<ScreenBox> candidates(const LabelRequest& request, double margin) {
    std::vector<ScreenBox> boxes;
    if (request.anchor_kind == LabelAnchor::centre) {
        // Names of areas slide up and down by whole lines first, then sideways, never beyond the offset.
        const ScreenBox middle = box_on_side(request, {0, 0}, 0);
        for (const double x : {0.0, -0.3, 0.3, -0.6, 0.6, -0.9, 0.9})
            for (const double y : {0.0, -1.3, 1.3, -2.6, 2.6, -4.0, 4.0}) {
                const double dx = x * request.width, dy = y * request.height;
                if (std::hypot(dx / request.stretch, dy) > request.offset) continue;
                boxes.push_back(
                    {{middle.min.x + dx, middle.min.y + dy}, {middle.max.x + dx, middle.max.y + dy}, false});
            }
        return boxes;
    }
    for (int ring = 0; ring < rings; ++ring) {
        const double distance = request.offset + margin + ring * request.height / 2;
        for (const Side side : imhof_order) boxes.push_back(box_on_side(request, side, distance));
    }
    return boxes;
}

// What is taken on the page, growing as labels are placed.
class Occupancy {
public:
    explicit Occupancy(const LabelPage& page)
        : page_(page), box_grid_(page.page), line_grid_(page.page), label_grid_(page.page) {
        for (std::size_t i = 0; i < page.boxes.size(); ++i) {
            const ScreenBox& box = page.boxes[i].box;
            if (!box.empty && finite(box.min) && finite(box.max)) box_grid_.add(i, box);
        }
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            const LineObstacle& line = page.lines[i];
            if (!finite(line.a) || !finite(line.b)) continue;
            ScreenBox box;
            box.include(line.a);
            box.include(line.b);
            line_grid_.add(i, box);
            widest_line_ = std::max(widest_line_, line.half_width);
        }
    }

    bool is_free(const ScreenBox& box, const LabelRequest& request) const {
        if (!contains(page_.page, box)) return false;
        const ScreenBox wide = grown(box, page_.margin);
        if (label_grid_.any(wide, [&](std::size_t i) { return overlap(labels_[i], wide); })) return false;
        if (box_grid_.any(wide, [&](std::size_t i) {
                return overlap(page_.boxes[i].box, wide) && !is_own_symbol(page_.boxes[i].box, request);
            })) {
            return false;
        }
        return !line_grid_.any(grown(box, widest_line_ + line_margin), [&](std::size_t i) {
            return crosses(page_.lines[i], grown(box, page_.lines[i].half_width + line_margin));
        });
    }
    void take(const ScreenBox& box) {
        label_grid_.add(labels_.size(), box);
        labels_.push_back(box);
    }

private:
    // A line may start at the label's own symbol, so little more than its width is kept free.
    static constexpr double line_margin = 1;

    // The symbol that the label belongs to: its offset clears it already.
    static bool is_own_symbol(const ScreenBox& box, const LabelRequest& request) {
        const ScreenBox symbol = grown({request.anchor, request.anchor, false}, request.offset + 0.5);
        return request.anchor_kind == LabelAnchor::point && contains(symbol, box) && inside(request.anchor, box);
    }

    const LabelPage& page_;
    CellGrid box_grid_, line_grid_, label_grid_;
    std::vector<ScreenBox> labels_;
    double widest_line_ = 0;
};

bool is_placeable(const LabelRequest& r, const ScreenBox& page) {
    return finite(r.anchor) && inside(r.anchor, page) && r.width > 0 && r.height > 0 && std::isfinite(r.offset);
}

}  // namespace

std::vector<LabelPlacement> place_labels(std::span<const LabelRequest> requests, const LabelPage& page) {
    std::vector<LabelPlacement> placements(requests.size());
    if (page.page.empty) return placements;

    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return requests[a].priority > requests[b].priority; });

    Occupancy occupancy(page);
    for (const std::size_t i : order) {
        if (!is_placeable(requests[i], page.page)) continue;
        const std::vector<ScreenBox> boxes = candidates(requests[i], page.margin);
        const auto free_box = std::find_if(boxes.begin(), boxes.end(),
                                           [&](const ScreenBox& box) { return occupancy.is_free(box, requests[i]); });
        if (free_box == boxes.end()) continue;
        occupancy.take(*free_box);
        placements[i] = {true, *free_box};
    }
    return placements;
}

}  // namespace tourmap
