#include "geodata/load_layer.h"

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <memory>
#include <unordered_set>
#include <utility>

#include "geodata/feature_order.h"
#include "geodata/load_crs.h"
#include "geodata/load_geometry.h"
#include "geodata/load_text.h"

namespace tourmap {
namespace {

// The shortest text that reads back as the same number, without an exponent where people write none.
template <class Number>
std::string shortest(Number value) {
    char text[64];
    const Number size = std::abs(value);
    const bool plain = size == 0 || (size >= Number(1e-5) && size < Number(1e15));
    const auto format = plain ? std::chars_format::fixed : std::chars_format::general;
    const auto [end, error] = std::to_chars(std::begin(text), std::end(text), value, format);
    return error == std::errc() ? std::string(text, end) : std::string();
}

// Text of one value. Columns with a width were text in the file and come back as it stood there; other
// real numbers get the shortest text that reads back as the same number.
std::string field_text(const OGRFeature& feature, int column, TextCleaner& cleaner) {
    if (!feature.IsFieldSetAndNotNull(column)) return {};
    const OGRFieldDefn& field = *feature.GetFieldDefnRef(column);
    if (field.GetType() == OFTReal && field.GetWidth() == 0) {
        const double value = feature.GetFieldAsDouble(column);
        return field.GetSubType() == OFSTFloat32 ? shortest(static_cast<float>(value)) : shortest(value);
    }
    return cleaner.clean(const_cast<OGRFeature&>(feature).GetFieldAsString(column));
}

std::string type_name(const OGRFieldDefn& field) {
    const std::string type = OGRFieldDefn::GetFieldTypeName(field.GetType());
    if (field.GetSubType() == OFSTNone) return type;
    return type + "(" + OGRFieldDefn::GetFieldSubTypeName(field.GetSubType()) + ")";
}

AttributeTable table_of(const OGRFeatureDefn& definition, TextCleaner& cleaner) {
    AttributeTable table;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const OGRFieldDefn& field = *definition.GetFieldDefn(i);
        table.names.push_back(cleaner.clean(field.GetNameRef()));
        table.types.push_back(type_name(field));
        table.widths.push_back({field.GetWidth(), field.GetPrecision()});
    }
    return table;
}

// Bounds that no honest file of a size meets: a small file that unfolds without end (references to one
// long line a million times, a column of its own for every feature) is stopped there.
struct LoadLimits {
    std::uint64_t features = UINT32_MAX - 1;
    std::uint64_t vertices = UINT32_MAX;
    std::uint64_t cells = UINT64_MAX;  // of the attribute table
};

LoadLimits limits_for(std::uint64_t bytes) {
    LoadLimits limits;
    if (bytes == 0 || bytes > (std::uint64_t{1} << 50)) return limits;
    limits.features = std::min(limits.features, 1'000'000 + bytes);
    limits.vertices = std::min(limits.vertices, 4'000'000 + 64 * bytes);
    limits.cells = 1'000'000 + 8 * bytes;
    return limits;
}

// Everything that changes while the features go by.
struct Reading {
    const LayerSource& source;
    LoadLimits limits;
    GdalScope& scope;
    GeoLayer layer;
    LoadReport report;
    TextCleaner cleaner;
    std::size_t explained = 0;  // GDAL's failures that the report names already
    bool stopped = false;
    double features_promised = std::numeric_limits<double>::infinity();  // by the file
    std::unordered_set<std::int64_t> seen = {};                          // ids, where several boxes are read
    bool by_boxes() const { return !source.boxes.empty(); }
};

void read_attributes(const OGRFeature& feature, Reading& reading) {
    AttributeTable& table = reading.layer.attributes;
    for (std::size_t c = 0; c < table.names.size(); ++c) {
        table.values.push_back(field_text(feature, static_cast<int>(c), reading.cleaner));
        table.nulls.push_back(!feature.IsFieldSetAndNotNull(static_cast<int>(c)));
    }
}

void stop(Reading& reading, const std::string& reason) {
    reading.report.notes.push_back("reading stopped after " + std::to_string(reading.layer.feature_count()) +
                                   " features: " + reason);
    reading.stopped = true;
}

// Of the features where their number is known, or of the bytes, at 16 a vertex as most formats have them.
double share_read(const Reading& reading) {
    const double features = static_cast<double>(reading.layer.feature_count()) / reading.features_promised;
    const double bytes = static_cast<double>(reading.layer.vertices.size() * sizeof(LonLat)) /
                         static_cast<double>(std::max<std::uint64_t>(reading.source.bytes, 1));
    return std::max(features, std::min(bytes, 0.99));
}

// False: cancelled, or the limits are reached and reading stops.
bool take_feature(const OGRFeature& feature, bool failed, GeometryCollector& collector, IssueLog& log,
                  Reading& reading) {
    if (!reading.source.progress.at(share_read(reading))) return false;
    if (reading.by_boxes() && !reading.seen.insert(feature.GetFID()).second) return true;
    const LoadLimits& limits = reading.limits;
    const std::uint64_t columns = reading.layer.attributes.names.size();
    const std::uint64_t count = reading.layer.feature_count() + 1;
    if (count > limits.features || (columns > 0 && count > limits.cells / columns)) {
        stop(reading, "it holds more than a file of its size can");
        return false;
    }
    const OGRGeometry* geometry = feature.GetGeometryRef();
    if (!collector.add_feature(geometry, feature.GetFID())) {
        if (!reading.source.progress.wanted()) return false;
        stop(reading, "more vertices than a file of its size can hold, or than can be counted");
        return false;
    }
    if (failed) {
        // OGR reads the shape first: a feature that has one lacks some of it, or of its attributes.
        const std::string why = " cannot be read: " + reading.scope.last_failure();
        geometry ? log.repaired(feature.GetFID(), "a part or its attributes" + why)
                 : log.dropped(feature.GetFID(), "its shape" + why);
        reading.explained = reading.scope.failures();
    }
    reading.layer.ids.push_back(feature.GetFID());
    read_attributes(feature, reading);
    return true;
}

// A shapefile whose .dbf is too short still has shapes: OGR stops reading in order, but gives them one
// by one, without attributes.
void read_the_rest_by_id(OGRLayer& ogr, std::int64_t next, GeometryCollector& collector, IssueLog& log,
                         Reading& reading) {
    const GIntBig count = ogr.GetFeatureCount(FALSE);
    for (; next < count && !reading.stopped; ++next) {
        const std::size_t failures = reading.scope.failures();
        const OGRFeatureUniquePtr feature(ogr.GetFeature(next));
        if (!feature) {
            log.dropped(next, "cannot be read: " + reading.scope.last_failure());
        } else if (!take_feature(*feature, reading.scope.failures() > failures, collector, log, reading)) {
            return;
        }
    }
    reading.explained = reading.scope.failures();
}

// All that the layer's filter lets through.
void read_features(OGRLayer& ogr, GeometryCollector& collector, IssueLog& log, Reading& reading) {
    std::int64_t next = 0;
    ogr.ResetReading();
    while (true) {
        const std::size_t failures = reading.scope.failures();
        const OGRFeatureUniquePtr feature(ogr.GetNextFeature());
        const bool failed = reading.scope.failures() > failures;
        if (feature) {
            next = feature->GetFID() + 1;
            if (!take_feature(*feature, failed, collector, log, reading)) return;
        } else if (!failed) {
            return;
        } else if (reading.source.driver == "ESRI Shapefile") {
            return read_the_rest_by_id(ogr, next, collector, log, reading);
        } else {
            reading.explained = reading.scope.failures();
            ++reading.report.skipped;
            return stop(reading, reading.scope.last_failure());
        }
    }
}

void read_boxes(OGRLayer& ogr, GeometryCollector& collector, IssueLog& log, Reading& reading) {
    for (const MapBox& box : reading.source.boxes) {
        if (reading.stopped || !reading.source.progress.wanted()) break;
        ogr.SetSpatialFilterRect(box.min.x, box.min.y, box.max.x, box.max.y);
        read_features(ogr, collector, log, reading);
    }
    ogr.SetSpatialFilter(nullptr);
}

std::string degrees_or_metres(double v) {
    return shortest(std::round(v * 100) / 100);
}

// Why nothing is known of the CRS, in the words of the format.
std::string no_crs(const LayerSource& source, const std::string& layer) {
    if (source.driver != "ESRI Shapefile") return "no CRS in the file";
    // OGR lists only a .prj that it understands.
    const bool exists = std::ranges::any_of(source.files, [&](const std::string& file) {
        VSIStatBufL status;
        return EQUAL(CPLGetFilename(file.c_str()), (layer + ".shp").c_str()) &&
               VSIStatExL(CPLResetExtension(file.c_str(), "prj"), &status, VSI_STAT_EXISTS_FLAG) == 0;
    });
    return exists ? "the .prj is not understood" : "no .prj";
}

Error not_lonlat(const LayerSource& source, const std::string& layer, const MapBox& box) {
    const auto range = [](double from, double to) { return degrees_or_metres(from) + " .. " + degrees_or_metres(to); };
    return Error{no_crs(source, layer) + ", and the coordinates are not longitude and latitude: x " +
                     range(box.min.x, box.max.x) + ", y " + range(box.min.y, box.max.y),
                 source.driver == "ESRI Shapefile" ? "put the .prj of the same name beside the .shp"
                                                   : "convert it, naming its CRS: ogr2ogr -s_srs CRS -t_srs EPSG:4326",
                 {source.path, 0, 0}};
}

bool fits_lonlat(const MapBox& box) {
    return box.empty || (box.min.x >= -180 - seam_tolerance && box.max.x <= 180 + seam_tolerance &&
                         box.min.y >= -90 - seam_tolerance && box.max.y <= 90 + seam_tolerance);
}

void note_what_was_odd(OGRLayer& ogr, Reading& reading) {
    const TextCleaner& cleaner = reading.cleaner;
    std::vector<std::string>& notes = reading.report.notes;
    if (cleaner.guessed > 0) notes.push_back("text without a (true) declared encoding read as Windows-1252");
    if (cleaner.truncated > 0) notes.push_back("text cut inside a character by the width of its column");
    const std::size_t found = reading.layer.feature_count();
    if (!reading.stopped && !reading.by_boxes() && reading.source.driver != "ESRI Shapefile" &&
        ogr.TestCapability(OLCFastFeatureCount)) {
        const GIntBig promised = ogr.GetFeatureCount(FALSE);
        if (promised > 0 && static_cast<std::uint64_t>(promised) > found) {
            notes.push_back("the header promises " + std::to_string(promised) + " features, the file holds " +
                            std::to_string(found));
        }
    }
    const GdalScope& scope = reading.scope;
    if (scope.failures() > reading.explained) {
        notes.push_back("GDAL: " + scope.last_failure());
    } else if (!scope.last_warning().empty()) {
        notes.push_back("GDAL: " + scope.last_warning());
    }
}

}  // namespace

Result<LoadedLayer> read_layer(OGRLayer& ogr, const LayerSource& source, GdalScope& scope) {
    const LoadLimits limits = limits_for(source.bytes);
    Reading reading{source, limits, scope, {}, {}, {}};
    GeoLayer& layer = reading.layer;
    layer.name = reading.cleaner.clean(ogr.GetName());
    layer.source = source.path;
    layer.driver = source.driver;
    layer.geometry = OGRGeometryTypeToName(ogr.GetGeomType());
    layer.attributes = table_of(*ogr.GetLayerDefn(), reading.cleaner);

    const bool has_geometry = ogr.GetLayerDefn()->GetGeomFieldCount() > 0;
    Result<ToLonLat> to_lonlat = ToLonLat::create(has_geometry ? ogr.GetSpatialRef() : nullptr);
    if (!to_lonlat) {
        Error error = to_lonlat.error();
        error.where.file = source.path;
        return tl::unexpected(error);
    }
    if (has_geometry) layer.crs = to_lonlat->crs_name();
    IssueLog log(reading.report);
    const bool shapefile = source.driver == "ESRI Shapefile";
    GeometryCollector collector(layer, *to_lonlat, log, {limits.vertices, shapefile, shapefile});
    if (shapefile) {
        scope.leave_rings_loose();
        // A vertex takes 16 bytes; the memory is not touched before it is used.
        if (!reading.by_boxes()) layer.vertices.reserve(std::min<std::uint64_t>(source.bytes / 16, 1u << 26));
    }
    if (ogr.TestCapability(OLCFastFeatureCount))
        if (const GIntBig promised = ogr.GetFeatureCount(FALSE); promised > 0) {
            if (reading.by_boxes())
                layer.features_in_source = static_cast<std::uint64_t>(promised);
            else
                reading.features_promised = static_cast<double>(promised);
        }
    collector.ask_between_rings([&reading] { return reading.source.progress.at(share_read(reading)); });
    reading.by_boxes() ? read_boxes(ogr, collector, log, reading) : read_features(ogr, collector, log, reading);
    if (!source.progress.wanted()) return cancelled();

    if (to_lonlat->assumed() && !fits_lonlat(collector.source_extent())) {
        return tl::unexpected(not_lonlat(source, layer.name, collector.source_extent()));
    }
    if (collector.features_with_geometry() > 0 && collector.features_kept() == 0) {
        return fail("none of its " + std::to_string(collector.features_with_geometry()) +
                        " features can be placed on the Earth (first: " + reading.report.issues.front().what + ")",
                    "check its CRS (" + layer.crs + ") against its coordinates", {source.path, 0, 0});
    }
    if (to_lonlat->assumed() && collector.features_with_geometry() > 0) {
        reading.report.notes.push_back(no_crs(source, layer.name) +
                                       ": coordinates taken as longitude and latitude (WGS 84)");
    }
    note_what_was_odd(ogr, reading);
    // An index gives features in no order; maps draw them in the file's.
    if (reading.by_boxes()) layer = in_order_of_ids(std::move(layer));
    LoadedLayer out{std::make_shared<const GeoLayer>(std::move(reading.layer)), std::move(reading.report)};
    return out;
}

}  // namespace tourmap
