#include <algorithm>
#include <cmath>

#include "src/story/label_plan.h"
#include "src/story/scene.h"

namespace tourmap {
namespace {

constexpr double city_dot = 3;

Rgba faded(Rgba colour, double opacity) {
    return colour.with_alpha(opacity);
}

ShapedLine faded(ShapedLine line, double opacity) {
    for (GlyphRun& run : line.runs) {
        run.color = faded(run.color, opacity);
        run.halo = faded(run.halo, opacity);
    }
    return line;
}

void draw_city(Scene& scene, ScreenXY at, double opacity) {
    const auto dot = std::make_shared<const Path>(circle(0, 0, city_dot));
    const Affine here = Affine::translate(at.x, at.y);
    scene.stroke(dot, here, faded(scene.theme().halo, opacity), 2.5, {}, {"cities", "", ""});
    scene.fill(dot, here, faded(scene.theme().city_label, opacity), FillRule::nonzero, {"cities", "", ""});
}

// From the symbol to the nearest point of the text.
void draw_leader(Scene& scene, const LabelRequest& request, const ScreenBox& text, double opacity) {
    const ScreenXY from = request.anchor;
    const ScreenXY to{std::clamp(from.x, text.min.x, text.max.x), std::clamp(from.y, text.min.y, text.max.y)};
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length <= request.symbol) return;
    const double start = request.symbol / length;
    Path path;
    path.move_to(from.x + start * (to.x - from.x), from.y + start * (to.y - from.y));
    path.line_to(to.x, to.y);
    const auto line = std::make_shared<const Path>(std::move(path));
    scene.stroke(line, {}, faded(scene.theme().halo, opacity), 3.2, {}, {"leaders", "", ""});
    scene.stroke(line, {}, faded(scene.theme().panel_quiet, opacity), 1.4, {}, {"leaders", "", ""});
}

void draw_label(Scene& scene, const LabelWish& wish, double opacity) {
    const LabelRequest& request = wish.request;
    const LabelCandidate& at = request.candidates.front();
    if (request.dot) draw_city(scene, request.anchor, opacity);
    const auto boxes = label_boxes(request, at);
    if (at.leader) draw_leader(scene, request, boxes.front(), opacity);
    const ShapedLine line = faded(wish.line, opacity);
    for (const Footnote& foot : scene.footnotes)
        if (foot.unit == wish.tag.id && wish.tag.layer == "labels")
            place(scene.list, faded(foot.line, opacity), foot.x, foot.baseline, {"attribution", foot.unit, foot.text});
    const double c = std::cos(at.angle), s = std::sin(at.angle), half = line.width / 2;
    const ScreenXY middle{request.anchor.x + at.dx, request.anchor.y + at.dy};
    place(scene.list, line, middle.x - half * c - wish.baseline * s, middle.y - half * s + wish.baseline * c, wish.tag,
          at.angle);
    for (const ScreenBox& box : boxes) scene.take(box);
}

}  // namespace

void draw_labels(Scene& scene, const LabelPlan& plan) {
    for (const PlannedLabel& label : plan) draw_label(scene, label.wish, 1);
}

void draw_labels(Scene& scene, const Motion* motion) {
    if (motion) {
        for (const ShownLabel& label : labels_in_motion(scene, *motion)) draw_label(scene, label.wish, label.opacity);
        return;
    }
    draw_labels(scene, plan_labels(scene, label_wishes(scene)));
}

}  // namespace tourmap
