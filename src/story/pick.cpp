#include "src/story/pick.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace tourmap {

namespace {

const Tag* tag_of(const DrawCommand& command) {
    return std::visit(
        [](const auto& c) -> const Tag* {
            if constexpr (requires { c.tag; }) {
                return &c.tag;
            } else {
                return nullptr;
            }
        },
        command);
}

PickKind kind_of(const Tag& tag) {
    if (tag.id.empty()) return PickKind::none;
    if (tag.layer == "markers" || tag.layer == "rows") return PickKind::marker;  // rows: of the text panel
    if (tag.layer == "clusters") return PickKind::cluster;
    if (tag.layer == "stops") return PickKind::stop;
    return PickKind::none;
}

double distance_to_segment(PathPoint p, PathPoint a, PathPoint b) {
    const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
    const double along = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

bool crosses(PathPoint p, PathPoint a, PathPoint b) {
    return (a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y);
}

struct Nearness {
    bool inside = false;                                    // even-odd
    double edge = std::numeric_limits<double>::infinity();  // canvas units
};

Nearness nearness(const Path& path, const Affine& affine, ScreenXY at) {
    Nearness near;
    const PathPoint p{at.x, at.y};
    for (std::size_t i = 0; i < path.subpath_count(); ++i) {
        const auto points = path.subpath(i);
        if (points.empty()) continue;
        PathPoint before = affine.apply(points.back());
        for (std::size_t k = 0; k < points.size(); ++k) {
            const PathPoint here = affine.apply(points[k]);
            const bool drawn = k > 0 || path.closed[i];  // fills close every subpath, strokes do not
            if (crosses(p, before, here)) near.inside = !near.inside;
            if (drawn || points.size() == 1) near.edge = std::min(near.edge, distance_to_segment(p, before, here));
            before = here;
        }
    }
    return near;
}

bool hit(const FillPath& fill, ScreenXY at, double reach) {
    const Nearness near = nearness(*fill.path, fill.affine, at);
    return near.inside || near.edge <= reach;
}

bool hit(const StrokePath& stroke, ScreenXY at, double reach) {
    return nearness(*stroke.path, stroke.affine, at).edge <= stroke.width / 2 + reach;
}

// The box round a line of text, about: letters are 0.6 em wide and 0.7 em high.
ScreenBox box_of(const GlyphRun& run) {
    ScreenBox box;
    for (const Glyph& glyph : run.glyphs) {
        const PathPoint low = run.affine.apply({glyph.x, glyph.y});
        const PathPoint high = run.affine.apply({glyph.x + 0.6 * run.size, glyph.y - 0.7 * run.size});
        box.include({low.x, low.y});
        box.include({high.x, high.y});
    }
    return box;
}

bool hit(const GlyphRun& run, ScreenXY at, double) {
    const ScreenBox box = box_of(run);
    return !box.empty && at.x >= box.min.x && at.x <= box.max.x && at.y >= box.min.y && at.y <= box.max.y;
}

bool hit(const DrawImage& image, ScreenXY at, double) {
    const double size = image.affine.scale();
    if (!(size > 0)) return false;
    const PathPoint p = image.affine.inverse().apply({at.x, at.y});
    return p.x >= 0 && p.x <= 1 && p.y >= 0 && p.y <= 1;
}

template <class T>
bool hit(const T&, ScreenXY, double) {
    return false;
}

ScreenBox shape_bounds(const DrawCommand& command) {
    ScreenBox box;
    const auto add = [&](const Path& path, const Affine& affine) {
        for (const PathPoint& p : path.points) {
            const PathPoint q = affine.apply(p);
            box.include({q.x, q.y});
        }
    };
    if (const auto* fill = std::get_if<FillPath>(&command)) add(*fill->path, fill->affine);
    if (const auto* stroke = std::get_if<StrokePath>(&command)) add(*stroke->path, stroke->affine);
    return box;
}

Picked pick_within(const DisplayList& list, ScreenXY at, double reach) {
    for (auto command = list.commands.rbegin(); command != list.commands.rend(); ++command) {
        const Tag* tag = tag_of(*command);
        if (!tag || kind_of(*tag) == PickKind::none) continue;
        if (std::visit([&](const auto& c) { return hit(c, at, reach); }, *command)) return {kind_of(*tag), tag->id};
    }
    return {};
}

std::vector<MarkerPlace> places(const DisplayList& list, std::string_view layer, bool with_text = false) {
    std::vector<MarkerPlace> places;
    for (const DrawCommand& command : list.commands) {
        const Tag* tag = tag_of(command);
        if (!tag || tag->id.empty() || tag->layer != layer) continue;
        const auto* run = with_text ? std::get_if<GlyphRun>(&command) : nullptr;
        const ScreenBox box = run ? box_of(*run) : shape_bounds(command);
        if (box.empty) continue;
        const auto known = std::find_if(places.begin(), places.end(), [&](const auto& p) { return p.id == tag->id; });
        if (known != places.end()) {
            known->bounds.include_all(box);
        } else {
            places.push_back({tag->id, {}, box});
        }
    }
    for (MarkerPlace& place : places) {
        place.middle = {(place.bounds.min.x + place.bounds.max.x) / 2, (place.bounds.min.y + place.bounds.max.y) / 2};
    }
    return places;
}

}  // namespace

Picked pick(const DisplayList& list, ScreenXY at, double reach) {
    // What is really under the point wins over what is only near it.
    const Picked exact = pick_within(list, at, 0);
    return exact.kind != PickKind::none ? exact : pick_within(list, at, reach);
}

std::vector<MarkerPlace> marker_places(const DisplayList& list) {
    return places(list, "markers");
}

std::vector<MarkerPlace> row_places(const DisplayList& list) {
    return places(list, "rows", true);
}

std::vector<ScreenBox> boxes_of(const DisplayList& list, const std::vector<std::string>& layers) {
    std::vector<ScreenBox> boxes;
    for (const DrawCommand& command : list.commands) {
        const Tag* tag = tag_of(command);
        if (!tag || std::find(layers.begin(), layers.end(), tag->layer) == layers.end()) continue;
        const auto* run = std::get_if<GlyphRun>(&command);
        const ScreenBox box = run ? box_of(*run) : shape_bounds(command);
        if (!box.empty) boxes.push_back(box);
    }
    return boxes;
}

std::vector<MarkerPlace> cluster_places(const DisplayList& list) {
    return places(list, "clusters");
}

}  // namespace tourmap
