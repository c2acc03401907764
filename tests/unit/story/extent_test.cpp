// Of a large source with a spatial index only what the page shows is read, and the picture is the same.
#include TOURMAP_CATCH_HEADER

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <chrono>
#include <cmath>
#include <functional>
#include <thread>

#include "geodata/load_detail.h"
#include "geodata/read_window.h"
#include "render/raster/raster_player.h"
#include "src/files/assets.h"
#include "src/story/layer_map.h"
#include "tests/unit/geodata/load_files.h"

using namespace tourmap;
using load_test::TempFolder;

namespace {

using Ring = std::vector<MapXY>;

// ---- data ---------------------------------------------------------------------------------------

void add_polygon(OGRLayer& layer, const Ring& ring) {
    OGRLinearRing line;
    for (const MapXY p : ring) line.addPoint(p.x, p.y);
    line.closeRings();
    OGRPolygon polygon;
    polygon.addRing(&line);
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()));
    feature->SetGeometry(&polygon);
    REQUIRE(layer.CreateFeature(feature.get()) == OGRERR_NONE);
}

// Cells that share wavy borders: places are moved by up to a quarter of a cell, those along the edge of the grid not.
struct Grid {
    int columns = 0, rows = 0;
    double x = 0, y = 0, cell = 0;

    MapXY at(int i, int j, bool right, bool up) const {  // a corner, or the middle of the side to the right or up
        const std::uint32_t seed = static_cast<std::uint32_t>(((i * 1000 + j) * 2 + right) * 2 + up) * 2654435761u;
        const auto shift = [&](int bits) { return ((seed >> bits) % 1000 / 1000.0 - 0.5) / 2; };
        const bool fixed_x = !right && (i == 0 || i == columns), fixed_y = !up && (j == 0 || j == rows);
        return {x + cell * (i + 0.5 * right + (fixed_x ? 0 : shift(4))),
                y + cell * (j + 0.5 * up + (fixed_y ? 0 : shift(14)))};
    }
    void write(OGRLayer& layer) const {
        for (int j = 0; j < rows; ++j)
            for (int i = 0; i < columns; ++i)
                add_polygon(layer, {at(i, j, false, false), at(i, j, true, false), at(i + 1, j, false, false),
                                    at(i + 1, j, false, true), at(i + 1, j + 1, false, false),
                                    at(i, j + 1, true, false), at(i, j + 1, false, false), at(i, j, false, true)});
    }
};

std::string write_source(const TempFolder& folder, const char* driver, const std::string& name, int epsg,
                         const std::function<void(OGRLayer&)>& write) {
    GDALAllRegister();
    OGRSpatialReference srs;
    srs.importFromEPSG(epsg);
    srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::string path = folder / name;
    const GDALDatasetUniquePtr dataset(
        GetGDALDriverManager()->GetDriverByName(driver)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    REQUIRE(dataset);
    OGRLayer* layer = dataset->CreateLayer("cells", &srs, wkbPolygon);
    REQUIRE(layer);
    dataset->StartTransaction();
    write(*layer);
    dataset->CommitTransaction();
    if (std::string_view(driver) == "ESRI Shapefile")
        dataset->ExecuteSQL("CREATE SPATIAL INDEX ON cells", nullptr, nullptr);
    return path;
}

// The globe in cells of a degree, and over them what is hard to find by its box.
void write_globe(OGRLayer& layer) {
    Grid{360, 180, -180, -90, 1}.write(layer);
    add_polygon(layer, {{-20, 20}, {40, 20}, {40, 60}, {-20, 60}});                        // larger than a page
    add_polygon(layer, {{178.5, -18.5}, {-178.4, -18.6}, {-178.3, -15}, {178.6, -15.2}});  // the short way over 180
    add_polygon(layer, {{179, -14}, {182, -14}, {182, -12}, {179, -12}});                  // beyond 180
    Ring round_the_pole;
    for (int lon = -180; lon < 180; lon += 5)
        round_the_pole.push_back({static_cast<double>(lon), 76.0 + lon % 10 / 5.0});
    round_the_pole.push_back({180, 76});
    add_polygon(layer, round_the_pole);
}

// ---- maps ---------------------------------------------------------------------------------------

struct View {
    const char* name;
    const char* crs;
    double west, south, east, north;
    bool read_whole = false;
};

LayerMapSpec spec_of(const View& view) {
    LayerMapSpec spec;
    spec.crs = view.crs;
    spec.canvas = {480, 270};
    LonLatBox box;
    box.include({view.west, view.south});
    box.include({view.east, view.north});
    spec.extent = box;
    return spec;
}

Theme light() {
    const auto theme = read_theme(*find_asset("themes/light.yaml"));
    REQUIRE(theme);
    return *theme;
}

DetailLayerPtr load(const std::string& path, const std::optional<LonLatBox>& window, const std::string& cache = {}) {
    DetailOptions options;
    options.load.window = window;
    options.cache_folder = cache;
    const auto layers = load_detail(path, options);
    REQUIRE(layers);
    REQUIRE(layers->size() == 1);
    CHECK(layers->front().report.notes.empty());
    return layers->front().layer;
}

std::optional<LonLatBox> window_of(const View& view) {
    const LayerMapSpec spec = spec_of(view);
    const auto page = map_page(spec, *spec.extent, light());
    REQUIRE(page);
    return read_window(page->detail.view.window.box);
}

Bitmap picture(const View& view, const DetailLayerPtr& layer) {
    const auto map = build_layer_map(spec_of(view), {layer}, light());
    REQUIRE(map);
    const auto bitmap = rasterize(map->list);
    REQUIRE(bitmap);
    return *bitmap;
}

void check_views(const std::string& path, const std::vector<View>& views) {
    const DetailLayerPtr whole = load(path, std::nullopt);
    REQUIRE(whole->about().feature_count() > large_layer);
    CHECK(whole->about().features_in_source == 0);
    for (const View& view : views) {
        INFO(path << " " << view.name);
        const auto window = window_of(view);
        CHECK(window.has_value() != view.read_whole);
        if (!window) continue;
        const DetailLayerPtr part = load(path, window);
        CHECK(part->about().features_in_source == whole->about().feature_count());
        CHECK(part->about().feature_count() < whole->about().feature_count() / 8);
        CHECK(part->about().feature_count() > 0);
        CHECK(std::ranges::is_sorted(part->about().ids));
        CHECK((picture(view, part).rgba == picture(view, whole).rgba));
    }
}

const std::vector<View> globe_views{
    {"city", "auto", 6, 45, 7.5, 46},
    {"within a large feature", "EPSG:3857", 10, 30, 16, 34},
    {"over 180 degrees", "auto", 176, -20, 186, -11},
    {"within what goes over 180 degrees", "auto", 179.4, -17.5, 179.9, -17},
    {"beyond 180 as the file has it", "EPSG:3832", -178.9, -13.5, -178.2, -12.5},
    {"within a ring round the pole", "+proj=laea +lat_0=82 +lon_0=30", 29.5, 81.5, 30.5, 81.7},
    {"round the pole", "+proj=laea +lat_0=90", -180, 75, 180, 90, true},
    {"the world", "+proj=eqearth", -180, -90, 180, 90, true},
};

}  // namespace

TEST_CASE("a map of an extent is the same when no more is read than it shows") {
    const TempFolder folder;
    check_views(write_source(folder, "GPKG", "cells.gpkg", 4326, write_globe), globe_views);
    check_views(write_source(folder, "FlatGeobuf", "cells.fgb", 4326, write_globe), globe_views);
}

TEST_CASE("so is one of a shapefile with an index, and of a source in metres") {
    const TempFolder folder;
    const auto europe = [](OGRLayer& layer) { Grid{240, 215, 2'600'000, 1'400'000, 18'000}.write(layer); };
    const std::vector<View> views{{"city", "auto", 12, 51, 14, 52},
                                  {"along the edge of the data", "EPSG:3035", -5, 41, -3, 43},
                                  {"another CRS", "+proj=laea +lat_0=40 +lon_0=80", 22, 56, 24, 57}};
    check_views(write_source(folder, "ESRI Shapefile", "cells.shp", 3035, europe), views);
    check_views(write_source(folder, "GPKG", "cells.gpkg", 3035, europe), views);
}

TEST_CASE("what was read by its place is kept, as long as the source is the same") {
    const TempFolder folder;
    const std::string path = write_source(folder, "FlatGeobuf", "cells.fgb", 4326, write_globe);
    const std::string cache = folder / "cache";
    const View &view = globe_views[0], near{"near", "auto", 6.01, 45.01, 7.51, 46.01}, far{"far", "auto", 60, 5, 61, 6};
    const auto files = [&] {
        std::error_code none;
        return std::distance(std::filesystem::directory_iterator(cache, none), {});
    };
    load(path, window_of(view), cache);
    CHECK(files() == 0);  // changed a moment ago
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    const DetailLayerPtr first = load(path, window_of(view), cache);
    CHECK(files() == 1);
    const DetailLayerPtr again = load(path, window_of(near), cache);
    CHECK(files() == 1);
    CHECK((again->about().ids == first->about().ids));
    CHECK(again->about().features_in_source == first->about().features_in_source);
    CHECK((picture(view, again).rgba == picture(view, load(path, std::nullopt)).rgba));
    load(path, window_of(far), cache);
    CHECK(files() == 2);

    std::string bytes = load_test::read_file(path);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    const auto time = std::filesystem::last_write_time(path);
    folder.write("cells.fgb", bytes);
    std::filesystem::last_write_time(path, time);
    LoadOptions by_window;
    by_window.window = window_of(view);
    CHECK_FALSE(source_key(path, by_window));
}

TEST_CASE("an index that is a query without end is not asked") {
    const TempFolder folder;
    const std::string path = write_source(folder, "GPKG", "cells.gpkg", 4326, [](OGRLayer& layer) {
        Grid{20, 20, 0, 0, 1}.write(layer);
    });
    LoadOptions options;
    options.window = window_of(globe_views[0]);
    options.large = 100;
    REQUIRE(load_layers(path, options)->front().layer->feature_count() < 100);
    {
        const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
        REQUIRE(dataset);
        for (const char* sql : {"DROP TABLE rtree_cells_geom",
                                "CREATE VIEW rtree_cells_geom AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT "
                                "id + 1 FROM n) SELECT id, 0 minx, 90 maxx, 0 miny, 90 maxy FROM n"})
            dataset->ReleaseResultSet(dataset->ExecuteSQL(sql, nullptr, "SQLITE"));
    }
    CHECK_FALSE(reads_by_window(path, options).value());
    CHECK(load_layers(path, options)->front().layer->feature_count() == 400);
}

TEST_CASE("the window that is read holds what is shown, and hardly changes with it") {
    LonLatBox shown;
    shown.include({6.1, 45.2});
    shown.include({7.3, 46.4});
    const auto window = read_window(shown);
    REQUIRE(window);
    CHECK(window->min.lon <= 6.1 - 1.2 / 16);
    CHECK(window->max.lat >= 46.4 + 1.2 / 16);
    CHECK(window->max.lon - window->min.lon < 2 * 1.2);
    LonLatBox moved = shown;
    moved.include({7.31, 45.2});
    CHECK(read_window(moved)->min == window->min);
    CHECK(read_window(moved)->max == window->max);
    CHECK_FALSE(read_window(LonLatBox{{-180, -90}, {180, 90}, false}));
    CHECK_FALSE(read_window(LonLatBox{}));
    const auto point = read_window(LonLatBox{{5, 90}, {5, 90}, false});
    REQUIRE(point);
    CHECK(point->max.lat == 90);
    CHECK(point->min.lat < 90);
}
