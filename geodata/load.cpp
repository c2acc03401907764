#include "geodata/load.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "geodata/load_entry.h"
#include "geodata/load_gdal.h"
#include "geodata/load_geopackage.h"
#include "geodata/load_layer.h"
#include "geodata/load_source.h"
#include "geodata/load_watched.h"
#include "geodata/load_window.h"

namespace tourmap {
namespace {

bool exists_and_has_bytes(const std::string& path) {
    VSIStatBufL status;
    return VSIStatL(path.c_str(), &status) == 0 && status.st_size > 0;
}

CPLStringList open_options(const std::string& driver, const std::string& name) {
    CPLStringList options;
    if (driver == "CSV") {
        options.SetNameValue("X_POSSIBLE_NAMES", "lon,longitude,long,lng,x");
        options.SetNameValue("Y_POSSIBLE_NAMES", "lat,latitude,y");
        options.SetNameValue("GEOM_POSSIBLE_NAMES", "wkt,geom,geometry,the_geom,_wkt*");
        options.SetNameValue("AUTODETECT_TYPE", "NO");
    } else if (driver == "GML") {
        options.SetNameValue("WRITE_GFS", "NO");  // would write beside the file
        options.SetNameValue("DOWNLOAD_SCHEMA", "NO");
    } else if (driver == "GPKG") {
        options.SetNameValue("LIST_ALL_TABLES", "NO");
        // Else SQLite makes -shm and -wal files beside a database in WAL mode. With a WAL that
        // holds changes there is no other way to see them.
        if (!exists_and_has_bytes(name + "-wal")) options.SetNameValue("IMMUTABLE", "YES");
    }
    return options;
}

// Read from end to end before there is a first feature.
bool read_when_opened(std::string_view driver) {
    return driver == "GeoJSON" || driver == "GeoJSONSeq" || driver == "TopoJSON" || driver == "ESRIJSON";
}

const char* const* allowed_drivers(const LoadOptions& options, Drivers drivers) {
    if (drivers == Drivers::trusted) return trusted_drivers();
    return options.allow_network ? nullptr : file_format_drivers();
}

// `driver` may be empty: whoever takes it.
GDALDatasetUniquePtr open(const Source& source, const std::string& driver, const char* const* allowed,
                          const LoadOptions& options) {
    const char* name = source.gdal_name.c_str();
    constexpr unsigned flags = GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
    if (driver.empty()) return GDALDatasetUniquePtr(GDALDataset::Open(name, flags, allowed, nullptr, nullptr));
    const CPLStringList driver_options = open_options(driver, source.gdal_name);
    const char* const only[] = {driver.c_str(), nullptr};
    const bool plain_file = !source.directory && !source.gdal_name.starts_with("/vsi");
    const std::string to_open =
        plain_file && read_when_opened(driver) ? watched_name(source.gdal_name) : source.gdal_name;
    if (auto* dataset = GDALDataset::Open(to_open.c_str(), flags, only, driver_options.List(), nullptr)) {
        return GDALDatasetUniquePtr(dataset);
    }
    if (!options.progress.wanted()) return nullptr;
    return GDALDatasetUniquePtr(GDALDataset::Open(name, flags & ~GDAL_OF_VERBOSE_ERROR, allowed, nullptr, nullptr));
}

std::vector<std::string> files_of(GDALDataset& dataset) {
    const CPLStringList files(dataset.GetFileList(), true);
    return {files.List(), files.List() + files.size()};
}

std::uint64_t bytes_of(const std::vector<std::string>& files) {
    std::uint64_t bytes = 0;
    for (const std::string& file : files) {
        VSIStatBufL status;
        if (VSIStatL(file.c_str(), &status) == 0 && status.st_size > 0)
            bytes += static_cast<std::uint64_t>(status.st_size);
    }
    return bytes;
}

// GPX gives the points of its tracks and routes a second time, as layers of their own.
bool repeats_another_layer(const std::string& driver, const char* layer) {
    return driver == "GPX" && (std::strcmp(layer, "track_points") == 0 || std::strcmp(layer, "route_points") == 0);
}

// Layers of a GeoPackage that are queries (views) or virtual tables. A query can run for ever, inside
// GDAL and before the first feature, so these are read only when asked for by name.
std::set<std::string> stored_queries(GDALDataset& dataset) {
    std::set<std::string> names;
    if (std::string_view(dataset.GetDriverName()) != "GPKG") return names;
    OGRLayer* rows = dataset.ExecuteSQL(
        "SELECT lower(name) FROM sqlite_master WHERE type = 'view' OR sql LIKE 'create virtual%'", nullptr, nullptr);
    if (!rows) return names;
    for (auto& row : *rows) names.insert(row->GetFieldAsString(0));
    dataset.ReleaseResultSet(rows);
    return names;
}

struct Choice {
    std::vector<OGRLayer*> layers;
    std::vector<std::string> notes;
};

Result<Choice> choose_layers(GDALDataset& dataset, const std::string& path, const std::string& wanted) {
    const std::set<std::string> queries = stored_queries(dataset);
    const std::string driver = dataset.GetDriverName();
    Choice choice;
    std::string names;
    for (OGRLayer* layer : dataset.GetLayers()) {
        const std::string name = layer->GetName();
        names += (names.empty() ? "" : ", ") + name;
        if (!wanted.empty()) {
            if (EQUAL(wanted.c_str(), name.c_str())) choice.layers.push_back(layer);
        } else if (queries.contains(CPLString(name).tolower())) {
            choice.notes.push_back("layer \"" + name + "\" is a stored query; it is read only when asked for by name");
        } else if (!repeats_another_layer(driver, name.c_str())) {
            choice.layers.push_back(layer);
        }
    }
    if (!choice.layers.empty()) return choice;
    if (names.empty()) return fail("holds no vector layers", {}, {path, 0, 0});
    if (names.size() > 300) names = names.substr(0, 300) + " ...";
    if (wanted.empty())
        return fail("holds only stored queries, which are read only when asked for by name", "its layers: " + names,
                    {path, 0, 0});
    return fail("has no layer \"" + wanted + "\"", "its layers: " + names, {path, 0, 0});
}

// A layer that cannot be read does not keep the others away; it is noted with the first that can.
Result<std::vector<LoadedLayer>> read_all(GDALDataset& dataset, const std::vector<OGRLayer*>& layers,
                                          const LayerSource& source, const LoadOptions& options, GdalScope& scope) {
    std::vector<LoadedLayer> loaded;
    std::vector<std::string> notes;
    std::optional<Error> first_error;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        OGRLayer* layer = layers[i];
        LayerSource one = source;
        const auto count = static_cast<double>(layers.size());
        one.progress =
            source.progress.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count, "reading");
        one.boxes = boxes_to_read(dataset, *layer, options);
        scope.forget();
        auto result = read_layer(*layer, one, scope);
        if (!source.progress.wanted()) return cancelled();
        scope.forget();
        if (result) {
            loaded.push_back(std::move(*result));
            continue;
        }
        notes.push_back("layer \"" + std::string(layer->GetName()) + "\" not read: " + result.error().what);
        if (!first_error) first_error = result.error();
    }
    if (loaded.empty()) return tl::unexpected(*first_error);
    for (std::string& note : notes) loaded.front().report.notes.push_back(std::move(note));
    return loaded;
}

struct Opened {
    Source source;
    GDALDatasetUniquePtr dataset;  // with at least one layer
    Choice choice;
};

struct Asked {
    const std::string& path;
    const LoadOptions& options;
    Drivers drivers;
};

// Nothing: it is not for these drivers.
std::optional<Result<Opened>> open_layers(const Asked& asked, const Progress& reading, GdalScope& scope) {
    const auto& [path, options, drivers] = asked;
    Result<Source> source = examine_source(path, options);
    if (!source) return tl::unexpected(source.error());
    scope.forget();
    if (!reading.at(0)) return cancelled();
    const char* const* allowed = allowed_drivers(options, drivers);
    GDALDriverH taker = GDALIdentifyDriverEx(source->gdal_name.c_str(), GDAL_OF_VECTOR, allowed, nullptr);
    if (!taker && drivers == Drivers::trusted) return std::nullopt;
    const std::string driver = taker ? GDALGetDriverShortName(taker) : "";
    const std::string& name = source->gdal_name;
    if (driver == "GPKG" && drivers == Drivers::trusted &&
        !is_plain_geopackage(name, options.layer, exists_and_has_bytes(name + "-wal")))
        return std::nullopt;
    GDALDatasetUniquePtr dataset = open(*source, driver, allowed, options);
    if (!reading.wanted()) return cancelled();
    if (!dataset || dataset->GetLayerCount() == 0)
        return tl::unexpected(not_a_vector_file(path, *source, scope.last_failure()));
    auto choice = choose_layers(*dataset, path, options.layer);
    if (!choice) return tl::unexpected(choice.error());
    return Opened{std::move(*source), std::move(dataset), std::move(*choice)};
}

std::optional<Result<bool>> by_window(const Asked& asked) {
    GdalScope scope(asked.options.allow_network);
    const Progress reading = asked.options.progress.part(0, 1, "reading");
    const WatchFiles watch(reading);
    const auto opened = open_layers(asked, reading, scope);
    if (!opened) return std::nullopt;
    if (!*opened) return tl::unexpected(opened->error());
    return std::ranges::any_of((*opened)->choice.layers, [&](OGRLayer* layer) {
        return !boxes_to_read(*(*opened)->dataset, *layer, asked.options).empty();
    });
}

std::optional<Result<std::vector<LoadedLayer>>> load(const Asked& asked) {
    const auto& [path, options, drivers] = asked;
    GdalScope scope(options.allow_network);
    const Progress reading = options.progress.part(0, 1, "reading");
    const WatchFiles watch(reading);
    const auto opened = open_layers(asked, reading, scope);
    if (!opened) return std::nullopt;
    if (!*opened) return tl::unexpected(opened->error());
    const auto& [source, dataset, choice] = **opened;
    const std::vector<std::string> files = files_of(*dataset);
    const LayerSource layer_source{path, dataset->GetDriverName(), files, bytes_of(files), options.progress};
    if (!source.notes.empty()) scope.forget();  // GDAL complains of the same files
    auto loaded = read_all(*dataset, choice.layers, layer_source, options, scope);
    if (!loaded) return loaded;
    for (const auto* notes : {&choice.notes, &source.notes}) {
        for (const std::string& note : *notes) loaded->front().report.notes.push_back(note);
    }
    return loaded;
}

}  // namespace
}  // namespace tourmap

extern "C" [[gnu::visibility("default")]] void tourmap_gdal_load(
    const std::string& path, const tourmap::LoadOptions& options, tourmap::Drivers drivers,
    std::optional<tourmap::Result<std::vector<tourmap::LoadedLayer>>>& loaded) {
    tourmap::register_drivers();
    try {
        loaded = tourmap::load({path, options, drivers});
    } catch (const std::bad_alloc&) {
        loaded = tourmap::fail("is too large for the memory of this machine", {}, {path, 0, 0});
    }
}

extern "C" [[gnu::visibility("default")]] void tourmap_gdal_reads_by_window(
    const std::string& path, const tourmap::LoadOptions& options, tourmap::Drivers drivers,
    std::optional<tourmap::Result<bool>>& answer) {
    tourmap::register_drivers();
    try {
        answer = tourmap::by_window({path, options, drivers});
    } catch (const std::bad_alloc&) {
        answer = tourmap::fail("is too large for the memory of this machine", {}, {path, 0, 0});
    }
}
