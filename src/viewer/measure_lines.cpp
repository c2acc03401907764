#include "src/viewer/measure_lines.h"

#include <algorithm>

#include "geodata/geodesic.h"
#include "src/story/map_page.h"

namespace tourmap {

MeasureLines MeasureProjector::project(const Measuring& measuring, const std::optional<LonLat>& aim,
                                       const MapPlane& plane, const Layout& layout) {
    MeasureLines lines;
    if (!measuring.on) return lines;
    const bool moves = aim && !measuring.closed && !measuring.points.empty();
    lines.sums = measured(measuring, moves ? aim : std::nullopt);
    if (!plane.space()) return lines;
    const Camera& camera = plane.view().camera;
    const auto detail = ProjectionDetail::for_pixel(camera.units_per_canvas / plane.canvas().pixels_per_unit());
    if (crs_ != plane.view().crs || tolerance_ != detail.tolerance) known_.clear();
    crs_ = plane.view().crs;
    tolerance_ = detail.tolerance;
    used_.clear();

    const auto& points = measuring.points;
    const auto add = [&](LonLat from, LonLat to, bool moving) {
        MeasureEdge edge{{}, {}, geodesic_metres(from, to), moving};
        for (const std::vector<MapXY>& piece : way(from, to, plane).pieces) {
            std::vector<ScreenXY>& out = edge.pieces.emplace_back();
            for (const MapXY& p : piece) out.push_back(layout.to_window(to_screen(camera, plane.canvas(), p)));
        }
        if (const auto middle = plane.point_of(geodesic_at(from, to, 0.5))) edge.middle = layout.to_window(*middle);
        lines.edges.push_back(std::move(edge));
    };
    for (std::size_t i = 1; i < points.size(); ++i) add(points[i - 1], points[i], false);
    if (measuring.closed) add(points.back(), points.front(), false);
    if (moves) add(points.back(), *aim, true);
    for (const LonLat& place : points)
        if (const auto point = plane.point_of(place)) lines.points.push_back(layout.to_window(*point));
    known_ = std::move(used_);
    return lines;
}

const MeasureProjector::Way& MeasureProjector::way(const LonLat& from, const LonLat& to, const MapPlane& plane) {
    const auto known =
        std::find_if(known_.begin(), known_.end(), [&](const Way& w) { return w.from == from && w.to == to; });
    if (known != known_.end()) return used_.emplace_back(*known);
    Way& made = used_.emplace_back(Way{from, to, {}});
    if (from == to) return made;
    const ProjectedLayer layer =
        project_layer(geodesic_line({from, to}), plane.space()->projector, plane.space()->domain, {tolerance_, 0}, 1);
    for (std::size_t r = 0; r + 1 < layer.ring_offsets.size(); ++r)
        made.pieces.emplace_back(layer.ring(r).begin(), layer.ring(r).end());
    return made;
}

}  // namespace tourmap
