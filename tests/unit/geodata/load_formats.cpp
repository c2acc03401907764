// Other formats than shapefiles, and what they can hold: curves, collections, other CRSs.
#include "geodata/load.h"

#include TOURMAP_CATCH_HEADER

#include <atomic>
#include <thread>

#include "geodata/load_antimeridian.h"
#include "tests/unit/geodata/load_files.h"

using namespace load_test;
using tourmap::GeometryKind;
using tourmap::LoadedLayer;
using tourmap::LonLat;

namespace {

const std::string data = TOURMAP_SOURCE_DIR "/tests/data/";

double area(const tourmap::GeoLayer& layer) {
    double sum = 0;
    for (std::size_t r = 0; r < layer.ring_count(); ++r) sum += tourmap::signed_area2(layer.ring(r)) / 2;
    return sum;
}

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) <= tolerance;
}

}  // namespace

TEST_CASE("the formats a map comes in") {
    const TempFolder folder;
    const std::string polygon = R"({"type":"Polygon","coordinates":[[[10,10],[20,10],[20,20],[10,20],[10,10]]]})";
    struct Case {
        std::string path, driver;
    };
    const std::vector<Case> cases = {
        {data + "shapes.fgb", "FlatGeobuf"},
        {folder.write("a.geojson", feature_collection({polygon})), "GeoJSON"},
        {folder.write("a.json", polygon), "GeoJSON"},
        {folder.write("a.geojsonl", "{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + polygon + "}\n" +
                                        "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}\n"),
         "GeoJSONSeq"},
        {folder.write("a.topojson", R"({"type":"Topology","objects":{"a":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","arcs":[[0]]}]}},"arcs":[[[10,10],[20,10],[20,20],[10,20],[10,10]]]})"),
         "TopoJSON"},
        {folder.write("a.csv", "name,WKT\nbox,\"POLYGON((10 10,20 10,20 20,10 20,10 10))\"\n"), "CSV"},
        {folder.write("a.kml",
                      R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>box</name><Polygon>
            <outerBoundaryIs><LinearRing><coordinates>10,10 20,10 20,20 10,20 10,10</coordinates></LinearRing>
            </outerBoundaryIs></Polygon></Placemark></Document></kml>)"),
         "KML"},
        {folder.write("a.mif",
                      "Version 300\nCharset \"Neutral\"\nDelimiter \",\"\nCoordSys Earth Projection 1, 104\n"
                      "Columns 1\n  name Char(10)\nData\n\nRegion 1\n  5\n10 10\n20 10\n20 20\n10 20\n10 10\n"),
         "MapInfo"},
        {folder.write("a.gml", R"(<c:FeatureCollection xmlns:c="http://x" xmlns:gml="http://www.opengis.net/gml">
            <gml:featureMember><c:box fid="1"><c:geometry><gml:Polygon srsName="EPSG:4326"><gml:outerBoundaryIs><gml:LinearRing>
            <gml:coordinates>10,10 20,10 20,20 10,20 10,10</gml:coordinates></gml:LinearRing></gml:outerBoundaryIs></gml:Polygon>
            </c:geometry></c:box></gml:featureMember></c:FeatureCollection>)"),
         "GML"}};
    folder.write("a.mid", "\"box\"\n");
    const auto before = folder.names();
    for (const Case& c : cases) {
        INFO(c.path);
        const LoadedLayer loaded = load_one(c.path);
        CHECK(contains(loaded.layer->driver, c.driver));
        CHECK(loaded.layer->source == c.path);
        CHECK(loaded.report.skipped == 0);
        CHECK(loaded.report.repaired == 0);
        REQUIRE(loaded.layer->kinds[0] == GeometryKind::polygon);
        CHECK(near(area(*loaded.layer), 100, 1e-6));
        CHECK(near(loaded.layer->extent().min.lon, 10, 1e-6));
        CHECK(near(loaded.layer->extent().max.lat, 20, 1e-6));
    }
    CHECK(folder.names() == before);  // GML's driver would leave a .gfs behind
}

TEST_CASE("GPX gives tracks and waypoints, not the points of the track again") {
    const TempFolder folder;
    const auto loaded = tourmap::load_layers(
        folder.write("a.gpx", R"(<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
        <wpt lat="48.86" lon="2.35"><name>Paris</name></wpt>
        <trk><trkseg><trkpt lat="48.86" lon="2.35"/><trkpt lat="51.13" lon="71.43"/></trkseg></trk></gpx>)"));
    REQUIRE(loaded);
    std::size_t points = 0, lines = 0;
    for (const LoadedLayer& l : *loaded) {
        for (const GeometryKind kind : l.layer->kinds) ++(kind == GeometryKind::point ? points : lines);
    }
    CHECK(points == 1);
    CHECK(lines == 1);
}

TEST_CASE("a table of places: columns named lon and lat") {
    const TempFolder folder;
    const LoadedLayer loaded = load_one(folder.write("towns.csv", "name,lon,lat\nAstana,71.43,51.13\nnowhere,,\n"));
    CHECK(loaded.layer->kinds == std::vector<GeometryKind>{GeometryKind::point, GeometryKind::none});
    CHECK(loaded.layer->vertices[0] == LonLat{71.43, 51.13});
    CHECK(loaded.layer->attributes.at(0, *loaded.layer->attributes.column("lon")) == "71.43");
    CHECK(load_one(folder.write("plain.csv", "name,people\nAstana,1\n")).layer->kinds[0] == GeometryKind::none);
}

TEST_CASE("real numbers read back as the same number") {
    const TempFolder folder;
    const LoadedLayer loaded = load_one(folder.write("a.geojson", R"({"type":"Feature","properties":
        {"a":0.1,"b":0.12345678901234568,"c":1.5e300,"d":12345678.0,"e":-100000.5,"f":"text","g":null,"h":9007199254740993},
        "geometry":{"type":"Point","coordinates":[1,2]}})"));
    const tourmap::AttributeTable& t = loaded.layer->attributes;
    CHECK(t.at(0, 0) == "0.1");
    CHECK(t.at(0, 1) == "0.12345678901234568");
    CHECK(t.at(0, 2) == "1.5e+300");
    CHECK(t.at(0, 3) == "12345678");
    CHECK(t.at(0, 4) == "-100000.5");
    CHECK(t.at(0, 6).empty());
    CHECK(t.at(0, *t.column("h")) == "9007199254740993");
}

TEST_CASE("multi-geometries become parts, mixed collections keep their highest dimension") {
    const TempFolder folder;
    const std::string square = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]", other = "[[[5,5],[6,5],[6,6],[5,6],[5,5]]]";
    const LoadedLayer loaded = load_one(folder.write(
        "a.geojson",
        feature_collection(
            {R"({"type":"MultiPolygon","coordinates":[)" + square + "," + other + "]}",
             R"({"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]],[[4,4],[5,5]]]})",
             R"({"type":"MultiPoint","coordinates":[[1,1],[2,2]]})",
             R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,1]},
            {"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":)" +
                 square + "}]}]}",
             R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,1]},{"type":"LineString","coordinates":[[0,0],[1,1]]}]})",
             R"({"type":"GeometryCollection","geometries":[]})", "null"})));
    const tourmap::GeoLayer& layer = *loaded.layer;
    CHECK(layer.feature_offsets == std::vector<std::uint32_t>{0, 2, 5, 7, 8, 9, 9, 9});
    CHECK(layer.kinds == std::vector<GeometryKind>{GeometryKind::polygon, GeometryKind::line, GeometryKind::point,
                                                   GeometryKind::polygon, GeometryKind::line, GeometryKind::none,
                                                   GeometryKind::none});
    CHECK(loaded.report.skipped == 2);
    CHECK(contains(loaded.report.issues[0].what, "only its polygons"));
    CHECK(contains(loaded.report.issues[1].what, "only its lines"));
}

TEST_CASE("heights are dropped, the winding of GeoJSON does not matter") {
    const TempFolder folder;
    const LoadedLayer loaded = load_one(folder.write(
        "a.geojson",
        feature_collection({R"({"type":"Polygon","coordinates":[[[0,0,5],[0,1,5],[1,1,5],[1,0,5],[0,0,5]]]})"})));
    CHECK(loaded.report.clean());
    CHECK(area(*loaded.layer) == 1);
}

TEST_CASE("polygons and lines across 180 in a file") {
    const TempFolder folder;
    const LoadedLayer loaded = load_one(folder.write(
        "a.geojson",
        feature_collection(
            {R"({"type":"Polygon","coordinates":[[[177,-20],[-178,-20],[-178,-15],[177,-15],[177,-20]]]})",
             R"({"type":"Polygon","coordinates":[[[170,0],[190,0],[190,5],[170,5],[170,0]]]})",
             R"({"type":"LineString","coordinates":[[170,10],[-170,20]]})", R"({"type":"Point","coordinates":[190,1]})",
             R"({"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]]})"})));
    const tourmap::GeoLayer& layer = *loaded.layer;
    CHECK(loaded.report.repaired == 4);
    CHECK(loaded.report.skipped == 0);
    CHECK(layer.feature_offsets == std::vector<std::uint32_t>{0, 2, 4, 6, 7, 8});
    CHECK(near(area(layer), 25 + 100 + 360 * 180, 1e-9));
    CHECK(layer.ring(layer.part_offsets[4]).back() == LonLat{180, 15});
    CHECK(layer.ring(layer.part_offsets[5]).front() == LonLat{-180, 15});
    CHECK(layer.ring(layer.part_offsets[6]).front() == LonLat{-170, 1});
    // A line may lie on 180 for its own sake: only polygons have seams.
    for (std::size_t v = layer.ring_offsets[4]; v < layer.ring_offsets[7]; ++v) CHECK(layer.seam[v] == 0);
}

TEST_CASE("curves become lines close to them") {
    const LoadedLayer loaded = load_one(data + "shapes.gpkg", {"curve", false});
    CHECK(loaded.layer->geometry == "Curve Polygon");
    CHECK(loaded.layer->vertices.size() > 60);
    CHECK(near(area(*loaded.layer), tourmap::pi, 0.01));
}

TEST_CASE("a projected CRS becomes lon/lat, and its straight edges stay straight there") {
    const LoadedLayer loaded = load_one(data + "shapes.gpkg", {"metres", false});
    CHECK(loaded.report.clean());
    CHECK(contains(loaded.layer->crs, "LAEA Europe"));
    // x 4321000 is the central meridian, 10 E; the southern edge there is where PROJ puts (4321000, 2000000).
    const auto ring = loaded.layer->ring(0);
    double best = 1e9, lat = 0;
    for (const LonLat p : ring) {
        if (p.lat < 50 && std::abs(p.lon - 10) < best) {
            best = std::abs(p.lon - 10);
            lat = p.lat;
        }
    }
    CHECK(best < 0.3);
    CHECK(near(lat, 40.9, 0.3));  // the chord in lon/lat would pass at about 39.9
    CHECK(ring.size() > 50);
    CHECK(ring.size() < 2000);
}

TEST_CASE("a region round the pole in a polar CRS is closed over the pole") {
    const LoadedLayer loaded = load_one(data + "polar.fgb");
    CHECK(loaded.report.clean());  // in its own CRS there is nothing wrong with it
    CHECK(loaded.layer->extent().min == LonLat{-180, -90});
    CHECK(loaded.layer->extent().max.lon == 180);
    CHECK(loaded.layer->part_count() == 1);
    CHECK(std::count(loaded.layer->seam.begin(), loaded.layer->seam.end(), 1) == 3);
}

TEST_CASE("GeoPackages are read without touching their folder") {
    const TempFolder folder;
    folder.write("a.gpkg", read_file(data + "shapes.gpkg"));
    const auto before = folder.names();
    CHECK(tourmap::load_layers(folder / "a.gpkg"));
    CHECK(folder.names() == before);
    CHECK(read_file(folder / "a.gpkg") == read_file(data + "shapes.gpkg"));
}

TEST_CASE("views in a GeoPackage are read when asked for") {
    CHECK(load_one(data + "shapes.gpkg", {"listed_view", false}).layer->feature_count() == 1);
    const auto all = tourmap::load_layers(data + "shapes.gpkg");
    REQUIRE(all);
    CHECK(contains(all->front().report.summary("shapes.gpkg"), "\"listed_view\" is a stored query"));
}

TEST_CASE("an empty layer is a layer") {
    const TempFolder folder;
    const LoadedLayer loaded = load_one(folder.write("none.geojson", feature_collection({})));
    CHECK(loaded.layer->feature_count() == 0);
    CHECK(loaded.layer->extent().empty);
    CHECK(loaded.layer->feature_offsets == std::vector<std::uint32_t>{0});
}

TEST_CASE("layers load on many threads at once, with the same result") {
    const LoadedLayer first = load_one(data + "shapes.gpkg", {"metres", false});
    std::atomic<int> equal = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 2; ++k)
                equal += load_one(data + "shapes.gpkg", {"metres", false}).layer->vertices == first.layer->vertices;
        });
    }
    for (std::thread& t : threads) t.join();
    CHECK(equal == 8);
}
