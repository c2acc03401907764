#include "geodata/write_geometry.h"

#include <cpl_error.h>
#include <ogr_geometry.h>
#include <proj.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

#include "geodata/proj_handles.h"
#include "geodata/ring_crossings.h"
#include "geodata/ring_nesting.h"
#include "geodata/seams.h"

namespace tourmap {
namespace {

constexpr double projection_noise = 1e-9;  // of a coordinate: far above PROJ's rounding, far below a vertex

// Projector turns every CRS to x east, y north; a file has the axes of its CRS.
FileAxes axes_of(const Crs& crs) {
    const ContextPtr context = quiet_context();
    const PjPtr pj = unbound(context.get(), open_crs(context.get(), crs.definition));
    const PjPtr system(pj ? proj_crs_get_coordinate_system(context.get(), pj.get()) : nullptr);
    std::string_view directions[2];
    for (int i = 0; i < 2; ++i) {
        const char* direction = nullptr;
        if (!system || !proj_cs_get_axis_info(context.get(), system.get(), i, nullptr, nullptr, &direction, nullptr,
                                              nullptr, nullptr, nullptr))
            return {};
        directions[i] = direction;
    }
    if (directions[0] == "west" && directions[1] == "south") return {false, -1};
    if (directions[0] == "south" && directions[1] == "west") return {true, -1};
    return {};
}

double largest_coordinate(const MapBox& box) {
    if (box.empty) return 0;
    return std::max({std::abs(box.min.x), std::abs(box.min.y), std::abs(box.max.x), std::abs(box.max.y)});
}

// GEOS says where a ring crosses itself; that is mended, and no warning.
struct QuietGeos {
    QuietGeos() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~QuietGeos() { CPLPopErrorHandler(); }
    QuietGeos(const QuietGeos&) = delete;
    QuietGeos& operator=(const QuietGeos&) = delete;
};

// GEOS has its own mind.
void wind(OGRPolygon& polygon, Exteriors exteriors) {
    bool clockwise = exteriors == Exteriors::clockwise;
    for (OGRLinearRing* ring : polygon) {
        if (static_cast<bool>(ring->isClockwise()) != clockwise) ring->reverseWindingOrder();
        clockwise = exteriors != Exteriors::clockwise;
    }
}

// The polygons of what GEOS made valid: what had shrunk to a line or a point is no area.
void add_polygons_of(const OGRGeometry& geometry, Exteriors exteriors, OGRMultiPolygon& out) {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        auto* polygon = geometry.toPolygon()->clone();
        wind(*polygon, exteriors);
        out.addGeometryDirectly(polygon);
    } else if (type == wkbMultiPolygon || type == wkbGeometryCollection) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) add_polygons_of(*part, exteriors, out);
    }
}

std::unique_ptr<OGRGeometry> made_valid(std::unique_ptr<OGRMultiPolygon> polygons, Exteriors exteriors) {
    const std::unique_ptr<OGRGeometry> made(polygons->MakeValid());
    if (!made) return polygons;  // GDAL without GEOS
    auto out = std::make_unique<OGRMultiPolygon>();
    add_polygons_of(*made, exteriors, *out);
    if (out->IsEmpty()) return nullptr;
    return out;
}

}  // namespace

GeometryWriter::GeometryWriter(const GeoLayer& source, const MapBox& box, const Crs& crs, Exteriors exteriors)
    : source_(source),
      axes_(axes_of(crs)),
      exteriors_(exteriors),
      closeness_(projection_noise * largest_coordinate(box)) {
    for (std::size_t f = 0; f < source.feature_count(); ++f)
        if (source.kinds[f] == GeometryKind::point && source.feature_offsets[f + 1] - source.feature_offsets[f] > 1)
            single_points_ = false;
}

std::optional<GeometryKind> GeometryWriter::only_kind() const {
    std::set<GeometryKind> kinds(source_.kinds.begin(), source_.kinds.end());
    kinds.erase(GeometryKind::none);
    if (kinds.size() != 1) return std::nullopt;
    return *kinds.begin();
}

GeometryWriter::Made GeometryWriter::of(const ProjectedLayer& shape, std::size_t feature) const {
    if (shape.feature_offsets[feature] == shape.feature_offsets[feature + 1]) return {};
    switch (shape.kinds[feature]) {
        case GeometryKind::polygon:
            return polygons(shape, feature);
        case GeometryKind::line:
            return {lines(shape, feature), false};
        case GeometryKind::point:
            return {points(shape, feature), false};
        case GeometryKind::none:
            break;
    }
    return {};
}

OGRRawPoint GeometryWriter::in_file(MapXY p) const {
    p = {axes_.sign * p.x, axes_.sign * p.y};
    return axes_.swapped ? OGRRawPoint(p.y, p.x) : OGRRawPoint(p.x, p.y);
}

void GeometryWriter::set_points(OGRSimpleCurve& curve, std::span<const MapXY> points, Winding winding,
                                Exteriors exteriors, std::vector<OGRRawPoint>& scratch) const {
    const auto put = [&](std::span<const MapXY> some) {
        for (const MapXY p : some) scratch.push_back(in_file(p));
    };
    const auto put_reversed = [&](std::span<const MapXY> some) {
        for (auto p = some.rbegin(); p != some.rend(); ++p) scratch.push_back(in_file(*p));
    };
    scratch.clear();
    if (winding == Winding::open) {
        put(points);
    } else {
        // Both signs turned is a half turn: only an exchange of the axes mirrors.
        const bool counter_clockwise = (signed_area(points) > 0) != axes_.swapped;
        const bool wanted = (winding == Winding::exterior) == (exteriors == Exteriors::counter_clockwise);
        // What is the first point does not depend on what the format wants.
        const bool from_last = counter_clockwise != (winding == Winding::exterior);
        const auto first = from_last ? points.last(1) : points.first(1);
        const auto others = from_last ? points.first(points.size() - 1) : points.last(points.size() - 1);
        put(first);
        counter_clockwise == wanted ? put(others) : put_reversed(others);
        put(first);
    }
    curve.setPoints(static_cast<int>(scratch.size()), scratch.data());
}

std::unique_ptr<OGRMultiPolygon> GeometryWriter::nested(const RingSet<MapXY>& rings, Exteriors exteriors) const {
    auto out = std::make_unique<OGRMultiPolygon>();
    std::vector<OGRRawPoint> scratch;
    const auto ring = [&](std::uint32_t r, Winding winding) {
        auto* made = new OGRLinearRing;
        set_points(*made, rings.ring(r), winding, exteriors, scratch);
        return made;
    };
    for (const NestedPolygon& polygon : nest_rings(rings)) {
        auto* made = new OGRPolygon;
        made->addRingDirectly(ring(polygon.exterior, Winding::exterior));
        for (const std::uint32_t hole : polygon.holes) made->addRingDirectly(ring(hole, Winding::hole));
        out->addGeometryDirectly(made);
    }
    return out;
}

GeometryWriter::Made GeometryWriter::polygons(const ProjectedLayer& shape, std::size_t feature) const {
    const RingSet<MapXY> rings = join_at_seams(shape, feature, closeness_);
    std::unique_ptr<OGRMultiPolygon> out = nested(rings, exteriors_);
    if (out->IsEmpty()) return {};
    // GEOS's costly test only where ours is not sure.
    const QuietGeos quiet;
    if (certainly_valid(rings) || out->IsValid()) return {std::move(out), false};
    // What GEOS makes depends on what it is given: in every format the same.
    return {made_valid(nested(rings, Exteriors::counter_clockwise), exteriors_), true};
}

std::unique_ptr<OGRGeometry> GeometryWriter::lines(const ProjectedLayer& shape, std::size_t feature) const {
    auto out = std::make_unique<OGRMultiLineString>();
    std::vector<OGRRawPoint> scratch;
    for (std::uint32_t r = shape.feature_offsets[feature]; r < shape.feature_offsets[feature + 1]; ++r) {
        auto* line = new OGRLineString;
        set_points(*line, shape.ring(r), Winding::open, exteriors_, scratch);
        out->addGeometryDirectly(line);
    }
    return out;
}

std::unique_ptr<OGRGeometry> GeometryWriter::points(const ProjectedLayer& shape, std::size_t feature) const {
    const auto point = [&](std::uint32_t r) {
        const OGRRawPoint p = in_file(shape.ring(r)[0]);
        return std::make_unique<OGRPoint>(p.x, p.y);
    };
    if (single_points_) return point(shape.feature_offsets[feature]);
    auto out = std::make_unique<OGRMultiPoint>();
    for (std::uint32_t r = shape.feature_offsets[feature]; r < shape.feature_offsets[feature + 1]; ++r)
        out->addGeometryDirectly(point(r).release());
    return out;
}

}  // namespace tourmap
