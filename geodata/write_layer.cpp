#include "geodata/write_layer.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "geodata/load_gdal.h"
#include "geodata/ordered_work.h"
#include "geodata/write_fields.h"
#include "geodata/write_geometry.h"

namespace tourmap {
namespace {

// Digits after the point that keep a thousandth of the tolerance, and a micrometre on the ground.
int decimals_for(const LayerToWrite& layer) {
    const double ground = 6 + std::ceil(std::log10(layer.crs.metres_per_unit));
    const double asked = 3 - std::floor(std::log10(layer.tolerance));
    return static_cast<int>(std::clamp(std::max(ground, asked), 0.0, 15.0));
}

bool any_without_geometry(const GeoLayer& layer) {
    return std::find(layer.kinds.begin(), layer.kinds.end(), GeometryKind::none) != layer.kinds.end();
}

CPLStringList layer_options(const LayerToWrite& layer, const std::string& driver) {
    CPLStringList options;
    if (driver == "GeoJSON") {
        options.SetNameValue("RFC7946", "NO");  // keeps x and y, and names the CRS
        options.SetNameValue("COORDINATE_PRECISION", std::to_string(decimals_for(layer)).c_str());
    } else if (driver == "CSV") {
        options.SetNameValue("GEOMETRY", "AS_WKT");
        options.SetNameValue("CREATE_CSVT", "YES");
    } else if (driver == "ESRI Shapefile") {
        options.SetNameValue("ENCODING", "UTF-8");
    } else if (driver == "FlatGeobuf" && any_without_geometry(layer.source)) {
        options.SetNameValue("SPATIAL_INDEX", "NO");  // its index has no place for them
    }
    return options;
}

// Made anew and moved into place when whole: no journal is needed to undo what fails.
class FastSqlite {
public:
    FastSqlite() : synchronous_("OGR_SQLITE_SYNCHRONOUS", "OFF", false), journal_("OGR_SQLITE_JOURNAL", "OFF", false) {}

private:
    CPLConfigOptionSetter synchronous_, journal_;
};

Result<OGRSpatialReference> spatial_reference(const Crs& crs) {
    OGRSpatialReference out;
    const char* const options[] = {"ALLOW_NETWORK_ACCESS=NO", "ALLOW_FILE_ACCESS=NO", nullptr};
    if (out.SetFromUserInput(crs.definition.c_str(), options) != OGRERR_NONE)
        return fail("the CRS '" + crs.definition.substr(0, 200) + "' cannot be written into a file",
                    "give it as EPSG:CODE, a PROJ string or WKT");
    out.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return out;
}

OGRwkbGeometryType layer_type(const GeometryWriter& geometry) {
    const auto kind = geometry.only_kind();
    if (kind == GeometryKind::polygon) return wkbMultiPolygon;
    if (kind == GeometryKind::line) return wkbMultiLineString;
    if (kind == GeometryKind::point) return geometry.single_points() ? wkbPoint : wkbMultiPoint;
    return wkbUnknown;
}

// GDAL turns the rings of a shapefile itself, after looking which lies in which: two thirds of the time that writing
// takes. Ours are given the way it wants them.
class WoundRings {
public:
    WoundRings() : rewind_("SHAPE_REWIND_ON_WRITE", "NO", false) {}

private:
    CPLConfigOptionSetter rewind_;
};

Exteriors exteriors_in(const std::string& driver) {
    return driver == "ESRI Shapefile" ? Exteriors::clockwise : Exteriors::counter_clockwise;
}

// Runs of features with so many vertices are projected and made at a time: the first feature of each, and the end of
// the last.
constexpr std::size_t vertices_a_run = 1 << 12, features_a_run = 1 << 10;
constexpr std::size_t runs_ahead = 64;

std::vector<std::size_t> runs_of(const GeoLayer& layer) {
    std::vector<std::size_t> out{0};
    const std::size_t count = layer.feature_count();
    const auto vertices = [&](std::size_t f) {
        return layer.ring_offsets[layer.part_offsets[layer.feature_offsets[f]]];
    };
    for (std::size_t f = 1; f < count; ++f)
        if (vertices(f) - vertices(out.back()) >= vertices_a_run || f - out.back() >= features_a_run) out.push_back(f);
    if (count > 0) out.push_back(count);
    return out;
}

class Writer {
public:
    Writer(const LayerToWrite& layer, const std::string& path, const std::string& driver, GdalScope& scope)
        : layer_(layer),
          path_(path),
          scope_(scope),
          geometry_(layer.source, layer.box, layer.crs, exteriors_in(driver)) {}

    Result<WriteReport> run(const std::string& driver);

private:
    tl::unexpected<Error> failed(const std::string& doing) const {
        const std::string& why = scope_.last_failure();
        return fail("cannot be written: " + doing + (why.empty() ? "" : ": " + why), "", {path_, 0, 0});
    }
    Result<void> create(const std::string& driver);
    struct Run {
        std::vector<GeometryWriter::Made> made;
        std::size_t dropped = 0, lost_points = 0, lost_point_features = 0;
    };
    Run make(std::size_t first, std::size_t last) const;
    void count_losses(const Run& run);
    Result<void> write(std::size_t f, GeometryWriter::Made made, OGRFeature& feature);
    void note_crs(const std::string& driver, const OGRSpatialReference& srs);

    const LayerToWrite& layer_;
    const std::string& path_;
    GdalScope& scope_;
    GeometryWriter geometry_;
    GDALDatasetUniquePtr dataset_;
    OGRLayer* out_ = nullptr;
    std::optional<FieldWriter> fields_;
    WriteReport report_;
};

// OGR writes a layer's CRS where its format has a place for it, and says nothing where it has none.
void Writer::note_crs(const std::string& driver, const OGRSpatialReference& srs) {
    if (driver == "GeoJSON" && !srs.GetAuthorityName(nullptr))
        report_.notes.push_back("GeoJSON can name a CRS by its code only: this one is not in the file");
}

Result<void> Writer::create(const std::string& driver) {
    const auto srs = spatial_reference(layer_.crs);
    if (!srs) return tl::unexpected(srs.error());
    dataset_.reset(
        GetGDALDriverManager()->GetDriverByName(driver.c_str())->Create(path_.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset_) return failed("the file cannot be made");
    const OGRwkbGeometryType type = layer_type(geometry_);
    if (driver == "ESRI Shapefile" && type == wkbUnknown)
        return fail("a shapefile holds one kind of geometry, and this layer has several",
                    "give a name that ends in .gpkg, .fgb or .geojson", {path_, 0, 0});
    // The layer keeps a copy of the CRS.
    OGRSpatialReference copy(*srs);
    out_ = dataset_->CreateLayer(layer_.source.name.c_str(), &copy, type, layer_options(layer_, driver).List());
    if (!out_) return failed("the layer cannot be made");
    if (out_->GetGeomType() == wkbNone && driver != "CSV")
        return fail("format " + driver + " holds no geometry", "give a name that ends in .gpkg, .fgb or .geojson",
                    {path_, 0, 0});
    note_crs(driver, *srs);
    const char* types = dataset_->GetDriver()->GetMetadataItem(GDAL_DMD_CREATIONFIELDDATATYPES);
    fields_.emplace(layer_.source.attributes, types ? types : "", *out_);
    for (const std::string& name : fields_->lost())
        report_.notes.push_back("format " + driver + " has no place for the attribute \"" + name + "\"");
    return {};
}

Writer::Run Writer::make(std::size_t first, std::size_t last) const {
    Run run;
    const ProjectedLayer shape = layer_.shape(first, last);
    if (!layer_.progress.wanted()) return run;
    run.dropped = shape.dropped;
    for (std::size_t i = 0; i < last - first && layer_.progress.wanted(); ++i) {
        run.made.push_back(geometry_.of(shape, i));
        if (shape.kinds[i] != GeometryKind::point) continue;
        const std::vector<std::uint32_t>& parts = layer_.source.feature_offsets;
        const std::size_t had = parts[first + i + 1] - parts[first + i];
        const std::size_t has = shape.feature_offsets[i + 1] - shape.feature_offsets[i];
        run.lost_points += had - has;
        run.lost_point_features += had > 0 && has == 0;
    }
    return run;
}

void Writer::count_losses(const Run& run) {
    report_.dropped += run.dropped;
    report_.lost_points += run.lost_points;
    report_.lost_point_features += run.lost_point_features;
}

Result<void> Writer::write(std::size_t f, GeometryWriter::Made made, OGRFeature& feature) {
    report_.repaired += made.repaired;
    if (layer_.source.kinds[f] != GeometryKind::none && !made.geometry) {
        ++report_.left_out;
        return {};
    }
    feature.SetFID(OGRNullFID);
    feature.SetGeometryDirectly(made.geometry.release());
    fields_->fill(f, feature);
    if (out_->CreateFeature(&feature) != OGRERR_NONE) return failed("feature " + std::to_string(f));
    ++report_.features;
    return {};
}

Result<WriteReport> Writer::run(const std::string& driver) {
    // Geometries are projected and checked on all cores while the file is begun and those before them are written.
    const std::vector<std::size_t> runs = runs_of(layer_.source);
    const std::size_t count = runs.size() - 1;
    OrderedWork work(count, runs_ahead, layer_.jobs, [&](std::size_t run) { return make(runs[run], runs[run + 1]); });
    if (auto made = create(driver); !made) return tl::unexpected(made.error());
    const bool transaction = dataset_->TestCapability(ODsCTransactions) && dataset_->StartTransaction() == OGRERR_NONE;
    OGRFeature feature(out_->GetLayerDefn());
    for (std::size_t run = 0; run < count; ++run) {
        Run next = work.take(run);
        if (!layer_.progress.at(static_cast<double>(run) / static_cast<double>(count))) return cancelled();
        count_losses(next);
        for (std::size_t i = 0; i < next.made.size(); ++i)
            if (auto written = write(runs[run] + i, std::move(next.made[i]), feature); !written)
                return tl::unexpected(written.error());
    }
    if (transaction && dataset_->CommitTransaction() != OGRERR_NONE) return failed("the end of it");
    fields_.reset();
    // Much is written, and may fail, only when the data set is closed.
    const std::size_t failures = scope_.failures();
    dataset_.reset();
    if (scope_.failures() > failures) return failed("the end of it");
    if (!scope_.last_warning().empty()) report_.notes.push_back("GDAL: " + scope_.last_warning());
    return std::move(report_);
}

}  // namespace

Result<WriteReport> write_layer(const LayerToWrite& layer, const std::string& path, const std::string& driver) {
    register_drivers();
    GdalScope scope(false);
    const FastSqlite fast;
    const WoundRings wound;
    return Writer(layer, path, driver, scope).run(driver);
}

}  // namespace tourmap
