#include "geodata/load_window.h"

#include <cpl_string.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string_view>

namespace tourmap {
namespace {

constexpr int steps = 32;                 // on each side of a window
constexpr double meridian_met = -30;      // by few features: the Atlantic
constexpr double largest_jump = 1.0 / 4;  // between neighbouring samples, of the box: more is a tear

using Samples = std::array<MapXY, (steps + 1) * (steps + 1)>;

// A grid of a window, in the source's coordinates; none where PROJ refuses a point.
std::optional<Samples> samples_of(const LonLatBox& window, OGRCoordinateTransformation& to_source) {
    std::vector<double> x, y;
    for (int i = 0; i <= steps; ++i)
        for (int j = 0; j <= steps; ++j) {
            x.push_back(window.min.lon + (window.max.lon - window.min.lon) * i / steps);
            y.push_back(window.min.lat + (window.max.lat - window.min.lat) * j / steps);
        }
    std::vector<int> ok(x.size());
    to_source.Transform(static_cast<int>(x.size()), x.data(), y.data(), nullptr, ok.data());
    Samples out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!ok[i] || !std::isfinite(x[i]) || !std::isfinite(y[i])) return std::nullopt;
        out[i] = {x[i], y[i]};
    }
    return out;
}

// Their box with room for curves between them; none where the plane is torn between neighbours.
std::optional<MapBox> box_of(const Samples& samples) {
    MapBox box;
    for (const MapXY p : samples) box.include(p);
    const double width = box.max.x - box.min.x, height = box.max.y - box.min.y, size = std::max(width, height);
    const auto jump = [&](MapXY a, MapXY b) { return std::hypot(b.x - a.x, b.y - a.y) > largest_jump * size; };
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if ((i + 1) % (steps + 1) != 0 && jump(samples[i], samples[i + 1])) return std::nullopt;
        if (i + steps + 1 < samples.size() && jump(samples[i], samples[i + steps + 1])) return std::nullopt;
    }
    const double room = size / 64;
    box.include({box.min.x - room, box.min.y - room});
    box.include({box.max.x + room, box.max.y + room});
    return box;
}

// Longitudes of the source may be of another meridian, or in grads; a turn is `turn` of its units.
std::vector<MapBox> lonlat_boxes(Samples samples, double turn) {
    const double middle = std::remainder(samples[samples.size() / 2].x, turn);
    for (MapXY& p : samples) p.x = middle + std::remainder(p.x - middle, turn);
    const auto box = box_of(samples);
    if (!box) return {};
    std::vector<MapBox> out;
    for (const double shift : {-turn, 0.0, turn}) {
        MapBox moved = *box;
        moved.min.x += shift;
        moved.max.x += shift;
        out.push_back(moved);
    }
    MapBox strip;
    strip.include({meridian_met / 360 * turn, -turn / 4});
    strip.include({(meridian_met + 1e-6) / 360 * turn, turn / 4});
    out.push_back(strip);
    return out;
}

// The parts of a window on either side of 180 degrees.
std::vector<LonLatBox> on_one_turn(LonLatBox window) {
    const double width = window.max.lon - window.min.lon;
    window.min.lon = wrap_longitude(window.min.lon);
    window.max.lon = window.min.lon + width;
    if (window.max.lon <= 180) return {window};
    LonLatBox west = window, east = window;
    east.max.lon = 180;
    west.min.lon = -180;
    west.max.lon = window.max.lon - 360;
    return {east, west};
}

// An index of a GeoPackage is a table that SQL asks; one that is anything else but an R-tree could be a query without
// end.
bool index_is_plain(GDALDataset& dataset, OGRLayer& layer) {
    if (std::string_view(dataset.GetDriverName()) != "GPKG") return true;
    const CPLString index = CPLString("rtree_") + layer.GetName() + "_" + layer.GetGeometryColumn();
    OGRLayer* rows = dataset.ExecuteSQL(
        "SELECT lower(name) FROM sqlite_master WHERE type = 'table' AND sql LIKE 'create virtual table%using rtree%'",
        nullptr, nullptr);
    if (!rows) return false;
    bool found = false;
    for (auto& row : *rows) found = found || EQUAL(row->GetFieldAsString(0), index.c_str());
    dataset.ReleaseResultSet(rows);
    return found;
}

bool holds_all_of(const std::vector<MapBox>& boxes, OGRLayer& layer) {
    OGREnvelope all;
    if (!layer.TestCapability(OLCFastGetExtent) || layer.GetExtent(&all, FALSE) != OGRERR_NONE) return false;
    return std::ranges::any_of(boxes, [&](const MapBox& box) {
        return box.min.x <= all.MinX && box.max.x >= all.MaxX && box.min.y <= all.MinY && box.max.y >= all.MaxY;
    });
}

}  // namespace

std::vector<MapBox> boxes_of(const LonLatBox& window, const OGRSpatialReference& srs) {
    const bool lonlat = srs.IsGeographic();
    if (!lonlat && !srs.IsProjected()) return {};
    OGRSpatialReference wgs84, source(srs);
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> to_source(OGRCreateCoordinateTransformation(&wgs84, &source));
    if (!to_source) return {};
    to_source->SetEmitErrors(false);
    if (lonlat) {
        const auto samples = samples_of(window, *to_source);
        return samples ? lonlat_boxes(*samples, 2 * pi / srs.GetAngularUnits()) : std::vector<MapBox>{};
    }
    std::vector<MapBox> boxes;
    for (const LonLatBox& part : on_one_turn(window)) {
        const auto samples = samples_of(part, *to_source);
        const auto box = samples ? box_of(*samples) : std::nullopt;
        if (!box) return {};
        boxes.push_back(*box);
    }
    return boxes;
}

std::vector<MapBox> boxes_to_read(GDALDataset& dataset, OGRLayer& layer, const LoadOptions& options) {
    if (!options.window || !layer.TestCapability(OLCFastSpatialFilter) || !layer.TestCapability(OLCFastFeatureCount))
        return {};
    const GIntBig features = layer.GetFeatureCount(FALSE);
    const OGRSpatialReference* srs = layer.GetSpatialRef();
    // Without a CRS, whether coordinates are longitude and latitude shows only when all are read.
    if (features <= 0 || static_cast<std::uint64_t>(features) <= options.large || !srs || srs->IsEmpty()) return {};
    if (!index_is_plain(dataset, layer)) return {};
    std::vector<MapBox> boxes = boxes_of(*options.window, *srs);
    return holds_all_of(boxes, layer) ? std::vector<MapBox>{} : boxes;
}

}  // namespace tourmap
