// The rings of a projected layer as OGR geometries.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "geodata/projected_layer.h"
#include "geodata/ring_clip.h"

class OGRGeometry;
class OGRMultiPolygon;
class OGRRawPoint;
class OGRSimpleCurve;

namespace tourmap {

// Signs and order that the axes of a CRS have and a map has not: some surveys count to the south and west.
struct FileAxes {
    bool swapped = false;
    double sign = 1;
};

// Which way exterior rings go; holes go the other.
enum class Exteriors { counter_clockwise, clockwise };

class GeometryWriter {
public:
    // `source` must outlive this. `box`: about where it lies on the map.
    GeometryWriter(const GeoLayer& source, const MapBox& box, const Crs& crs, Exteriors exteriors);

    // The one kind of all features that have a geometry.
    std::optional<GeometryKind> only_kind() const;
    // Whether no feature has two points: Point will do for a layer of points, else all are MultiPoints.
    bool single_points() const { return single_points_; }
    struct Made {
        std::unique_ptr<OGRGeometry> geometry;  // null: nothing of the feature is left
        bool repaired = false;                  // its rings crossed; made valid, even-odd
    };
    // A feature of a piece of the layer, by its number there. May be called by several threads.
    Made of(const ProjectedLayer& shape, std::size_t feature) const;

private:
    Made polygons(const ProjectedLayer& shape, std::size_t feature) const;
    std::unique_ptr<OGRGeometry> lines(const ProjectedLayer& shape, std::size_t feature) const;
    std::unique_ptr<OGRGeometry> points(const ProjectedLayer& shape, std::size_t feature) const;
    enum class Winding { open, exterior, hole };
    // `scratch`: points on their way to OGR, used again and again.
    void set_points(OGRSimpleCurve& curve, std::span<const MapXY> points, Winding winding, Exteriors exteriors,
                    std::vector<OGRRawPoint>& scratch) const;
    std::unique_ptr<OGRMultiPolygon> nested(const RingSet<MapXY>& rings, Exteriors exteriors) const;
    OGRRawPoint in_file(MapXY p) const;

    const GeoLayer& source_;
    FileAxes axes_;
    Exteriors exteriors_;
    double closeness_ = 0;  // map units: points nearer than this are one
    bool single_points_ = true;
};

}  // namespace tourmap
