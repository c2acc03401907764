// Light and shadow from heights.
#include TOURMAP_CATCH_HEADER

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <cmath>
#include <functional>
#include <limits>

#include "geodata/raster.h"
#include "tests/unit/geodata/load_files.h"

using namespace tourmap;
using load_test::TempFolder;

namespace {

constexpr int side = 41, middle = side / 2;

struct Heights {
    int epsg = 4326;
    double cell = 0.01, west = 10, north = 50;  // units of the CRS; square pixels
    int columns = side, rows = side;
    std::function<double(int x, int y)> metres;
    std::function<void(GDALRasterBand&)> finish = [](GDALRasterBand&) {};
};

// A cone, with slopes of about a third where a cell is `cell` metres wide.
std::function<double(int, int)> cone(double cell) {
    return [=](int x, int y) { return 4000 - cell / 3 * std::hypot(x - middle, y - middle); };
}

RasterPixels shaded(const Heights& heights, int columns = 0, int rows = 0) {
    const TempFolder folder;
    GDALAllRegister();
    const std::string path = folder / "heights.tif";
    {
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
        GDALDatasetUniquePtr file(driver->Create(path.c_str(), heights.columns, heights.rows, 1, GDT_Float32, nullptr));
        REQUIRE(file);
        std::array<double, 6> transform{heights.west, heights.cell, 0, heights.north, 0, -heights.cell};
        file->SetGeoTransform(transform.data());
        OGRSpatialReference srs;
        srs.importFromEPSG(heights.epsg);
        file->SetSpatialRef(&srs);
        heights.finish(*file->GetRasterBand(1));
        for (int y = 0; y < heights.rows; ++y) {
            std::vector<double> row;
            for (int x = 0; x < heights.columns; ++x) row.push_back(heights.metres(x, y));
            REQUIRE(file->GetRasterBand(1)->RasterIO(GF_Write, 0, y, heights.columns, 1, row.data(), heights.columns, 1,
                                                     GDT_Float64, 0, 0, nullptr) == CE_None);
        }
    }
    const auto source = open_raster(path);
    if (!source) FAIL(describe(source.error()));
    auto pixels = read_raster(*source, {0, 0, heights.columns, heights.rows, columns ? columns : heights.columns,
                                        rows ? rows : heights.rows});
    if (!pixels) FAIL(describe(pixels.error()));
    return std::move(*pixels);
}

int opacity(const RasterPixels& pixels, int x, int y) {
    return pixels.rgba[4 * static_cast<std::size_t>(y * pixels.window.out_width + x) + 3];
}

// -255 black .. 0 flat .. 255 white.
int light(const RasterPixels& pixels, int x, int y) {
    const std::uint8_t* p = &pixels.rgba[4 * static_cast<std::size_t>(y * pixels.window.out_width + x)];
    CHECK((p[0] == 0 || p[0] == p[3]));
    return p[0] == 0 ? -p[3] : p[3];
}

}  // namespace

TEST_CASE("a cone is lit from the north-west, whatever its CRS measures in") {
    struct Case {
        int epsg;
        double cell, west, north, metres;
    };
    // Degrees at 60 degrees north: a cell is half as wide as it is high, and so is the cone. Metres; US survey feet.
    for (const Case& c : {Case{4326, 0.01, 10, 50, 1112},
                          {32632, 1000, 400'000, 5'400'000, 1000},
                          {2263, 3280.8, 900'000, 300'000, 1000},
                          {4326, 0.0001, 10, 50, 11}}) {
        INFO(c.epsg << " " << c.cell);
        const RasterPixels pixels = shaded({c.epsg, c.cell, c.west, c.north, side, side, cone(c.metres)});
        CHECK(light(pixels, middle - 8, middle - 8) > 60);
        CHECK(light(pixels, middle + 8, middle + 8) < -60);
        CHECK(light(pixels, middle - 8, middle) > light(pixels, middle + 8, middle));
        CHECK(light(pixels, middle, middle - 8) > light(pixels, middle, middle + 8));
    }
}

TEST_CASE("a cone on the ground looks alike at every latitude") {
    const auto at = [](double north) {
        // Square on the ground: heights by metres, not by pixels.
        const double squeeze = std::cos((north - 0.2) * degrees_to_radians);
        Heights heights;
        heights.north = north;
        heights.metres = [=](int x, int y) { return 4000 - 370 * std::hypot((x - middle) * squeeze, y - middle); };
        return light(shaded(heights), middle - 6, middle);
    };
    CHECK(at(0.2) > 20);
    CHECK(std::abs(at(60) - at(0.2)) <= 3);
    CHECK(std::abs(at(80) - at(0.2)) <= 3);
}

TEST_CASE("flat land has neither light nor shadow, at any scale") {
    Heights flat;
    flat.metres = [](int, int) { return 300.0; };
    for (const int size : {side, 7, 2, 1}) {
        const RasterPixels pixels = shaded(flat, size, size);
        for (const std::uint8_t value : pixels.rgba) REQUIRE(value == 0);
    }
}

TEST_CASE("coarse heights are exaggerated, so that mountains stay") {
    Heights hills;
    hills.metres = cone(1112);
    const RasterPixels pixels = shaded(hills, 10, 10);
    CHECK(light(pixels, 2, 2) > 40);
    CHECK(light(pixels, 7, 7) < -40);
}

TEST_CASE("where no height is known, or none that can be, nothing is drawn") {
    Heights heights;
    const auto slopes = cone(1112);
    const double bad[] = {std::numeric_limits<double>::quiet_NaN(),
                          std::numeric_limits<double>::infinity(),
                          1e38,
                          -3.4e38,
                          -32768,
                          32767,
                          -9999};
    heights.metres = [&](int x, int y) { return y == 5 && x % 5 == 0 && x < 35 ? bad[x / 5] : slopes(x, y); };
    heights.finish = [](GDALRasterBand& band) { band.SetNoDataValue(-9999); };
    const RasterPixels pixels = shaded(heights);
    for (int x = 0; x < 35; x += 5) {
        INFO(bad[x / 5]);
        CHECK(opacity(pixels, x, 5) == 0);
        // Its neighbours are shaded by the others.
        CHECK(std::abs(light(pixels, x + 1, 6) - light(pixels, x + 2, 8)) < 60);
    }
    CHECK(shaded(heights, 9, 9).rgba.size() == 9 * 9 * 4);  // averaged with them: no crash, whatever comes out
    Heights nothing;
    nothing.metres = [](int, int) { return std::numeric_limits<double>::quiet_NaN(); };
    for (const std::uint8_t value : shaded(nothing).rgba) REQUIRE(value == 0);
}

TEST_CASE("heights in feet and with a scale are metres in the end") {
    Heights metres, feet, scaled;
    metres.metres = cone(1112);
    feet.metres = [&](int x, int y) { return metres.metres(x, y) / 0.3048; };
    feet.finish = [](GDALRasterBand& band) { band.SetUnitType("ft"); };
    scaled.metres = [&](int x, int y) { return (metres.metres(x, y) - 100) * 10; };
    scaled.finish = [](GDALRasterBand& band) {
        band.SetScale(0.1);
        band.SetOffset(100);
    };
    const int expected = light(shaded(metres), 12, 12);
    CHECK(std::abs(light(shaded(feet), 12, 12) - expected) <= 1);
    CHECK(std::abs(light(shaded(scaled), 12, 12) - expected) <= 1);
}

TEST_CASE("heights of the whole globe have no seam at the date line") {
    Heights globe;
    globe.cell = 5;
    globe.west = -180;
    globe.north = 90;
    globe.columns = 72;
    globe.rows = 36;
    globe.metres = [](int x, int) { return 3000 * std::sin(x * 2 * pi / 72 * 6); };  // the same every 12 columns
    const RasterPixels pixels = shaded(globe);
    for (const int row : {3, 18, 30}) {
        CHECK(light(pixels, 0, row) == light(pixels, 12, row));
        CHECK(light(pixels, 71, row) == light(pixels, 59, row));
    }
}
