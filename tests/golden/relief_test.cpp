// A raster of the whole globe under the layers: squares of 15 degrees, so that each place shows where it came from.
#include TOURMAP_CATCH_HEADER

#include <gdal_priv.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <vector>

#include "geodata/load.h"
#include "render/raster/raster_player.h"
#include "src/files/assets.h"
#include "src/story/layer_map.h"
#include "tests/tools/golden.h"
#include "tests/tools/picture_diff.h"

using namespace tourmap;

namespace {

struct ReliefMap {
    const char* name;
    const char* crs;
};

constexpr ReliefMap maps[] = {
    {"globe", "+proj=ortho +lat_0=35 +lon_0=20"},
    {"equal-earth-90", "+proj=eqearth +lon_0=90"},
    {"igh", "+proj=igh"},
    {"polar-laea", "+proj=laea +lat_0=90"},
    {"oblique", "+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60"},
};

// Warm north of the equator and cold south of it, darker to the east of Greenwich than to the west.
Bitmap squares() {
    Bitmap bitmap{720, 360, {}};
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) {
            const int i = x / 30, j = y / 30;
            const bool dark = (i + j) % 2, north = j < 6, east = i >= 12;
            const int high = (dark ? 150 : 235) - (east ? 40 : 0), low = high - 60;
            const std::array<int, 4> colour{north ? high : low, 100 + 8 * std::abs(6 - j), north ? low : high, 255};
            for (const int v : colour) bitmap.rgba.push_back(static_cast<std::uint8_t>(v));
        }
    return bitmap;
}

}  // namespace

TEST_CASE("a raster under the layers looks as approved") {
    const std::string file = std::string(TOURMAP_BINARY_DIR) + "/relief_test.png";
    write_bitmap(squares(), file);
    const auto relief = open_raster(file);
    REQUIRE(relief);
    const auto theme = read_theme(*find_asset("themes/light.yaml"));
    REQUIRE(theme);
    const auto layers = load_layers(*find_asset("basemap/countries_110m.shp"));
    REQUIRE(layers);
    const DetailLayerPtr layer = DetailLayer::of(layers->front().layer);
    for (const ReliefMap& map : maps) {
        LayerMapSpec spec;
        spec.crs = map.crs;
        spec.canvas = {600, 400};
        spec.relief = *relief;
        const auto drawn = build_layer_map(spec, {layer}, *theme);
        REQUIRE(drawn);
        const auto bitmap = rasterize(drawn->list);
        REQUIRE(bitmap);
        CHECK(golden::compare_with_reference(std::string("relief-") + map.name, *bitmap) == "");
    }
    std::filesystem::remove(file);
}

TEST_CASE("heights under the layers are shaded as approved") {
    // Mountains of 1.5 km, at every degree, with a lake of no data.
    GDALAllRegister();
    const std::string file = std::string(TOURMAP_BINARY_DIR) + "/heights_test.tif";
    {
        GDALDatasetUniquePtr heights(
            GetGDALDriverManager()->GetDriverByName("GTiff")->Create(file.c_str(), 600, 400, 1, GDT_Float32, nullptr));
        REQUIRE(heights);
        std::array<double, 6> transform{5, 0.02, 0, 50, 0, -0.02};
        heights->SetGeoTransform(transform.data());
        heights->GetRasterBand(1)->SetNoDataValue(-9999);
        std::vector<float> row(600);
        for (int y = 0; y < 400; ++y) {
            for (int x = 0; x < 600; ++x) {
                const double lon = 5 + 0.02 * x, lat = 50 - 0.02 * y;
                const double wave = std::cos(3.14159265 * lon) * std::cos(3.14159265 * lat);
                const bool lake = std::hypot(lon - 11, lat - 46) < 0.7;
                row[static_cast<std::size_t>(x)] = static_cast<float>(lake ? -9999 : 1500 * wave * wave);
            }
            REQUIRE(heights->GetRasterBand(1)->RasterIO(GF_Write, 0, y, 600, 1, row.data(), 600, 1, GDT_Float32, 0, 0,
                                                        nullptr) == CE_None);
        }
    }
    const auto relief = open_raster(file);
    REQUIRE(relief);
    const auto theme = read_theme(*find_asset("themes/light.yaml"));
    const auto layers = load_layers(*find_asset("basemap/countries_50m.shp"));
    REQUIRE(theme);
    REQUIRE(layers);
    LayerMapSpec spec;
    spec.crs = "EPSG:3035";
    spec.canvas = {600, 400};
    spec.relief = *relief;
    spec.extent = LonLatBox{{5, 42}, {17, 50}, false};
    const auto drawn = build_layer_map(spec, {DetailLayer::of(layers->front().layer)}, *theme);
    REQUIRE(drawn);
    const auto bitmap = rasterize(drawn->list);
    REQUIRE(bitmap);
    CHECK(golden::compare_with_reference("relief-heights", *bitmap) == "");
    std::filesystem::remove(file);
}
