#include "src/story/label_plan.h"

#include <algorithm>
#include <cmath>

#include "src/story/scene.h"

namespace tourmap {
namespace {

constexpr double margin = 4;

// Of the ink, below the baseline: negative is above; and how far it stands out at the ends of the line.
struct Extent {
    double top = 0, bottom = 0, overhang = 0;
};

Extent ink_of(const ShapedLine& line) {
    Extent ink;
    for (const GlyphRun& run : line.runs)
        for (const Glyph& glyph : run.glyphs) {
            const auto box = run.font->outline(glyph.index)->bounds();
            if (box.empty) continue;
            ink.top = std::min(ink.top, box.min.y * run.size + glyph.y);
            ink.bottom = std::max(ink.bottom, box.max.y * run.size + glyph.y);
            const double left = glyph.x + box.min.x * run.size, right = glyph.x + box.max.x * run.size;
            ink.overhang = std::max({ink.overhang, -left, right - line.width});
        }
    return ink;
}

LabelPage page_of(const Scene& scene) {
    return {scene.layout.map, scene.taken, scene.lines, margin};
}

bool same_name(const PlannedLabel& a, const PlannedLabel& b) {
    return a.wish.tag.layer == b.wish.tag.layer && a.wish.tag.id == b.wish.tag.id;
}

// The same name in the same place and size: it stays as it is from one plan to the other.
bool same_label(const PlannedLabel& a, const PlannedLabel& b) {
    return same_name(a, b) && a.anchor == b.anchor && a.wish.request.candidates == b.wish.request.candidates &&
           a.wish.request.width == b.wish.request.width;
}

struct Candidate {
    const PlannedLabel* label;
    double opacity;
};

// What of the two plans shows at this moment: what only one of them has fades out before the other's fades in.
std::vector<Candidate> blended(const Motion& motion) {
    std::vector<Candidate> out;
    const auto in = [](const PlannedLabel& label, const LabelPlan& plan) {
        return std::any_of(plan.begin(), plan.end(),
                           [&](const PlannedLabel& other) { return same_label(label, other); });
    };
    for (const PlannedLabel& label : motion.to->labels)
        out.push_back({&label, in(label, motion.from->labels) ? 1 : std::clamp(2 * motion.blend - 1, 0.0, 1.0)});
    for (const PlannedLabel& label : motion.from->labels)
        if (!in(label, motion.to->labels)) out.push_back({&label, std::clamp(1 - 2 * motion.blend, 0.0, 1.0)});
    std::erase_if(out, [](const Candidate& c) { return c.opacity <= 0 || !c.label->anchor; });
    std::stable_sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) {
        return a.label->wish.request.priority > b.label->wish.request.priority;
    });
    return out;
}

std::optional<ScreenXY> marker_at(const Scene& scene, const std::string& id) {
    for (std::size_t i = 0; i < scene.markers.size(); ++i)
        if (scene.markers[i].shown && scene.tour().markers[scene.state.markers[i]].id == id) return scene.markers[i].at;
    return std::nullopt;
}

std::optional<ScreenXY> anchor_of(const Scene& scene, const PlannedLabel& label) {
    return label.wish.marker ? marker_at(scene, label.wish.tag.id) : scene.screen(*label.anchor);
}

}  // namespace

TextStyle map_text(const Scene& scene, double size, FontWeight weight, Rgba color) {
    TextStyle style;
    style.language = scene.language_tag();
    style.size = size;
    style.weight = weight;
    style.color = color;
    style.halo = scene.theme().halo;
    style.halo_width = size * 0.13;
    return style;
}

LabelWish wish_of(const Scene& scene, const std::string& text, const TextStyle& style, Tag tag) {
    LabelWish wish;
    wish.line = shape_line(scene.fonts(), text, style);
    wish.tag = std::move(tag);
    // Capitals and the letters below the line of Latin script; more where the ink of another script asks for it.
    const Extent ink = ink_of(wish.line);
    const double top = std::min(ink.top, -0.73 * style.size), bottom = std::max(ink.bottom, 0.22 * style.size);
    wish.request.width = wish.line.width + 2 * ink.overhang;
    wish.request.height = bottom - top;
    wish.baseline = -(top + bottom) / 2;
    return wish;
}

std::vector<LabelWish> label_wishes(const Scene& scene) {
    std::vector<LabelWish> wishes;
    wish_stops(scene, wishes);
    wish_marker_sites(scene, wishes);
    if (scene.spec.draft) return wishes;
    wish_legs(scene, wishes);
    wish_own_layers(scene, wishes);
    wish_countries(scene, wishes);
    wish_waters(scene, wishes);
    wish_cities(scene, wishes);
    wish_lakes(scene, wishes);
    wish_rivers(scene, wishes);
    return wishes;
}

void offer_point(LabelWish& wish, ScreenXY at, double radius, bool leaders) {
    wish.request.anchor = at;
    wish.request.symbol = radius;
    wish.request.candidates = point_candidates({wish.request.width, wish.request.height, radius, leaders});
}

LabelPlan plan_labels(const Scene& scene, std::vector<LabelWish> wishes) {
    std::vector<LabelRequest> requests;
    for (const LabelWish& wish : wishes) requests.push_back(wish.request);
    const auto placements = place_labels(requests, page_of(scene));
    LabelPlan plan;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        if (!placements[i].placed) continue;
        LabelRequest& request = wishes[i].request;
        LabelCandidate at = request.candidates[placements[i].candidate];
        if (request.symbol == 0) {
            // The name of an area or of a line belongs to the place under it.
            request.anchor = {request.anchor.x + at.dx, request.anchor.y + at.dy};
            at.dx = at.dy = 0;
        }
        request.candidates = {at};
        const MapXY map = to_map(scene.spec.camera, scene.spec.canvas, request.anchor);
        plan.push_back({std::move(wishes[i]), scene.space.inverse(map)});
    }
    std::stable_sort(plan.begin(), plan.end(), [](const PlannedLabel& a, const PlannedLabel& b) {
        return a.wish.request.priority > b.wish.request.priority;
    });
    return plan;
}

std::vector<ShownLabel> labels_in_motion(const Scene& scene, const Motion& motion) {
    constexpr double fade = 14;  // canvas units of room in which a name comes and goes
    std::vector<ShownLabel> shown;
    LabelSpace space(page_of(scene));
    for (const Candidate& candidate : blended(motion)) {
        const auto at = anchor_of(scene, *candidate.label);
        if (!at) continue;
        ShownLabel label{candidate.label->wish, candidate.opacity};
        label.wish.request.anchor = *at;
        const LabelRequest& request = label.wish.request;
        const double room = space.room(request, request.candidates.front(), margin + fade);
        if (room < margin) continue;
        // At rest a label is whole however little room it has.
        const double near = std::clamp((room - margin) / fade, 0.0, 1.0);
        label.opacity *= 1 - motion.away * (1 - near);
        if (label.opacity < 1.0 / 255) continue;
        space.take(request, request.candidates.front());
        shown.push_back(std::move(label));
    }
    return shown;
}

}  // namespace tourmap
