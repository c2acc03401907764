// The length of each leg, along its line.
#include <cmath>

#include "src/story/formats.h"
#include "src/story/label_plan.h"
#include "src/story/scene.h"
#include "src/tour/leg_way.h"

namespace tourmap {
namespace {

// Text beside the line at a fraction of the leg, level with it there.
std::optional<LabelCandidate> beside(const Scene& scene, const LegWay& way, double fraction, double side,
                                     const LabelRequest& request) {
    const auto before = scene.screen(way.at(fraction - 0.02)), after = scene.screen(way.at(fraction + 0.02)),
               at = scene.screen(way.at(fraction));
    if (!before || !after || !at) return std::nullopt;
    double angle = std::atan2(after->y - before->y, after->x - before->x);
    if (std::cos(angle) < -1e-9) angle -= std::copysign(std::acos(-1.0), angle);  // never upside down
    const double off = side * (scene.theme().route_width + 5 + request.height / 2);
    return LabelCandidate{at->x - request.anchor.x + off * std::sin(angle),
                          at->y - request.anchor.y - off * std::cos(angle), angle, false};
}

}  // namespace

void wish_legs(const Scene& scene, std::vector<LabelWish>& wishes) {
    const Tour& tour = scene.tour();
    for (const LegProgress& progress : scene.state.legs) {
        const Leg& leg = tour.legs[progress.leg];
        const LegWay way(tour, leg);
        const auto from = scene.screen(way.at(0)), to = scene.screen(way.at(1)), middle = scene.screen(way.at(0.5));
        if (!from || !to || !middle) continue;
        const TextStyle style = map_text(scene, 17, FontWeight::medium, scene.theme().route);
        LabelWish wish = wish_of(scene, format_length(scene.language(), way.metres()), style, {"labels", leg.id, ""});
        wish.request.anchor = *middle;
        wish.request.priority = 600;
        if (std::hypot(to->x - from->x, to->y - from->y) < 2 * wish.request.width) continue;
        for (const double fraction : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8})
            for (const double side : {1.0, -1.0})
                if (const auto candidate = beside(scene, way, fraction, side, wish.request))
                    wish.request.candidates.push_back(*candidate);
        wishes.push_back(std::move(wish));
    }
}

}  // namespace tourmap
