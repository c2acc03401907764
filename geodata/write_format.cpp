#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "geodata/load_gdal.h"
#include "geodata/write_layer.h"

namespace tourmap {
namespace {

bool has(GDALDriver& driver, const char* item) {
    const char* value = driver.GetMetadataItem(item);
    return value && EQUAL(value, "YES");
}

std::vector<std::string> extensions_of(GDALDriver& driver) {
    const char* all = driver.GetMetadataItem(GDAL_DMD_EXTENSIONS);
    const char* one = driver.GetMetadataItem(GDAL_DMD_EXTENSION);
    const CPLStringList list(CSLTokenizeString2(all ? all : one ? one : "", " ", 0));
    return {list.List(), list.List() + list.size()};
}

bool writes_vector_files(GDALDriver& driver) {
    return has(driver, GDAL_DCAP_VECTOR) && has(driver, GDAL_DCAP_CREATE) && !extensions_of(driver).empty();
}

// These turn all they are given into WGS84, or into the grid of web maps.
bool keeps_projected_coordinates(std::string_view driver) {
    constexpr std::array<std::string_view, 9> others{"KML",      "LIBKML", "GPX", "GeoRSS", "GeoJSONSeq",
                                                     "GPSBabel", "S57",    "MVT", "MBTiles"};
    return std::find(others.begin(), others.end(), driver) == others.end();
}

bool ends_with(const std::string& path, const std::string& extension) {
    const std::string end = "." + extension;
    return path.size() > end.size() && EQUAL(path.c_str() + path.size() - end.size(), end.c_str());
}

const char* const some_formats = "give a name that ends in .gpkg, .fgb, .shp, .geojson, .gml or .csv, or say --of";

Result<GDALDriver*> driver_by_name(const std::string& asked) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(asked.c_str());
    const char* const right = "give for example GPKG, FlatGeobuf, GeoJSON or \"ESRI Shapefile\"";
    const std::string name = "format '" + asked.substr(0, 200) + "'";
    if (!driver) return fail(name + " is not one that OGR knows", right);
    if (!has(*driver, GDAL_DCAP_VECTOR)) return fail(name + " holds no vector data", right);
    if (!has(*driver, GDAL_DCAP_CREATE)) return fail(name + " can be read but not written", right);
    if (!writes_vector_files(*driver)) return fail(name + " is a database or service, not a file", right);
    return driver;
}

Result<GDALDriver*> driver_by_extension(const std::string& path) {
    GDALDriverManager& manager = *GetGDALDriverManager();
    for (int i = 0; i < manager.GetDriverCount(); ++i) {
        GDALDriver& driver = *manager.GetDriver(i);
        if (!writes_vector_files(driver)) continue;
        for (const std::string& extension : extensions_of(driver))
            if (ends_with(path, extension)) return &driver;
    }
    return fail("output '" + path.substr(0, 200) + "' has no known format", some_formats);
}

}  // namespace

Result<std::string> driver_for(const std::string& path, const std::string& asked, const Crs& crs) {
    register_drivers();
    const auto driver = asked.empty() ? driver_by_extension(path) : driver_by_name(asked);
    if (!driver) return tl::unexpected(driver.error());
    std::string name = (*driver)->GetDescription();
    if (!crs.geographic && !keeps_projected_coordinates(name))
        return fail("format " + name + " holds longitude and latitude only, no projected coordinates", some_formats);
    return name;
}

std::vector<std::string> files_of_data_set(const std::string& path, const std::string& driver) {
    register_drivers();
    const GdalScope scope(false);
    // Or GDAL looks through PROJ's database for the CRS in a .prj, which takes as long as to read the layer.
    const CPLConfigOptionSetter as_written("USE_OSR_FIND_MATCHES", "NO", false);
    const char* const only[] = {driver.c_str(), nullptr};
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, only));
    if (!dataset) return {};
    const CPLStringList files(dataset->GetFileList(), true);
    return {files.List(), files.List() + files.size()};
}

}  // namespace tourmap
