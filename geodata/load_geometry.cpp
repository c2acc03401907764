#include "geodata/load_geometry.h"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "geodata/ring_nesting.h"

namespace tourmap {
namespace {

constexpr std::size_t most_listed_issues = 100;

// Dimensions that occur among the members of a geometry, as bits 1 << dimension, and its size.
struct Contents {
    unsigned dimensions = 0;
    std::uint64_t vertices = 0;
};

void survey(const OGRGeometry& geometry, Contents& contents) {
    if (geometry.IsEmpty()) return;
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (const OGRGeometry* member : *geometry.toGeometryCollection()) survey(*member, contents);
    } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface)) {
        for (const OGRGeometry* member : *geometry.toPolyhedralSurface()) survey(*member, contents);
    } else if (type == wkbPoint) {
        contents.dimensions |= 1;
        contents.vertices += 1;
    } else if (type == wkbLineString) {
        contents.dimensions |= 2;
        contents.vertices += static_cast<std::uint64_t>(geometry.toLineString()->getNumPoints());
    } else if (OGR_GT_IsSubClassOf(type, wkbPolygon)) {
        contents.dimensions |= 4;
        for (const OGRLinearRing* ring : *geometry.toPolygon()) {
            contents.vertices += static_cast<std::uint64_t>(ring->getNumPoints());
        }
    }
}

bool out_of_range(LonLat p) {
    return !(std::abs(p.lon) <= largest_longitude && std::abs(p.lat) <= 90 + seam_tolerance);
}

std::string range_problem(LonLat p) {
    if (!std::isfinite(p.lon) || !std::isfinite(p.lat)) return "not within the area of the CRS; part dropped";
    const bool lat = !(std::abs(p.lat) <= 90 + seam_tolerance);
    return (lat ? "latitude " : "longitude ") + std::to_string(lat ? p.lat : p.lon) + " is out of range; part dropped";
}

}  // namespace

void IssueLog::add(std::int64_t feature, const std::string& what, bool dropped) {
    std::int64_t& last = dropped ? last_dropped_ : last_repaired_;
    if (feature < 0 || feature != last) ++(dropped ? report_.skipped : report_.repaired);
    last = feature;
    std::vector<LoadIssue>& issues = report_.issues;
    if (issues.size() >= most_listed_issues) return;
    if (!issues.empty() && issues.back().feature == feature && issues.back().what == what) return;
    issues.push_back({feature, what, dropped});
}

GeometryCollector::GeometryCollector(GeoLayer& layer, ToLonLat& to_lonlat, IssueLog& log, Limits limits)
    : layer_(layer), to_lonlat_(to_lonlat), log_(log), limits_(limits), as_written_(to_lonlat.identity()) {}

bool GeometryCollector::add_feature(const OGRGeometry* geometry, std::int64_t id) {
    feature_ = id;
    std::unique_ptr<OGRGeometry> linear;
    if (geometry && geometry->hasCurveGeometry(true)) {
        linear.reset(geometry->getLinearGeometry());
        geometry = linear.get();
    }
    Contents contents;
    if (geometry) survey(*geometry, contents);
    // Cutting and refining add vertices; they get a quarter of what can be counted.
    if (layer_.vertices.size() + contents.vertices > limits_.vertices / 4 * 3) return false;
    const std::size_t parts_before = layer_.part_count();
    const int dimension = contents.dimensions & 4 ? 2 : contents.dimensions & 2 ? 1 : 0;
    if (contents.dimensions != 0) {
        ++with_geometry_;
        if (contents.dimensions & ((1u << dimension) - 1)) {
            log_.dropped(id, dimension == 2 ? "mixed geometry; only its polygons are kept"
                                            : "mixed geometry; only its lines are kept");
        }
        add_parts(*geometry, dimension);
        if (stopped_) return false;
    }
    const bool any = layer_.part_count() > parts_before;
    kept_ += any;
    constexpr GeometryKind kinds[] = {GeometryKind::point, GeometryKind::line, GeometryKind::polygon};
    layer_.kinds.push_back(any ? kinds[dimension] : GeometryKind::none);
    layer_.feature_offsets.push_back(static_cast<std::uint32_t>(layer_.part_count()));
    return true;
}

bool GeometryCollector::go_on() {
    constexpr std::size_t step = 4096;
    if (!go_on_ || stopped_) return !stopped_;
    const std::size_t done = layer_.vertices.size() + layer_.ring_count();
    if (done - asked_at_ < step) return true;
    asked_at_ = done;
    stopped_ = !go_on_();
    return !stopped_;
}

void GeometryCollector::add_parts(const OGRGeometry& geometry, int dimension) {
    if (geometry.IsEmpty() || !go_on()) return;
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbMultiPolygon && limits_.loose_rings) {
        add_loose_rings(*geometry.toMultiPolygon());
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
        for (const OGRGeometry* member : *geometry.toGeometryCollection()) add_parts(*member, dimension);
    } else if (OGR_GT_IsSubClassOf(type, wkbPolyhedralSurface)) {
        for (const OGRGeometry* member : *geometry.toPolyhedralSurface()) add_parts(*member, dimension);
    } else if (type == wkbPoint && dimension == 0) {
        add_point({geometry.toPoint()->getX(), geometry.toPoint()->getY()});
    } else if (type == wkbLineString && dimension == 1) {
        add_line(*geometry.toLineString());
    } else if (OGR_GT_IsSubClassOf(type, wkbPolygon) && dimension == 2) {
        add_polygon(*geometry.toPolygon());
    }
}

bool GeometryCollector::read_points(const OGRLineString& line, LonLatRing& out) {
    const auto count = static_cast<std::size_t>(line.getNumPoints());
    out.resize(count);
    if (count > 0) line.getPoints(&out[0].lon, sizeof(LonLat), &out[0].lat, sizeof(LonLat));
    const bool finite = std::ranges::all_of(out, [](LonLat p) { return std::isfinite(p.lon) && std::isfinite(p.lat); });
    if (!finite) {
        log_.dropped(feature_, "non-finite coordinate; part dropped");
        return false;
    }
    if (to_lonlat_.assumed()) {
        for (const LonLat p : out) source_extent_.include(MapXY{p.lon, p.lat});
    }
    return true;
}

// Source coordinates -> lon/lat, checked and snapped. moved: any of them is not what the source had.
bool GeometryCollector::locate(LonLatRing& points, bool closed, bool& moved) {
    to_lonlat_.apply(points, closed);
    const auto bad = std::ranges::find_if(points, out_of_range);
    if (bad != points.end()) {
        log_.dropped(feature_, range_problem(*bad));
        return false;
    }
    moved = snap_to_seams(points) || !to_lonlat_.identity();
    return true;
}

void GeometryCollector::add_point(LonLat p) {
    if (!std::isfinite(p.lon) || !std::isfinite(p.lat)) {
        log_.dropped(feature_, "non-finite coordinate; part dropped");
        return;
    }
    source_extent_.include(MapXY{p.lon, p.lat});
    LonLatRing points{p};
    bool moved = false;
    if (!locate(points, false, moved)) return;
    if (std::abs(points[0].lon) > 180) {
        points[0].lon = wrap_longitude(points[0].lon);
        log_.repaired(feature_, "longitude beyond 180 brought back by a turn");
    }
    append_ring(points, false);
    end_part();
}

void GeometryCollector::add_line(const OGRLineString& line) {
    LonLatRing points;
    bool moved = false;
    if (!read_points(line, points) || !locate(points, false, moved)) return;
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 2) {
        log_.dropped(feature_, "line with fewer than two distinct points dropped");
        return;
    }
    std::vector<LonLatRing> pieces;
    if (inside_one_turn(points, false)) {
        pieces.push_back(std::move(points));
    } else {
        const bool beyond = std::ranges::any_of(points, [](LonLat p) { return std::abs(p.lon) > 180; });
        AntimeridianReport report;
        pieces = cut_line(std::move(points), report);
        if (report.took_short_way && as_written_)
            log_.repaired(feature_, "edge longer than 180 degrees taken the short way round");
        if (beyond) log_.repaired(feature_, "longitudes beyond 180 brought back by a turn");
    }
    for (const LonLatRing& piece : pieces) {
        append_ring(piece, false);
        end_part();
    }
}

bool GeometryCollector::read_ring(const OGRLineString& ring, bool exterior, LonLatRing& out) {
    if (!read_points(ring, out)) return false;
    const char* const degenerate = "ring with fewer than three distinct points dropped";
    if (!tidy_ring(out)) {
        log_.dropped(feature_, degenerate);
        return false;
    }
    if (exterior && limits_.exterior_must_be_clockwise && signed_area2(out) > 0) {
        log_.repaired(feature_, "exterior ring wound the wrong way; reversed");
    }
    bool moved = false;
    if (!locate(out, true, moved)) return false;
    if (moved && !tidy_ring(out)) {
        log_.dropped(feature_, degenerate);
        return false;
    }
    return true;
}

void GeometryCollector::add_polygon(const OGRPolygon& source) {
    const OGRLinearRing* exterior = source.getExteriorRing();
    if (!exterior) return;
    std::vector<const OGRLineString*> holes;
    for (int i = 0; i < source.getNumInteriorRings(); ++i) holes.push_back(source.getInteriorRing(i));
    add_polygon(*exterior, holes);
}

void GeometryCollector::add_loose_rings(const OGRMultiPolygon& source) {
    RingSet<MapXY> rings;
    std::vector<const OGRLineString*> lines;
    std::vector<MapXY> points;
    const auto wanted = [this] { return !stopped_ && (!go_on_ || go_on_()); };
    for (const OGRPolygon* polygon : source) {
        if (rings.count() % 1024 == 0 && !wanted()) break;  // nest_rings() asks once more
        const OGRLinearRing* line = polygon->getExteriorRing();
        if (!line) continue;
        points.resize(static_cast<std::size_t>(line->getNumPoints()));
        if (!points.empty()) line->getPoints(&points[0].x, sizeof(MapXY), &points[0].y, sizeof(MapXY));
        const bool finite =
            std::ranges::all_of(points, [](MapXY p) { return std::isfinite(p.x) && std::isfinite(p.y); });
        if (points.size() < 3 || !finite) {
            add_polygon(*line, {});  // which says what is wrong with it
            continue;
        }
        for (const MapXY p : points) rings.push(p, 0);
        rings.end_ring(0);
        lines.push_back(line);
    }
    std::vector<const OGRLineString*> holes;
    for (const NestedPolygon& polygon : nest_rings(rings, wanted)) {
        if (!go_on()) return;
        holes.clear();
        for (const std::uint32_t hole : polygon.holes) holes.push_back(lines[hole]);
        add_polygon(*lines[polygon.exterior], holes);
    }
}

void GeometryCollector::add_polygon(const OGRLineString& exterior, std::span<const OGRLineString* const> holes) {
    polygon_.holes.clear();
    if (!read_ring(exterior, true, polygon_.exterior)) return;
    bool inside = inside_one_turn(polygon_.exterior, true);
    for (const OGRLineString* line : holes) {
        if (!go_on()) return;
        LonLatRing hole;
        if (!read_ring(*line, false, hole)) continue;
        inside = inside && inside_one_turn(hole, true);
        polygon_.holes.push_back(std::move(hole));
    }
    if (!inside) return cut_and_append(polygon_);
    if (signed_area2(polygon_.exterior) < 0) std::ranges::reverse(polygon_.exterior);
    for (LonLatRing& hole : polygon_.holes) {
        if (signed_area2(hole) > 0) std::ranges::reverse(hole);
    }
    append_polygon(polygon_);
}

void GeometryCollector::cut_and_append(LonLatPolygon polygon) {
    const bool beyond = std::ranges::any_of(polygon.exterior, [](LonLat p) { return std::abs(p.lon) > 180; });
    AntimeridianReport report;
    const std::vector<LonLatPolygon> pieces = cut_polygon(std::move(polygon), report);
    if (report.closed_over_pole && as_written_) {
        log_.repaired(feature_, "ring winds round a pole; closed over it");
    } else if (report.took_short_way && as_written_) {
        log_.repaired(feature_, "edge longer than 180 degrees taken the short way round");
    }
    if (beyond) log_.repaired(feature_, "longitudes beyond 180 brought back by a turn");
    if (report.dropped_ring) log_.dropped(feature_, "ring that encloses no area of the map dropped");
    for (const LonLatPolygon& piece : pieces) append_polygon(piece);
}

void GeometryCollector::append_polygon(const LonLatPolygon& polygon) {
    append_ring(polygon.exterior, true);
    for (const LonLatRing& hole : polygon.holes) append_ring(hole, true);
    end_part();
}

void GeometryCollector::append_ring(const LonLatRing& ring, bool polygon) {
    const std::size_t begin = layer_.vertices.size();
    layer_.vertices.insert(layer_.vertices.end(), ring.begin(), ring.end());
    layer_.seam.resize(layer_.vertices.size(), 0);
    if (polygon) mark_seams(ring, std::span(layer_.seam).subspan(begin));
    layer_.ring_offsets.push_back(static_cast<std::uint32_t>(layer_.vertices.size()));
}

void GeometryCollector::end_part() {
    layer_.part_offsets.push_back(static_cast<std::uint32_t>(layer_.ring_count()));
}

}  // namespace tourmap
