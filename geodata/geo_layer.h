// GeoLayer: the features of one vector layer, where they are on Earth. Immutable once loaded and
// shared as shared_ptr<const GeoLayer>.
//
// Layout: one flat array of vertices and three offset tables, each with one entry more than it has
// items, so that item i spans [offsets[i], offsets[i + 1]):
//
//   features  ->  parts  ->  rings  ->  vertices
//
// A part is one polygon (first ring exterior, the others holes), one line or one point; lines and
// points have exactly one ring. Polygon rings are closed by convention: the last vertex is NOT
// repeated, the edge last -> first is implied. Exterior rings run counter-clockwise in the lon/lat
// plane and holes clockwise.
//
// Invariants: every vertex finite, lon in [-180, 180], lat in [-90, 90]; rings of polygons have at
// least three vertices and do not cross the antimeridian (a ring that would is cut at load);
// lines may jump from 180 to -180 only between two parts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geodata/units.h"

namespace tourmap {

// What an edge between two vertices means on the globe.
enum class EdgeModel : std::uint8_t {
    lonlat,    // straight in the lon/lat plane: borders in files
    geodesic,  // shortest way on the ellipsoid: flights
};

enum class GeometryKind : std::uint8_t { none, point, line, polygon };

// Columns of text; numbers keep the text they were written with, so that nothing is rounded.
// values[row * names.size() + column]; valid UTF-8 always. A missing value is an empty string, too, and marked in
// `nulls`.
struct AttributeTable {
    struct Width {
        int characters = 0, decimals = 0;  // 0: as many as there are
    };

    std::vector<std::string> names;
    std::vector<std::string> types;  // OGR's names: String, Integer, Real, ... with the subtype: Integer(Boolean)
    std::vector<std::string> values;
    std::vector<Width> widths{};        // of the columns; may be empty
    std::vector<std::uint8_t> nulls{};  // as values: 1 where a value is missing; empty where none is

    std::optional<std::size_t> column(std::string_view name) const;  // case-insensitive
    const std::string& at(std::size_t row, std::size_t column) const { return values[row * names.size() + column]; }
    bool is_null(std::size_t row, std::size_t column) const {
        return !nulls.empty() && nulls[row * names.size() + column] != 0;
    }
};

struct GeoLayer {
    std::string name;      // of the layer in its source
    std::string source;    // path as given
    std::string driver;    // OGR driver, e.g. "ESRI Shapefile"
    std::string geometry;  // OGR geometry type of the layer, e.g. "Polygon"
    std::string crs;       // of the source, as PROJ names it; vertices are WGS84 lon/lat all the same
    // How many features the source has where only those that meet a window were read (LoadOptions::window); else 0.
    std::uint64_t features_in_source = 0;
    EdgeModel edges = EdgeModel::lonlat;

    std::vector<LonLat> vertices;
    // seam[i] != 0: the edge from vertex i to its successor in the ring lies on +-180 or at a pole
    // only because the data was cut there. Fills need it, strokes skip it. Polygons only: a line along
    // 180 (the date line) is meant.
    std::vector<std::uint8_t> seam;
    std::vector<std::uint32_t> ring_offsets{0};     // into vertices
    std::vector<std::uint32_t> part_offsets{0};     // into rings
    std::vector<std::uint32_t> feature_offsets{0};  // into parts
    std::vector<GeometryKind> kinds;                // one per feature
    std::vector<std::int64_t> ids;                  // one per feature, OGR's; empty for layers that come from no source
    AttributeTable attributes;                      // one row per feature

    std::size_t feature_count() const { return kinds.size(); }
    std::size_t part_count() const { return part_offsets.size() - 1; }
    std::size_t ring_count() const { return ring_offsets.size() - 1; }
    std::span<const LonLat> ring(std::size_t r) const {
        return std::span(vertices).subspan(ring_offsets[r], ring_offsets[r + 1] - ring_offsets[r]);
    }
    LonLatBox extent() const;
};

using GeoLayerPtr = std::shared_ptr<const GeoLayer>;

// Of sources with more features than this, and an index that finds features by their place, only those that a map shows
// are read; and what a map does with one of their features may not depend on the others. Reading so many whole takes
// about half a second, at ten vertices each.
inline constexpr std::uint64_t large_layer = 50'000;
bool is_large(const GeoLayer& layer);

// What was repaired or dropped while a layer was read. Nothing is repaired silently.
struct LoadIssue {
    std::int64_t feature = -1;  // OGR feature id; -1: the layer as a whole
    std::string what;           // e.g. "non-finite coordinate; part dropped"
    bool dropped = false;       // the feature (or a part of it) is not drawn
};

struct LoadReport {
    std::vector<LoadIssue> issues;   // the first 100, in file order
    std::size_t repaired = 0;        // features repaired, all of them
    std::size_t skipped = 0;         // features dropped or shortened, all of them
    std::vector<std::string> notes;  // about the layer: assumed CRS, encoding ...

    bool clean() const { return repaired == 0 && skipped == 0 && notes.empty(); }
    // One line for a person, empty when clean: "roads.shp: 3 features skipped (first: ...)".
    std::string summary(const std::string& source) const;
};

}  // namespace tourmap
