#include TOURMAP_CATCH_HEADER

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <filesystem>

#include "geodata/load.h"
#include "geodata/projected_box.h"
#include "geodata/seams.h"
#include "geodata/write_layer.h"
#include "tests/property/support.h"
#include "tests/unit/geodata/load_files.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

struct Written {
    WriteReport report;
    std::string path;
};

// In `folder`, as a layer of the CRS.
Written written(const load_test::TempFolder& folder, const GeoLayer& layer, const std::string& crs,
                const std::string& name, double tolerance = 5000) {
    const Projection map = projection(crs);
    Written out;
    out.path = folder / name;
    const GeoLayerPtr seamless = with_matching_seams(std::make_shared<GeoLayer>(layer));
    const LayerProjection projection(*seamless, map.projector, map.domain, {tolerance, 0}, {});
    const auto shape = [&](std::size_t first, std::size_t last) { return projection.features(first, last); };
    const MapBox box = projected_box(layer, map.projector, map.domain.domain);
    const auto driver = driver_for(out.path, "", map.projector.crs());
    REQUIRE(driver);
    const auto report = write_layer({layer, shape, map.projector.crs(), tolerance, box}, out.path, *driver);
    if (!report) throw std::runtime_error(describe(report.error()));
    out.report = *report;
    return out;
}

GDALDatasetUniquePtr open(const std::string& path) {
    GDALDatasetUniquePtr out(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    REQUIRE(out);
    return out;
}

GeoLayer basemap(const std::string& name) {
    const auto loaded = load_layers(TOURMAP_SOURCE_DIR "/assets/basemap/" + name);
    REQUIRE(loaded);
    return *loaded->front().layer;
}

}  // namespace

TEST_CASE("the world is written as valid polygons in any CRS, through any format") {
    const GeoLayer world = basemap("countries_50m.shp");
    const load_test::TempFolder folder;
    const std::vector<std::string> all{"+proj=laea +lat_0=48 +lon_0=40",
                                       "+proj=eqearth +lon_0=90",
                                       "+proj=laea +lat_0=-90",
                                       "+proj=ortho +lat_0=20 +lon_0=150",
                                       "EPSG:3035",
                                       "EPSG:3857",
                                       "+proj=eqc +lon_0=180",
                                       "+proj=lcc +lat_1=40 +lat_2=60 +lon_0=100"};
    std::size_t number = 0;
    for (const std::string& crs : all) {
        INFO(crs);
        const Written out = written(folder, world, crs, std::to_string(number++) + ".fgb");
        CHECK(out.report.features + out.report.left_out == world.feature_count());
        const auto dataset = open(out.path);
        std::size_t invalid = 0, open_rings = 0;
        for (auto& feature : *dataset->GetLayer(0)) {
            OGRGeometry* geometry = feature->GetGeometryRef();
            REQUIRE(geometry);
            CHECK(wkbFlatten(geometry->getGeometryType()) == wkbMultiPolygon);
            invalid += !geometry->IsValid();
            for (const OGRPolygon* polygon : *geometry->toMultiPolygon()) {
                CHECK_FALSE(polygon->getExteriorRing()->isClockwise());
                for (const OGRLinearRing* ring : *polygon) open_rings += !ring->get_IsClosed();
                for (int i = 0; i < polygon->getNumInteriorRings(); ++i)
                    CHECK(polygon->getInteriorRing(i)->isClockwise());
            }
        }
        CHECK(invalid == 0);
        CHECK(open_rings == 0);
    }
}

TEST_CASE("rings that cross are made valid and counted") {
    const load_test::TempFolder folder;
    const Written out =
        written(folder, layer_of({{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}, {{{20, 0}, {30, 0}, {20, 10}}}}), "+proj=eqc",
                "x.gpkg");
    CHECK(out.report.repaired == 1);
    CHECK(out.report.features == 2);
    CHECK(out.report.notes.empty());
    const auto dataset = open(out.path);
    for (auto& feature : *dataset->GetLayer(0)) CHECK(feature->GetGeometryRef()->IsValid());
}

TEST_CASE("holes stay holes, and the lake's island is land") {
    const load_test::TempFolder folder;
    GeoLayer layer = layer_of({{{{0, 0}, {30, 0}, {30, 30}, {0, 30}}, {{5, 5}, {5, 25}, {25, 25}, {25, 5}}},
                               {{{10, 10}, {20, 10}, {20, 20}, {10, 20}}}});
    layer.feature_offsets = {0, 2};
    layer.kinds.pop_back();
    const auto dataset = open(written(folder, layer, "+proj=laea +lat_0=15 +lon_0=15", "x.geojson").path);
    const OGRFeatureUniquePtr feature(dataset->GetLayer(0)->GetNextFeature());
    const OGRMultiPolygon& polygons = *feature->GetGeometryRef()->toMultiPolygon();
    REQUIRE(polygons.getNumGeometries() == 2);
    CHECK(polygons.getGeometryRef(0)->getNumInteriorRings() == 1);
    CHECK(polygons.getGeometryRef(1)->getNumInteriorRings() == 0);
}

TEST_CASE("in a shapefile exteriors are clockwise and holes are not, however they were given") {
    const load_test::TempFolder folder;
    // The second polygon is wound the other way; a ring that crosses itself is made valid on its way.
    const GeoLayer layer = layer_of({{{{0, 0}, {30, 0}, {30, 30}, {0, 30}}, {{5, 5}, {5, 25}, {25, 25}, {25, 5}}},
                                     {{{40, 0}, {40, 30}, {70, 30}, {70, 0}}, {{45, 5}, {65, 5}, {65, 25}, {45, 25}}},
                                     {{{0, 40}, {20, 50}, {20, 40}, {0, 50}}}});
    const Written out = written(folder, layer, "+proj=laea +lat_0=15 +lon_0=30", "x.shp");
    CHECK(out.report.repaired == 1);
    const CPLConfigOptionSetter as_in_the_file("OGR_ORGANIZE_POLYGONS", "SKIP", false);  // each ring a polygon
    const auto dataset = open(out.path);
    std::vector<std::vector<bool>> clockwise;
    CPLPushErrorHandler(CPLQuietErrorHandler);  // GDAL warns of what was asked for
    for (auto& feature : *dataset->GetLayer(0)) {
        clockwise.emplace_back();
        for (const OGRPolygon* ring : *feature->GetGeometryRef()->toMultiPolygon())
            clockwise.back().push_back(ring->getExteriorRing()->isClockwise());
    }
    CPLPopErrorHandler();
    CHECK(clockwise == std::vector<std::vector<bool>>{{true, false}, {true, false}, {true, true}});
}

TEST_CASE("null stays null and empty text stays empty text") {
    const load_test::TempFolder folder;
    const std::string source = folder.write(
        "in.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"","b":null,"n":1},)"
        R"("geometry":{"type":"Point","coordinates":[139.7,35.7]}},{"type":"Feature","properties":{"a":null,"b":"",)"
        R"("n":null},"geometry":{"type":"Point","coordinates":[10,50]}}]})");
    const auto loaded = load_layers(source);
    REQUIRE(loaded);
    for (const char* name : {"out.gpkg", "out.fgb", "out.geojson"}) {
        INFO(name);
        const auto dataset = open(written(folder, *loaded->front().layer, "EPSG:3857", name).path);
        for (auto& feature : *dataset->GetLayer(0)) {
            const bool first = feature->IsFieldSetAndNotNull(feature->GetFieldIndex("n"));
            const int empty = feature->GetFieldIndex(first ? "a" : "b");
            CHECK(feature->IsFieldSetAndNotNull(empty));
            CHECK(feature->GetFieldAsString(empty) == std::string());
            CHECK_FALSE(feature->IsFieldSetAndNotNull(feature->GetFieldIndex(first ? "b" : "a")));
        }
    }
}

TEST_CASE("attributes keep their types and values") {
    const load_test::TempFolder folder;
    const std::string source = folder.write(
        "in.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Tōkyō","n":-7,"big":12345678901,)"
        R"("x":0.1,"yes":true,"day":"2023/11/01","list":[1,2],"words":["a","b"]},)"
        R"("geometry":{"type":"Point","coordinates":[139.7,35.7]}},)"
        R"({"type":"Feature","properties":{"name":null,"n":null,"big":null,"x":null,"yes":null,"day":null,"list":null,)"
        R"("words":null},"geometry":{"type":"Point","coordinates":[10,50]}}]})");
    const auto loaded = load_layers(source);
    REQUIRE(loaded);
    for (const char* name : {"out.gpkg", "out.fgb", "out.geojson"}) {
        INFO(name);
        const auto dataset = open(written(folder, *loaded->front().layer, "EPSG:3857", name).path);
        OGRLayer& layer = *dataset->GetLayer(0);
        OGRFeatureDefn& fields = *layer.GetLayerDefn();
        const auto type = [&](const char* field) {
            return fields.GetFieldDefn(fields.GetFieldIndex(field))->GetType();
        };
        CHECK(type("name") == OFTString);
        CHECK(type("n") == OFTInteger);
        CHECK(type("big") == OFTInteger64);
        CHECK(type("x") == OFTReal);
        CHECK(fields.GetFieldDefn(fields.GetFieldIndex("yes"))->GetSubType() == OFSTBoolean);
        std::size_t seen = 0;
        for (auto& feature : layer) {
            ++seen;
            if (!feature->IsFieldSetAndNotNull(feature->GetFieldIndex("n"))) {
                for (int i = 0; i < fields.GetFieldCount(); ++i) CHECK_FALSE(feature->IsFieldSetAndNotNull(i));
                continue;
            }
            CHECK(feature->GetFieldAsString("name") == std::string("Tōkyō"));
            CHECK(feature->GetFieldAsInteger("n") == -7);
            CHECK(feature->GetFieldAsInteger64("big") == 12345678901);
            CHECK(feature->GetFieldAsDouble("x") == 0.1);
            CHECK(feature->GetFieldAsInteger("yes") == 1);
            CHECK(std::string(feature->GetFieldAsString("day")).substr(0, 4) == "2023");
        }
        CHECK(seen == 2);
    }
}

TEST_CASE("a shapefile keeps the widths of its columns") {
    const load_test::TempFolder folder;
    const auto dataset = open(written(folder, basemap("places.shp"), "+proj=eqearth", "x.shp").path);
    const auto source = open(TOURMAP_SOURCE_DIR "/assets/basemap/places.shp");
    const OGRFeatureDefn& out = *dataset->GetLayer(0)->GetLayerDefn();
    const OGRFeatureDefn& in = *source->GetLayer(0)->GetLayerDefn();
    REQUIRE(out.GetFieldCount() == in.GetFieldCount());
    for (int i = 0; i < in.GetFieldCount(); ++i) {
        CHECK(out.GetFieldDefn(i)->GetType() == in.GetFieldDefn(i)->GetType());
        CHECK(out.GetFieldDefn(i)->GetWidth() == in.GetFieldDefn(i)->GetWidth());
        CHECK(out.GetFieldDefn(i)->GetPrecision() == in.GetFieldDefn(i)->GetPrecision());
    }
    CHECK(out.GetGeomType() == wkbPoint);
    CHECK(dataset->GetLayer(0)->GetFeatureCount() == source->GetLayer(0)->GetFeatureCount());
}

TEST_CASE("the CRS is in the file, and coordinates are the projector's") {
    const load_test::TempFolder folder;
    const GeoLayer point = layer_of({{{{10, 52}}}}, GeometryKind::point);
    for (const char* name : {"a.gpkg", "a.fgb", "a.geojson", "a.shp"}) {
        INFO(name);
        const auto dataset = open(written(folder, point, "EPSG:3035", name).path);
        const OGRSpatialReference* srs = dataset->GetLayer(0)->GetSpatialRef();
        REQUIRE(srs);
        CHECK(srs->GetAuthorityCode(nullptr) == std::string("3035"));
        const OGRFeatureUniquePtr feature(dataset->GetLayer(0)->GetNextFeature());
        CHECK(std::abs(feature->GetGeometryRef()->toPoint()->getX() - 4321000) < 1e-6);
        CHECK(std::abs(feature->GetGeometryRef()->toPoint()->getY() - 3210000) < 1e-6);
    }
    // A CRS whose axes point south and west has positive numbers there.
    const auto dataset = open(written(folder, point, "EPSG:2065", "krovak.gpkg").path);
    const OGRFeatureUniquePtr feature(dataset->GetLayer(0)->GetNextFeature());
    CHECK(feature->GetGeometryRef()->toPoint()->getX() > 0);
    CHECK(feature->GetGeometryRef()->toPoint()->getY() > 0);
}

TEST_CASE("GeoJSON without a code for its CRS says so") {
    const load_test::TempFolder folder;
    const GeoLayer point = layer_of({{{{10, 52}}}}, GeometryKind::point);
    CHECK(written(folder, point, "+proj=laea +lat_0=10", "a.geojson").report.notes.size() == 1);
    CHECK(written(folder, point, "EPSG:3857", "b.geojson").report.notes.empty());
}

TEST_CASE("lines become multi-lines, features of which nothing is left are counted, mixed layers have no type") {
    const load_test::TempFolder folder;
    const GeoLayer lines = layer_of({{{{0, 0}, {80, 40}}}, {{{170, 0}, {179, 0}}}}, GeometryKind::line);
    const Written out = written(folder, lines, "+proj=ortho +lon_0=0", "lines.gpkg");
    CHECK(out.report.features == 1);
    CHECK(out.report.left_out == 1);
    CHECK(open(out.path)->GetLayer(0)->GetGeomType() == wkbMultiLineString);

    GeoLayer mixed = layer_of({{{{0, 0}, {10, 0}, {0, 10}}}, {{{5, 5}}}});
    mixed.kinds[1] = GeometryKind::point;
    CHECK(written(folder, mixed, "+proj=eqc", "mixed.gpkg").report.features == 2);
    CHECK_THROWS(written(folder, mixed, "+proj=eqc", "mixed.shp"));
    GeoLayer bare = layer_of({{{{0, 0}, {10, 0}, {0, 10}}}});
    bare.kinds.push_back(GeometryKind::none);
    bare.feature_offsets.push_back(bare.feature_offsets.back());
    CHECK(written(folder, bare, "+proj=eqc", "bare.fgb").report.features == 2);
}

TEST_CASE("the format is chosen by the name or asked for, and refused with a reason") {
    const Crs crs = *parse_crs("EPSG:3035"), degrees = *parse_crs("EPSG:4326");
    CHECK(driver_for("a/b.gpkg", "", crs) == std::string("GPKG"));
    CHECK(driver_for("B.GEOJSON", "", crs) == std::string("GeoJSON"));
    CHECK(driver_for("x.shp", "", crs) == std::string("ESRI Shapefile"));
    CHECK(driver_for("x.bin", "flatgeobuf", crs) == std::string("FlatGeobuf"));
    CHECK(driver_for("x.kml", "", degrees).has_value());
    for (const auto& [path, asked] : std::vector<std::pair<std::string, std::string>>{{"x.nothing", ""},
                                                                                      {"gpkg", ""},
                                                                                      {"x.gpkg", "Nonsense"},
                                                                                      {"x.gpkg", "PostgreSQL"},
                                                                                      {"x.gpkg", "Memory"},
                                                                                      {"x.tif", "GTiff"},
                                                                                      {"x.kml", ""},
                                                                                      {"x.gpx", ""},
                                                                                      {"x.topojson", "TopoJSON"}}) {
        INFO(path + " " + asked);
        const auto driver = driver_for(path, asked, crs);
        REQUIRE_FALSE(driver);
        CHECK_FALSE(driver.error().right.empty());
    }
}
