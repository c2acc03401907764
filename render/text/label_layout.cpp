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

// The largest of the gaps in x and in y: negative where boxes overlap.
double gap(const ScreenBox& a, const ScreenBox& b) {
    return std::max({a.min.x - b.max.x, b.min.x - a.max.x, a.min.y - b.max.y, b.min.y - a.max.y});
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
    // Every number near the box, some more than once.
    template <class Visit>
    void each(const ScreenBox& box, const Visit& visit) const {
        for (const std::size_t cell : cells_met(box))
            for (const std::size_t number : cells_[cell]) visit(number);
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
constexpr double point_margin = 4;  // between a symbol and its label

// The middle of a text on that side, clear of a circle of radius `distance` round the anchor. On the diagonals its
// nearest corner lies a little outside the circle (1.13 times), for the sake of square symbols.
LabelCandidate on_side(const PointLabel& label, Side side, double distance, bool leader) {
    const double reach = side.x != 0 && side.y != 0 ? 0.8 * distance : distance;
    return {side.x * (reach + label.width / 2), side.y * (reach + label.height / 2), 0, leader};
}

ScreenBox box_about(ScreenXY middle, double half_width, double half_height) {
    return {{middle.x - half_width, middle.y - half_height}, {middle.x + half_width, middle.y + half_height}, false};
}

bool is_placeable(const LabelRequest& r) {
    return finite(r.anchor) && r.width > 0 && r.height > 0 && std::isfinite(r.symbol);
}

}  // namespace

std::vector<LabelCandidate> point_candidates(const PointLabel& label) {
    std::vector<LabelCandidate> out;
    const double near = label.radius + point_margin;
    for (const double distance : {near, near + label.height / 2, near + label.height})
        for (const Side side : imhof_order) out.push_back(on_side(label, side, distance, false));
    if (!label.leaders) return out;
    for (const double distance : {near + 2 * label.height, near + 3.5 * label.height})
        for (const Side side : imhof_order) out.push_back(on_side(label, side, distance, true));
    return out;
}

std::vector<LabelCandidate> area_candidates(const AreaLabel& label) {
    std::vector<LabelCandidate> out;
    const double cosine = std::cos(label.angle), sine = std::sin(label.angle);
    // Across the text by whole lines first, then along it.
    for (const double along : {0.0, -0.3, 0.3, -0.6, 0.6, -0.9, 0.9})
        for (const double across : {0.0, -1.3, 1.3, -2.6, 2.6, -4.0, 4.0}) {
            const double u = along * label.width, v = across * label.height;
            if (std::hypot(u / label.stretch, v) > label.reach) continue;
            out.push_back({u * cosine - v * sine, u * sine + v * cosine, label.angle, false});
        }
    return out;
}

std::vector<ScreenBox> label_boxes(const LabelRequest& request, const LabelCandidate& at) {
    const ScreenXY middle{request.anchor.x + at.dx, request.anchor.y + at.dy};
    const double w = request.width / 2, h = request.height / 2;
    if (at.angle == 0) return {box_about(middle, w, h)};
    const double cosine = std::cos(at.angle), sine = std::sin(at.angle);
    // Pieces about as long as the text is high; each box holds its piece.
    const auto pieces = static_cast<std::size_t>(std::clamp(std::ceil(w / h), 1.0, 64.0));
    const double half = w / static_cast<double>(pieces);
    const double x = std::abs(half * cosine) + std::abs(h * sine), y = std::abs(half * sine) + std::abs(h * cosine);
    std::vector<ScreenBox> boxes;
    for (std::size_t i = 0; i < pieces; ++i) {
        const double along = -w + half * (2 * static_cast<double>(i) + 1);
        boxes.push_back(box_about({middle.x + along * cosine, middle.y + along * sine}, x, y));
    }
    return boxes;
}

struct LabelSpace::State {
    explicit State(const LabelPage& p)
        : page(p), box_grid(cells_of(p.page)), line_grid(cells_of(p.page)), label_grid(cells_of(p.page)) {
        for (std::size_t i = 0; i < page.boxes.size(); ++i) {
            const ScreenBox& box = page.boxes[i].box;
            if (!box.empty && finite(box.min) && finite(box.max)) box_grid.add(i, box);
        }
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            const LineObstacle& line = page.lines[i];
            if (!finite(line.a) || !finite(line.b)) continue;
            ScreenBox box;
            box.include(line.a);
            box.include(line.b);
            line_grid.add(i, grown(box, line.half_width));
        }
    }

    static ScreenBox cells_of(const ScreenBox& page) { return page.empty ? box_about({}, 1, 1) : page; }

    // The room round one box, at most `most`.
    double room(const ScreenBox& box, const LabelRequest& request, double most) const {
        if (!contains(page.page, box)) return 0;
        // The page's edge may be touched: its margin is part of the page.
        const ScreenBox& p = page.page;
        const double inside =
            std::min({box.min.x - p.min.x, p.max.x - box.max.x, box.min.y - p.min.y, p.max.y - box.max.y});
        double room = std::min(most, inside + page.margin);
        const ScreenBox wide = grown(box, most);
        label_grid.each(wide, [&](std::size_t i) { room = std::min(room, gap(labels[i], box)); });
        box_grid.each(wide, [&](std::size_t i) {
            if (!is_own_symbol(page.boxes[i].box, request)) room = std::min(room, gap(page.boxes[i].box, box));
        });
        line_grid.each(wide, [&](std::size_t i) { room = std::min(room, line_room(page.lines[i], box, room)); });
        return room;
    }

    // A line may start at the label's own symbol, so little more than its width is kept free: a text that is
    // line_margin off the line has just the page's margin of room.
    double line_room(const LineObstacle& line, const ScreenBox& box, double most) const {
        constexpr double line_margin = 1;
        const double more = line_margin - page.margin;
        if (!crosses(line, grown(box, line.half_width + most + more))) return most;
        if (crosses(line, grown(box, line.half_width + line_margin))) return 0;
        double least = page.margin;
        for (double step = (most - least) / 2; step > 0.25; step /= 2)
            if (!crosses(line, grown(box, line.half_width + least + step + more))) least += step;
        return least;
    }

    // The symbol that the label belongs to: its candidates clear it already.
    static bool is_own_symbol(const ScreenBox& box, const LabelRequest& request) {
        return request.symbol > 0 &&
               contains(box_about(request.anchor, request.symbol + 0.5, request.symbol + 0.5), box) &&
               inside(request.anchor, box);
    }

    LabelPage page;
    CellGrid box_grid, line_grid, label_grid;
    std::vector<ScreenBox> labels;
};

LabelSpace::LabelSpace(const LabelPage& page) : state_(std::make_unique<State>(page)) {}
LabelSpace::~LabelSpace() = default;

double LabelSpace::room(const LabelRequest& request, const LabelCandidate& at, double most) const {
    const ScreenBox& page = state_->page.page;
    if (page.empty || !is_placeable(request) || !inside(request.anchor, page)) return 0;
    const double margin = state_->page.margin;
    double room = most;
    for (const ScreenBox& box : label_boxes(request, at)) {
        room = std::min(room, state_->room(box, request, room));
        if (room < margin) return 0;
    }
    if (request.dot) {
        // A dot may stand on a line, and right beside other things.
        const ScreenBox dot = box_about(request.anchor, request.symbol, request.symbol);
        if (!contains(page, dot)) return 0;
        bool covered = false;
        state_->label_grid.each(dot, [&](std::size_t i) { covered |= gap(state_->labels[i], dot) < 0; });
        state_->box_grid.each(dot, [&](std::size_t i) { covered |= gap(state_->page.boxes[i].box, dot) < 0; });
        if (covered) return 0;
    }
    return room;
}

bool LabelSpace::is_free(const LabelRequest& request, const LabelCandidate& at) const {
    return room(request, at, state_->page.margin) >= state_->page.margin;
}

void LabelSpace::take(const LabelRequest& request, const LabelCandidate& at) {
    const auto add = [&](const ScreenBox& box) {
        state_->label_grid.add(state_->labels.size(), box);
        state_->labels.push_back(box);
    };
    for (const ScreenBox& box : label_boxes(request, at)) add(box);
    if (request.dot) add(box_about(request.anchor, request.symbol, request.symbol));
}

std::vector<LabelPlacement> place_labels(std::span<const LabelRequest> requests, const LabelPage& page) {
    std::vector<LabelPlacement> placements(requests.size());
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return requests[a].priority > requests[b].priority; });
    LabelSpace space(page);
    for (const std::size_t i : order) {
        const auto& candidates = requests[i].candidates;
        const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const LabelCandidate& candidate) {
            return space.is_free(requests[i], candidate);
        });
        if (found == candidates.end()) continue;
        space.take(requests[i], *found);
        placements[i] = {true, static_cast<std::size_t>(found - candidates.begin())};
    }
    return placements;
}

}  // namespace tourmap
