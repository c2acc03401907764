// Rasters read through GDAL, made here with GDAL.
#include TOURMAP_CATCH_HEADER

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <functional>

#include "geodata/raster.h"
#include "tests/unit/geodata/load_files.h"

using namespace tourmap;
using load_test::TempFolder;

namespace {

struct Made {
    int width = 40, height = 20, bands = 3;
    GDALDataType type = GDT_Byte;
    int epsg = 4326;  // 0: none
    std::array<double, 6> transform{-180, 9, 0, 90, 0, -9};
    std::function<int(int band, int x, int y)> value = [](int band, int x, int y) { return 40 * band + x + y; };
    std::function<void(GDALDataset&)> finish = [](GDALDataset&) {};
};

std::string make(const TempFolder& folder, const std::string& name, const Made& made) {
    GDALAllRegister();
    const std::string path = folder / name;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    GDALDatasetUniquePtr file(driver->Create(path.c_str(), made.width, made.height, made.bands, made.type, nullptr));
    REQUIRE(file);
    auto transform = made.transform;
    if (transform[1] != 0) file->SetGeoTransform(transform.data());
    if (made.epsg) {
        OGRSpatialReference srs;
        srs.importFromEPSG(made.epsg);
        file->SetSpatialRef(&srs);
    }
    made.finish(*file);  // before pixels, as palettes must be
    for (int b = 1; b <= made.bands; ++b) {
        std::vector<int> row(static_cast<std::size_t>(made.width));
        for (int y = 0; y < made.height; ++y) {
            for (int x = 0; x < made.width; ++x) row[static_cast<std::size_t>(x)] = made.value(b, x, y);
            REQUIRE(file->GetRasterBand(b)->RasterIO(GF_Write, 0, y, made.width, 1, row.data(), made.width, 1,
                                                     GDT_Int32, 0, 0, nullptr) == CE_None);
        }
    }
    return path;
}

std::array<int, 4> colour(const RasterPixels& pixels, int x, int y) {
    const std::size_t at = 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.window.out_width) +
                                static_cast<std::size_t>(x));
    return {pixels.rgba[at], pixels.rgba[at + 1], pixels.rgba[at + 2], pixels.rgba[at + 3]};
}

RasterPixels read(const RasterSource& source, const RasterWindow& window) {
    auto pixels = read_raster(source, window);
    if (!pixels) FAIL(describe(pixels.error()));
    return *pixels;
}

}  // namespace

TEST_CASE("size, place and pixels of a raster of colours") {
    const TempFolder folder;
    const auto source = open_raster(make(folder, "rgb.tif", {}));
    REQUIRE(source);
    CHECK(source->width == 40);
    CHECK(source->height == 20);
    CHECK(source->to_crs == std::array<double, 6>{-180, 9, 0, 90, 0, -9});
    CHECK(source->crs.find("WGS 84") != std::string::npos);
    CHECK(source->notes.empty());
    const RasterPixels all = read(*source, {0, 0, 40, 20, 40, 20});
    CHECK(colour(all, 0, 0) == std::array<int, 4>{40, 80, 120, 255});
    CHECK(colour(all, 39, 19) == std::array<int, 4>{98, 138, 178, 255});
    const RasterPixels part = read(*source, {30, 5, 20, 10, 20, 10});  // over the right edge
    CHECK(colour(part, 0, 0)[0] == 75);
    CHECK(colour(part, 10, 0)[0] == 45);
    const RasterPixels small = read(*source, {0, 0, 40, 20, 10, 5});  // averaged
    CHECK(colour(small, 0, 0)[0] == 43);
    const RasterPixels over = read(*source, {30, 0, 20, 20, 5, 5});
    CHECK(std::abs(colour(over, 0, 0)[0] - 73) <= 2);
    CHECK(std::abs(colour(over, 4, 0)[0] - 50) <= 2);
}

TEST_CASE("grey, palette, alpha and no data") {
    const TempFolder folder;
    Made grey;
    grey.bands = 1;
    grey.finish = [](GDALDataset& file) { file.GetRasterBand(1)->SetNoDataValue(50); };
    const auto grey_source = open_raster(make(folder, "grey.tif", grey));
    REQUIRE(grey_source);
    const RasterPixels shades = read(*grey_source, {0, 0, 40, 20, 40, 20});
    CHECK(colour(shades, 0, 0) == std::array<int, 4>{40, 40, 40, 255});
    CHECK(colour(shades, 10, 0) == std::array<int, 4>{0, 0, 0, 0});

    Made palette;
    palette.bands = 1;
    palette.value = [](int, int x, int) { return x % 2; };
    palette.finish = [](GDALDataset& file) {
        GDALColorTable table;
        const GDALColorEntry red{200, 10, 20, 255}, none{1, 2, 3, 0};
        table.SetColorEntry(0, &red);
        table.SetColorEntry(1, &none);
        file.GetRasterBand(1)->SetColorTable(&table);
    };
    const auto palette_source = open_raster(make(folder, "palette.tif", palette));
    REQUIRE(palette_source);
    const RasterPixels colours = read(*palette_source, {0, 0, 40, 20, 40, 20});
    CHECK(colour(colours, 0, 3) == std::array<int, 4>{200, 10, 20, 255});

    Made alpha;
    alpha.bands = 4;
    alpha.value = [](int band, int, int) { return band == 4 ? 128 : 200; };
    alpha.finish = [](GDALDataset& file) { file.GetRasterBand(4)->SetColorInterpretation(GCI_AlphaBand); };
    const auto alpha_source = open_raster(make(folder, "alpha.tif", alpha));
    REQUIRE(alpha_source);
    CHECK(colour(read(*alpha_source, {0, 0, 40, 20, 40, 20}), 5, 5) == std::array<int, 4>{100, 100, 100, 128});
}

TEST_CASE("a raster in a projected CRS, and pictures that do not say where they lie") {
    const TempFolder folder;
    Made utm;
    utm.epsg = 32632;
    utm.transform = {400'000, 1000, 0, 5'400'000, 0, -1000};
    const auto source = open_raster(make(folder, "utm.tif", utm));
    REQUIRE(source);
    CHECK(source->crs.find("UTM zone 32N") != std::string::npos);

    Made bare;
    bare.epsg = 0;
    bare.transform = {};
    const auto globe = open_raster(make(folder, "globe.tif", bare));  // twice as wide as high
    REQUIRE(globe);
    CHECK(globe->to_crs == std::array<double, 6>{-180, 9, 0, 90, 0, -9});
    REQUIRE(globe->notes.size() == 1);
    CHECK(globe->notes[0].find("whole globe") != std::string::npos);
    bare.height = 21;
    const auto nowhere = open_raster(make(folder, "nowhere.tif", bare));
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().what.find("no georeference") != std::string::npos);
}

TEST_CASE("what is no picture is refused, with what would be right") {
    const TempFolder folder;
    const auto said = [](const std::string& path) {
        const auto opened = open_raster(path);
        return opened ? std::string() : describe(opened.error());
    };
    Made heights;
    heights.bands = 2;
    heights.type = GDT_Float32;
    CHECK(said(make(folder, "heights.tif", heights)).find("neither colours nor heights") != std::string::npos);
    CHECK(said(folder / "none.tif").find("no such file") != std::string::npos);
    CHECK(said(folder.write("text.tif", "This is no raster.\n")).find("not a picture") != std::string::npos);
    CHECK(said(folder.write("x.vrt", "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"></VRTDataset>"))
              .find("not a picture") != std::string::npos);
    CHECK(said("/vsicurl/http://localhost/x.tif").find("--allow-network") != std::string::npos);
    CHECK(said("").find("empty") != std::string::npos);

    // Cut short: opened, but not read.
    const std::string whole = load_test::read_file(make(folder, "whole.tif", {}));
    const auto cut = open_raster(folder.write("cut.tif", whole.substr(0, whole.size() / 2)));
    if (cut) CHECK_FALSE(read_raster(*cut, {0, 0, 40, 20, 40, 20}));
    // A window beyond the raster.
    const auto good = open_raster(folder / "whole.tif");
    REQUIRE(good);
    for (const RasterWindow& w : {RasterWindow{0, 10, 40, 11, 40, 11},
                                  {-1, 0, 10, 10, 10, 10},
                                  {0, 0, 0, 0, 0, 0},
                                  {0, 0, 41, 20, 41, 20},
                                  {0, 0, 40, 20, 80, 20}})
        CHECK_FALSE(read_raster(*good, w));
}
