// OGR geometries -> the flat arrays of a GeoLayer, repaired and inside [-180, 180].
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "geodata/geo_layer.h"
#include "geodata/load_antimeridian.h"
#include "geodata/load_crs.h"

class OGRGeometry;
class OGRLineString;
class OGRMultiPolygon;
class OGRPolygon;

namespace tourmap {

// Writes a LoadReport: each feature counts once, the list stops at 100.
class IssueLog {
public:
    explicit IssueLog(LoadReport& report) : report_(report) {}
    void repaired(std::int64_t feature, const std::string& what) { add(feature, what, false); }
    void dropped(std::int64_t feature, const std::string& what) { add(feature, what, true); }

private:
    void add(std::int64_t feature, const std::string& what, bool dropped);

    LoadReport& report_;
    std::int64_t last_repaired_ = -1, last_dropped_ = -1;
};

// Appends features one after the other. Keeps references: the layer, the transformation and the log
// must outlive it.
class GeometryCollector {
public:
    struct Limits {
        std::uint64_t vertices = 0xFFFFFFFFu;  // what the offsets can count, at most
        // Shapefiles wind exteriors clockwise; a single ring wound otherwise is a defect there.
        bool exterior_must_be_clockwise = false;
        // The polygons of a MultiPolygon are single rings; which are holes is found here.
        bool loose_rings = false;
    };

    GeometryCollector(GeoLayer& layer, ToLonLat& to_lonlat, IssueLog& log, Limits limits);

    // `geometry` may be null: a feature without parts. Curves become lines; of a collection only the
    // parts of the highest dimension are kept. False: the limit of vertices is reached and the
    // feature was not added, or what ask_between_rings() was given said no.
    bool add_feature(const OGRGeometry* geometry, std::int64_t id);

    // Asked every few thousand vertices of large features.
    void ask_between_rings(std::function<bool()> go_on) { go_on_ = std::move(go_on); }

    // Of the coordinates as the source has them, finite ones only.
    const MapBox& source_extent() const { return source_extent_; }
    std::size_t features_with_geometry() const { return with_geometry_; }
    std::size_t features_kept() const { return kept_; }

private:
    void add_parts(const OGRGeometry& geometry, int dimension);
    void add_point(LonLat p);
    void add_line(const OGRLineString& line);
    void add_polygon(const OGRPolygon& polygon);
    void add_polygon(const OGRLineString& exterior, std::span<const OGRLineString* const> holes);
    void add_loose_rings(const OGRMultiPolygon& rings);
    bool read_points(const OGRLineString& line, LonLatRing& out);
    bool read_ring(const OGRLineString& ring, bool exterior, LonLatRing& out);
    bool locate(LonLatRing& points, bool closed, bool& moved);
    void cut_and_append(LonLatPolygon polygon);
    void append_polygon(const LonLatPolygon& polygon);
    void append_ring(const LonLatRing& ring, bool polygon);
    void end_part();
    bool go_on();

    GeoLayer& layer_;
    ToLonLat& to_lonlat_;
    IssueLog& log_;
    Limits limits_;
    // The source is in lon/lat: a long edge is then a defect of the file and not of its CRS.
    bool as_written_;
    MapBox source_extent_;
    std::int64_t feature_ = -1;
    std::size_t with_geometry_ = 0, kept_ = 0;
    std::function<bool()> go_on_;
    std::size_t asked_at_ = 0;  // parts and vertices
    bool stopped_ = false;
    // Kept from one polygon to the next, so that large ones do not cost fresh memory each.
    LonLatPolygon polygon_;
};

}  // namespace tourmap
