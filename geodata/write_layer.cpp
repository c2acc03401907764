#include "geodata/write_layer.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <optional>
#include <thread>

#include "geodata/load_gdal.h"
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

// Makes geometries on all cores, a batch of features at a time; the file is written by one thread in between.
class Batches {
public:
    Batches(const GeometryWriter& writer, const ProjectedLayer& shape, const Progress& progress)
        : writer_(writer), shape_(shape), progress_(progress) {}

    bool next() {
        begin_ += made_.size();
        made_.clear();
        const std::size_t count = shape_.kinds.size();
        std::size_t end = begin_;
        const auto vertices = [&](std::size_t f) {
            return shape_.ring_offsets[shape_.feature_offsets[f]] - shape_.ring_offsets[shape_.feature_offsets[begin_]];
        };
        while (end < count && end - begin_ < most_features && vertices(end) < most_vertices) ++end;
        if (end == begin_) return false;
        made_.resize(end - begin_);
        make_all();
        return true;
    }
    std::size_t begin() const { return begin_; }
    std::vector<GeometryWriter::Made>& made() { return made_; }

private:
    static constexpr std::size_t most_features = 1 << 16, most_vertices = 1 << 17;

    void make_all() {
        std::atomic<std::size_t> following{0};
        const auto work = [&] {
            for (std::size_t i; (i = following++) < made_.size();)
                if (progress_.wanted()) made_[i] = writer_.of(begin_ + i);
        };
        std::vector<std::future<void>> others;
        if (made_.size() > 1)
            for (unsigned n = 1; n < std::thread::hardware_concurrency(); ++n)
                others.push_back(std::async(std::launch::async, work));
        work();
        for (auto& other : others) other.get();
    }

    const GeometryWriter& writer_;
    const ProjectedLayer& shape_;
    const Progress& progress_;
    std::size_t begin_ = 0;
    std::vector<GeometryWriter::Made> made_;
};

class Writer {
public:
    Writer(const LayerToWrite& layer, const std::string& path, GdalScope& scope)
        : layer_(layer), path_(path), scope_(scope), geometry_(layer.source, layer.shape, layer.crs) {}

    Result<WriteReport> run(const std::string& driver);

private:
    tl::unexpected<Error> failed(const std::string& doing) const {
        const std::string& why = scope_.last_failure();
        return fail("cannot be written: " + doing + (why.empty() ? "" : ": " + why), "", {path_, 0, 0});
    }
    Result<void> create(const std::string& driver);
    Result<void> write_features();
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

Result<void> Writer::write_features() {
    OGRFeature feature(out_->GetLayerDefn());
    for (Batches batches(geometry_, layer_.shape, layer_.progress); batches.next();)
        for (std::size_t i = 0; i < batches.made().size(); ++i) {
            const std::size_t f = batches.begin() + i;
            if (!layer_.progress.at(static_cast<double>(f) / static_cast<double>(layer_.source.feature_count())))
                return cancelled();
            auto& [geometry, repaired] = batches.made()[i];
            report_.repaired += repaired;
            if (layer_.source.kinds[f] != GeometryKind::none && !geometry) {
                ++report_.left_out;
                continue;
            }
            feature.SetFID(OGRNullFID);
            feature.SetGeometryDirectly(geometry.release());
            fields_->fill(f, feature);
            if (out_->CreateFeature(&feature) != OGRERR_NONE) return failed("feature " + std::to_string(f));
            ++report_.features;
        }
    return {};
}

Result<WriteReport> Writer::run(const std::string& driver) {
    if (auto made = create(driver); !made) return tl::unexpected(made.error());
    const bool transaction = dataset_->TestCapability(ODsCTransactions) && dataset_->StartTransaction() == OGRERR_NONE;
    if (auto written = write_features(); !written) return tl::unexpected(written.error());
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
    return Writer(layer, path, scope).run(driver);
}

}  // namespace tourmap
