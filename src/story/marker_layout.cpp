#include "src/story/marker_layout.h"

#include <algorithm>
#include <cmath>

namespace tourmap {
namespace {

double distance(ScreenXY a, ScreenXY b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

double distance(ScreenXY p, const LineObstacle& line) {
    const double dx = line.b.x - line.a.x, dy = line.b.y - line.a.y, squared = dx * dx + dy * dy;
    const double along =
        squared > 0 ? std::clamp(((p.x - line.a.x) * dx + (p.y - line.a.y) * dy) / squared, 0.0, 1.0) : 0;
    return distance(p, ScreenXY{line.a.x + along * dx, line.a.y + along * dy});
}

bool in_area(const ScreenBox& area, ScreenXY p, double margin) {
    return p.x >= area.min.x + margin && p.x <= area.max.x - margin && p.y >= area.min.y + margin &&
           p.y <= area.max.y - margin;
}

constexpr double gap = 7;
constexpr double far = 600;     // how far a symbol goes to find room
constexpr double beside = 150;  // the same where a cluster is the better way

// What belongs together: the markers of a stop, or one with a place of its own and those that are near it.
struct Group {
    ScreenXY anchor;
    std::optional<std::size_t> stop;
    std::vector<std::size_t> members;
    bool clustered = false;
};

class Layout {
public:
    explicit Layout(const MarkerLayoutPage& page) : page_(page) {}

    // The nearest free spot on growing circles, from the top clockwise.
    std::optional<PlacedMarker> near(ScreenXY anchor, double radius, double first, double last) {
        if (first <= 0 && free(anchor, radius)) return put(anchor, radius, false);
        const double pitch = 2 * radius + gap;
        for (double r = std::max(first, pitch); r < last; r += radius) {
            const int spots = std::max(8, static_cast<int>(2 * pi * r / pitch));
            for (int k = 0; k < spots; ++k) {
                const ScreenXY p = on_circle(anchor, r, 2 * pi * k / spots);
                if (free(p, radius)) return put(p, radius, true);
            }
        }
        return std::nullopt;
    }
    // The same for a cluster, which covers no line where that can be had near by.
    std::optional<PlacedMarker> near_off_lines(ScreenXY anchor, double radius, double first) {
        off_lines_ = true;
        auto placed = near(anchor, radius, first, beside);
        off_lines_ = false;
        return placed ? placed : near(anchor, radius, first, far);
    }
    // Evenly round a stop, in order, clockwise from the top. False: there is no room.
    bool ring(const Group& group, std::vector<PlacedMarker>& out) {
        constexpr double r = 62;
        const auto n = static_cast<double>(group.members.size());
        for (std::size_t k = 0; k < group.members.size(); ++k) {
            const ScreenXY p = on_circle(group.anchor, r, 2 * pi * static_cast<double>(k) / n);
            const auto placed =
                free(p, page_.radius) ? put(p, page_.radius, true) : near(group.anchor, page_.radius, r, beside);
            if (!placed) return false;
            out[group.members[k]] = *placed;
        }
        return true;
    }

private:
    struct Disc {
        ScreenXY at;
        double radius;
    };

    static ScreenXY on_circle(ScreenXY middle, double r, double from_top) {
        return {middle.x + r * std::sin(from_top), middle.y - r * std::cos(from_top)};
    }
    bool free(ScreenXY p, double radius) const {
        if (!in_area(page_.area, p, radius + 4)) return false;
        for (const ScreenXY& stop : page_.stops)
            if (distance(stop, p) < radius + page_.stop_radius + 4) return false;
        for (const Disc& other : placed_)
            if (distance(other.at, p) < radius + other.radius + gap) return false;
        return !off_lines_ || std::none_of(page_.lines.begin(), page_.lines.end(), [&](const LineObstacle& line) {
            return distance(p, line) < radius + line.half_width;
        });
    }
    PlacedMarker put(ScreenXY p, double radius, bool moved) {
        placed_.push_back({p, radius});
        return {true, p, moved};
    }

    const MarkerLayoutPage& page_;
    std::vector<Disc> placed_;
    bool off_lines_ = false;
};

// Groups whose first anchors are farther apart than two clusters are wide, so that each has room for one.
std::vector<Group> groups_of(std::span<const MarkerRequest> requests, const MarkerLayoutPage& page) {
    const double apart = 2 * page.cluster_radius + gap;
    std::vector<Group> groups;
    for (std::size_t s = 0; s < page.stops.size(); ++s) {
        const auto of_stop = [s](const MarkerRequest& request) { return request.stop == s; };
        const auto count = static_cast<std::size_t>(std::count_if(requests.begin(), requests.end(), of_stop));
        groups.push_back({page.stops[s], s, {}, count > most_in_ring});
    }
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const MarkerRequest& request = requests[i];
        const auto belongs = [&](const Group& group) {
            if (request.stop) return request.stop == group.stop;
            return (!group.stop || group.clustered) && distance(group.anchor, request.anchor) < apart;
        };
        if (!in_area(page.area, request.stop ? page.stops[*request.stop] : request.anchor, 0)) continue;
        auto group = std::find_if(groups.begin(), groups.end(), belongs);
        if (group == groups.end()) group = groups.insert(groups.end(), {request.anchor, {}, {}});
        group->members.push_back(i);
    }
    for (Group& group : groups) {
        if (!group.stop) group.clustered = group.members.size() > most_together;
        // A cluster belongs where its first member does.
        std::stable_partition(group.members.begin(), group.members.end(),
                              [&](std::size_t i) { return requests[i].stop == group.stop; });
    }
    return groups;
}

// In the order of how little freedom they have: clusters, markers with places of their own, those round stops.
int rank(const Group& group) {
    if (group.clustered) return group.stop ? 1 : 0;
    return group.stop ? 4 : group.members.size() == 1 ? 2 : 3;
}

// False: the group's symbols have no room beside each other.
bool place(const Group& group, const MarkerLayoutPage& page, Layout& layout, MarkerLayout& out,
           std::span<const MarkerRequest> requests) {
    if (group.members.empty()) return true;
    if (group.clustered) {
        const double first = group.stop ? page.stop_radius + page.cluster_radius + 8 : 0;
        const auto placed = group.stop ? layout.near_off_lines(group.anchor, page.cluster_radius, first)
                                       : layout.near(group.anchor, page.cluster_radius, first, far);
        out.clusters.push_back({group.members, group.anchor, placed.value_or(PlacedMarker{true, group.anchor})});
        return true;
    }
    if (group.stop) return layout.ring(group, out.markers);
    const bool alone = group.members.size() == 1;
    for (const std::size_t i : group.members) {
        const auto placed = layout.near(requests[i].anchor, page.radius, 0, alone ? far : beside);
        if (!placed && !alone) return false;
        out.markers[i] = placed.value_or(PlacedMarker{true, requests[i].anchor});
    }
    return true;
}

}  // namespace

MarkerLayout place_markers(std::span<const MarkerRequest> requests, const MarkerLayoutPage& page) {
    std::vector<Group> groups = groups_of(requests, page);
    while (true) {
        std::stable_sort(groups.begin(), groups.end(),
                         [](const Group& a, const Group& b) { return rank(a) < rank(b); });
        MarkerLayout out{std::vector<PlacedMarker>(requests.size()), {}};
        Layout layout(page);
        const auto crowded = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
            return !place(group, page, layout, out, requests);
        });
        if (crowded == groups.end()) return out;
        crowded->clustered = true;  // and all anew: one more of them cannot fail
    }
}

PlacedMarker marker_in_motion(const MarkerRequest& request, const ScreenBox& area, const MarkerMotion& motion) {
    constexpr double fade = 40;  // canvas units inside the edge in which a marker comes and goes
    if (!motion.from && !motion.to && request.stop) return {};
    const ScreenXY p = request.anchor;
    const double inside = std::min({p.x - area.min.x, area.max.x - p.x, p.y - area.min.y, area.max.y - p.y});
    PlacedMarker out;
    out.opacity = 1 - motion.away * (1 - std::clamp(inside / fade, 0.0, 1.0));
    if (!motion.from && !motion.to) out.opacity = std::clamp(inside / fade, 0.0, 1.0);
    if (motion.from && !motion.to) out.opacity *= std::clamp(1 - 2 * motion.blend, 0.0, 1.0);
    if (!motion.from && motion.to) out.opacity *= std::clamp(2 * motion.blend, 0.0, 1.0);
    const MarkerSpot to = motion.to ? *motion.to : motion.from.value_or(MarkerSpot{});
    const MarkerSpot from = motion.from ? *motion.from : to;
    const double b = std::clamp(motion.blend, 0.0, 1.0), part = b * b * (3 - 2 * b);
    out.at = {p.x + from.dx + part * (to.dx - from.dx), p.y + from.dy + part * (to.dy - from.dy)};
    out.moved = from.moved || to.moved;
    out.shown = inside >= 0 && out.opacity >= 1.0 / 255;
    return out;
}

}  // namespace tourmap
