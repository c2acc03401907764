#include "src/story/graticule_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "geodata/ring_clip.h"
#include "render/segment_clip.h"

namespace tourmap {
namespace {

enum class Side : std::uint8_t { left, right, top, bottom };

// How a name may be placed; a later one only where the line has no name yet.
enum class Turn : std::uint8_t { usual, other_side, on_line };

struct Candidate {
    GraticuleLine line;
    Side side = Side::left;
    Turn turn = Turn::usual;
    ScreenXY anchor, centre;
    LabelSize size;
    double order = 0;  // lower first, among the candidates of a line
    bool beyond_outline = false;
    bool right_half = false;  // of the map, for meridians at the outline: one that it is cut along has two ends a side
};

constexpr double least_across = 0.25;  // sine of the angle between a line and the frame
constexpr double slack = 0.5;          // by which a map that is fitted into the frame may reach beyond it
constexpr double least_facing = 0.3;   // of the outline's normal: its part towards the side

ScreenXY outward(Side side) {
    constexpr std::array<ScreenXY, 4> directions{ScreenXY{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
    return directions[static_cast<std::size_t>(side)];
}

bool is_usual(const GraticuleLine& line, Side side) {
    return line.meridian == (side == Side::top || side == Side::bottom);
}

ScreenBox box_round(ScreenXY centre, LabelSize size) {
    ScreenBox box;
    box.include({centre.x - size.width / 2, centre.y - size.height / 2});
    box.include({centre.x + size.width / 2, centre.y + size.height / 2});
    return box;
}

ScreenBox grown(const ScreenBox& box, double dx, double dy) {
    return {{box.min.x - dx, box.min.y - dy}, {box.max.x + dx, box.max.y + dy}, false};
}

bool overlap(const ScreenBox& a, const ScreenBox& b) {
    return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

bool holds(const ScreenBox& outer, ScreenXY p) {
    return p.x >= outer.min.x && p.x <= outer.max.x && p.y >= outer.min.y && p.y <= outer.max.y;
}

bool holds(const ScreenBox& outer, const ScreenBox& inner) {
    return holds(outer, inner.min) && holds(outer, inner.max);
}

ScreenXY middle_of(const ScreenBox& box) {
    return {(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
}

// The largest of some round units that divides the line's degrees: 0 is the roundest.
int unroundness(const GraticuleLine& line) {
    const long seconds = std::lround(std::abs(line.degrees) * 3600);
    int rank = 0;
    for (const long unit : {90L * 3600, 30L * 3600, 10L * 3600, 5L * 3600, 3600L, 1800L, 600L, 300L, 60L}) {
        if (seconds % unit == 0) return rank;
        ++rank;
    }
    return rank;
}

class Layout {
public:
    Layout(const GraticuleOnPage& map, const GraticulePage& page, const MeasureLabel& measure)
        : map_(map), page_(page), measure_(measure) {
        for (std::size_t r = 0; r + 1 < map.outline.ring_offsets.size(); ++r) {
            for (const MapXY& p : map.outline.ring(r)) {
                const ScreenXY at = on_page(p);
                outline_.push(at, 0);
                map_box_.include(at);
            }
            outline_.end_ring(3);
        }
        cut_ = map_reaches_frame(map.outline, map.to_canvas, page.frame);
        limit_ = cut_ ? page.frame : page.page;
    }

    std::vector<GraticuleLabel> run() {
        for (std::size_t i = 0; cut_ && i < map_.graticule.lines.size(); ++i) at_frame(i);
        at_outline();
        for (std::size_t i = 0; i < map_.graticule.lines.size(); ++i) on_line(i);
        std::stable_sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
            return std::tuple(a.turn, unroundness(a.line), a.order) < std::tuple(b.turn, unroundness(b.line), b.order);
        });
        for (const Candidate& c : candidates_) place(c);
        return std::move(labels_);
    }

private:
    ScreenXY on_page(MapXY p) const {
        const PathPoint q = map_.to_canvas.apply({p.x, p.y});
        return {q.x, q.y};
    }
    std::string text_of(const GraticuleLine& line) const { return page_.name(line, map_.graticule.step); }

    template <class Use>
    void for_each_segment(std::size_t line, const Use& use) const {
        const ProjectedLayer& net = map_.graticule.net;
        for (std::size_t r = net.feature_offsets[line]; r < net.feature_offsets[line + 1]; ++r) {
            const auto ring = net.ring(r);
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const ScreenXY a = on_page(ring[i]), b = on_page(ring[i + 1]);
                use(PathPoint{a.x, a.y}, PathPoint{b.x, b.y});
            }
        }
    }

    // Where the line leaves the frame; inside: where the middle of a name that touches it from within may lie.
    void at_frame(std::size_t i) {
        const GraticuleLine& line = map_.graticule.lines[i];
        const LabelSize size = measure_(text_of(line));
        const ScreenBox frame =
            page_.inside ? grown(page_.frame, -page_.gap - size.width / 2, -page_.gap - size.height / 2) : page_.frame;
        if (!(frame.min.x < frame.max.x && frame.min.y < frame.max.y)) return;
        const Box<PathPoint> box{{frame.min.x, frame.min.y}, {frame.max.x, frame.max.y}, false};
        for_each_segment(i, [&](PathPoint a, PathPoint b) {
            const auto part = part_inside(a, b, box);
            if (!part) return;
            if (part->from > 0) at_frame(line, size, frame, along(a, b, part->from), {b.x - a.x, b.y - a.y});
            if (part->to < 1) at_frame(line, size, frame, along(a, b, part->to), {b.x - a.x, b.y - a.y});
        });
    }
    void at_frame(const GraticuleLine& line, LabelSize size, const ScreenBox& frame, PathPoint p, PathPoint direction) {
        const std::array distances{p.x - frame.min.x, frame.max.x - p.x, p.y - frame.min.y, frame.max.y - p.y};
        const auto nearest = std::min_element(distances.begin(), distances.end()) - distances.begin();
        Candidate c;
        c.line = line;
        c.side = static_cast<Side>(nearest);
        c.turn = is_usual(line, c.side) ? Turn::usual : Turn::other_side;
        c.anchor = {p.x, p.y};
        c.size = size;
        const ScreenXY out = outward(c.side);
        const double across = std::abs(direction.x * out.x + direction.y * out.y);
        if (!(across >= least_across * std::hypot(direction.x, direction.y))) return;
        const double off = page_.inside ? 0 : page_.gap;
        c.centre = page_.inside ? c.anchor
                                : ScreenXY{p.x + out.x * (off + size.width / 2), p.y + out.y * (off + size.height / 2)};
        const ScreenXY middle = middle_of(page_.frame);
        c.order = out.x == 0 ? std::abs(p.x - middle.x) : std::abs(p.y - middle.y);
        candidates_.push_back(c);
    }

    bool on_map(ScreenXY p) const { return holds(map_box_, p) && contains_even_odd(outline_, p); }
    bool on_map(const ScreenBox& box) const {
        for (const double fx : {0.0, 0.25, 0.5, 0.75, 1.0})
            for (const double fy : {0.0, 0.5, 1.0})
                if (on_map(
                        ScreenXY{box.min.x + fx * (box.max.x - box.min.x), box.min.y + fy * (box.max.y - box.min.y)}))
                    return true;
        return false;
    }

    // The outward normal of the outline where a line ends; none between the parts of a map.
    std::optional<ScreenXY> normal_at(const GraticuleEnd& end, ScreenXY at) const {
        constexpr double aside = 2;  // canvas units
        const Affine& to = map_.to_canvas;
        const PathPoint t{to.xx * end.along.x + to.xy * end.along.y, to.yx * end.along.x + to.yy * end.along.y};
        const double length = std::hypot(t.x, t.y);
        const ScreenXY n{-t.y / length, t.x / length};
        const bool plus = on_map(ScreenXY{at.x + aside * n.x, at.y + aside * n.y});
        const bool minus = on_map(ScreenXY{at.x - aside * n.x, at.y - aside * n.y});
        if (plus == minus) return std::nullopt;
        return plus ? ScreenXY{-n.x, -n.y} : n;
    }

    void at_outline() {
        for (const GraticuleEnd& end : map_.ends) {
            const ScreenXY at = on_page(end.at);
            if (!holds(grown(page_.frame, slack, slack), at)) continue;
            const auto n = normal_at(end, at);
            if (!n) continue;
            Candidate c;
            c.line = end.line;
            c.anchor = at;
            c.size = measure_(text_of(end.line));
            c.beyond_outline = true;
            const double facing = c.line.meridian ? n->y : n->x;
            const bool usual = std::abs(facing) >= least_facing;
            const bool upright = usual == c.line.meridian;
            c.side = upright ? (n->y < 0 ? Side::top : Side::bottom) : (n->x < 0 ? Side::left : Side::right);
            c.turn = usual ? Turn::usual : Turn::other_side;
            // Touches a line across the normal, a gap away.
            const double off = page_.gap + std::abs(n->x) * c.size.width / 2 + std::abs(n->y) * c.size.height / 2;
            c.centre = {at.x + n->x * off, at.y + n->y * off};
            c.right_half = c.line.meridian && at.x > middle_of(map_box_).x;
            const ScreenXY out = outward(c.side);
            c.order = -(at.x * out.x + at.y * out.y);  // outermost first
            keep_outermost(c);
        }
    }
    void keep_outermost(const Candidate& c) {
        for (Candidate& other : candidates_) {
            if (!other.beyond_outline || !(other.line == c.line) || other.side != c.side ||
                other.right_half != c.right_half)
                continue;
            if (c.order < other.order) other = c;
            return;
        }
        candidates_.push_back(c);
    }

    // For a line that ends nowhere on the page: a meridian is named where it crosses the row through the middle,
    // a parallel in the column through it, below a pole.
    void on_line(std::size_t i) {
        const GraticuleLine& line = map_.graticule.lines[i];
        const auto of_line = [&](const Candidate& c) { return c.line == line; };
        if (std::any_of(candidates_.begin(), candidates_.end(), of_line)) return;
        ScreenBox shown = page_.frame;
        if (!map_box_.empty)
            shown = {{std::max(shown.min.x, map_box_.min.x), std::max(shown.min.y, map_box_.min.y)},
                     {std::min(shown.max.x, map_box_.max.x), std::min(shown.max.y, map_box_.max.y)},
                     false};
        const ScreenXY middle = middle_of(shown);
        std::optional<ScreenXY> best;
        double best_off = 0;
        for_each_segment(i, [&](PathPoint a, PathPoint b) {
            const double va = line.meridian ? a.y - middle.y : a.x - middle.x,
                         vb = line.meridian ? b.y - middle.y : b.x - middle.x;
            const double share = va == vb ? 0 : std::clamp(va / (va - vb), 0.0, 1.0);
            const PathPoint p = along(a, b, share);
            const double off = std::abs(va + share * (vb - va));
            // Equally near: the lower one.
            constexpr double same = 0.5;
            if (best && !(off < best_off - same || (off < best_off + same && p.y > best->y))) return;
            best = ScreenXY{p.x, p.y};
            best_off = off;
        });
        if (!best) return;
        Candidate c;
        c.line = line;
        c.turn = Turn::on_line;
        c.anchor = c.centre = *best;
        c.size = measure_(text_of(line));
        candidates_.push_back(c);
    }

    // At the same end of the line, or anywhere where a second name would be one too many.
    bool has_name(const Candidate& c) const {
        return std::any_of(placed_.begin(), placed_.end(), [&](const Candidate* p) {
            const bool same_end = p->side == c.side && p->right_half == c.right_half;
            return p->line == c.line && (c.turn != Turn::usual || same_end);
        });
    }
    void place(const Candidate& c) {
        if (has_name(c)) return;
        const ScreenBox box = box_round(c.centre, c.size);
        const bool beyond_frame = !c.beyond_outline && c.turn != Turn::on_line && !page_.inside;
        const ScreenBox room = grown(beyond_frame ? page_.page : limit_, -page_.gap / 2, -page_.gap / 2);
        if (!holds(room, box)) return;
        if (c.beyond_outline && on_map(box)) return;
        // Wider apart along the row than between rows, as words are.
        const ScreenBox wide = grown(box, page_.gap, page_.gap / 2);
        for (const GraticuleLabel& other : labels_)
            if (overlap(wide, other.box)) return;
        for (const LabelObstacle& other : page_.taken)
            if (overlap(wide, other.box)) return;
        placed_.push_back(&c);
        labels_.push_back({c.line, text_of(c.line), c.anchor, box});
    }

    const GraticuleOnPage& map_;
    const GraticulePage& page_;
    const MeasureLabel& measure_;
    RingSet<ScreenXY> outline_;
    ScreenBox map_box_, limit_;
    bool cut_ = false;  // by the frame
    std::vector<Candidate> candidates_;
    std::vector<const Candidate*> placed_;
    std::vector<GraticuleLabel> labels_;
};

}  // namespace

bool map_reaches_frame(const ProjectedLayer& outline, const Affine& to_canvas, const ScreenBox& frame) {
    const ScreenBox room = grown(frame, slack, slack);
    return std::any_of(outline.vertices.begin(), outline.vertices.end(), [&](const MapXY& p) {
        const PathPoint at = to_canvas.apply({p.x, p.y});
        return !holds(room, ScreenXY{at.x, at.y});
    });
}

std::vector<GraticuleLabel> lay_out_graticule_labels(const GraticuleOnPage& map, const GraticulePage& page,
                                                     const MeasureLabel& measure) {
    return Layout(map, page, measure).run();
}

}  // namespace tourmap
