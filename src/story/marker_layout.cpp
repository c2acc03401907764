#include "src/story/marker_layout.h"

#include <algorithm>
#include <cmath>

namespace tourmap {
namespace {

double distance(ScreenXY a, ScreenXY b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

bool in_area(const ScreenBox& area, ScreenXY p, double margin) {
    return p.x >= area.min.x + margin && p.x <= area.max.x - margin && p.y >= area.min.y + margin &&
           p.y <= area.max.y - margin;
}

class Layout {
public:
    explicit Layout(const MarkerLayoutPage& page) : page_(page) {}

    bool free(ScreenXY p) const {
        if (!in_area(page_.area, p, page_.radius + 4)) return false;
        for (const ScreenXY& stop : page_.stops)
            if (distance(stop, p) < page_.radius + page_.stop_radius + 4) return false;
        for (const ScreenXY& q : placed_)
            if (distance(q, p) < 2 * page_.radius + gap) return false;
        return true;
    }
    PlacedMarker put(ScreenXY p, bool moved) {
        placed_.push_back(p);
        return {true, p, moved};
    }
    // The nearest free spot on growing circles, from the top clockwise.
    PlacedMarker near(ScreenXY anchor, double first_radius) {
        if (first_radius <= 0 && free(anchor)) return put(anchor, false);
        for (double r = std::max(first_radius, 2 * page_.radius + gap); r < 600; r += page_.radius) {
            const int spots = std::max(8, static_cast<int>(2 * pi * r / (2 * page_.radius + gap)));
            for (int k = 0; k < spots; ++k) {
                const double angle = 2 * pi * k / spots - pi / 2;
                const ScreenXY p{anchor.x + r * std::cos(angle), anchor.y + r * std::sin(angle)};
                if (free(p)) return put(p, true);
            }
        }
        return put(anchor, false);
    }
    // Evenly round a stop, in order, clockwise from the top; a second ring when the first is full.
    void ring(std::span<const std::size_t> members, ScreenXY stop, std::vector<PlacedMarker>& out) {
        const double pitch = 2 * page_.radius + gap;
        std::size_t done = 0;
        for (double r = 62; done < members.size(); r += pitch + 6) {
            const auto room = static_cast<std::size_t>(2 * pi * r / (pitch + 4));
            const std::size_t n = std::min(room, members.size() - done);
            for (std::size_t k = 0; k < n; ++k) {
                const double angle = 2 * pi * static_cast<double>(k) / static_cast<double>(n) - pi / 2;
                const ScreenXY p{stop.x + r * std::cos(angle), stop.y + r * std::sin(angle)};
                out[members[done + k]] = free(p) ? put(p, true) : near(stop, r);
            }
            done += n;
        }
    }

private:
    static constexpr double gap = 7;
    const MarkerLayoutPage& page_;
    std::vector<ScreenXY> placed_;
};

}  // namespace

std::vector<PlacedMarker> place_markers(std::span<const MarkerRequest> requests, const MarkerLayoutPage& page) {
    std::vector<PlacedMarker> out(requests.size());
    Layout layout(page);
    // Markers with a place of their own come first: they have less freedom.
    for (std::size_t i = 0; i < requests.size(); ++i)
        if (!requests[i].stop && in_area(page.area, requests[i].anchor, 0)) out[i] = layout.near(requests[i].anchor, 0);
    for (std::size_t s = 0; s < page.stops.size(); ++s) {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < requests.size(); ++i)
            if (requests[i].stop == s) members.push_back(i);
        if (!members.empty() && in_area(page.area, page.stops[s], 0)) layout.ring(members, page.stops[s], out);
    }
    return out;
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
