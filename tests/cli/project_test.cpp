#include TOURMAP_CATCH_HEADER

#include <nlohmann/json.hpp>

#include "tests/cli/support.h"

using namespace tourmap::test;
using Json = nlohmann::json;

namespace {

const std::string countries = basemap + "countries_110m.shp";

Run project(const std::string& in, const std::string& out,
            const std::vector<std::string>& more = {"--crs", "EPSG:3035"}) {
    std::vector<std::string> arguments{"project", in, "-o", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

Json geojson(const std::string& path) {
    return Json::parse(read(path));
}

const std::string three_points = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Berlin"},"geometry":{"type":"Point","coordinates":[13.4,52.5]}},
{"type":"Feature","properties":{"name":"Suva"},"geometry":{"type":"Point","coordinates":[178.4,-18.1]}},
{"type":"Feature","properties":{"name":"nowhere"},"geometry":null}]})";

}  // namespace

TEST_CASE("project writes GeoJSON with projected coordinates and their CRS") {
    const Folder folder;
    const Run done = project(countries, folder / "x.geojson");
    CHECK(done.status == 0);
    CHECK(done.out.empty());
    CHECK(done.err.empty());
    const Json json = geojson(folder / "x.geojson");
    CHECK(json["crs"]["properties"]["name"].get<std::string>().find("3035") != std::string::npos);
    CHECK(json["features"].size() > 150);
    const Json& first = json["features"][0];
    CHECK(first["geometry"]["type"] == "MultiPolygon");
    CHECK(first["properties"].contains("name"));
    CHECK(std::abs(first["geometry"]["coordinates"][0][0][0][0].get<double>()) > 1000);
    CHECK(folder.names() == std::vector<std::string>{"x.geojson"});
}

TEST_CASE("project writes what it can read again, in several formats") {
    const Folder folder;
    for (const char* name : {"x.gpkg", "x.fgb", "x.shp", "y.gml", "z.csv"}) {
        INFO(name);
        const Run done = project(countries, folder / name);
        CHECK(done.status == 0);
        CHECK(done.err.empty());
        const Run info = run({"info", "--json", folder / name});
        CHECK(info.status == 0);
    }
    const Run forced = project(countries, folder / "plain", {"--crs", "EPSG:3035", "--of", "geojson"});
    CHECK(forced.status == 0);
    CHECK(geojson(folder / "plain")["type"] == "FeatureCollection");
}

TEST_CASE("project on one core writes the same bytes as on several") {
    const Folder folder;
    const std::string fine = basemap + "countries_50m.shp";
    REQUIRE(project(fine, folder / "a.geojson", {"--crs", "EPSG:3035", "--jobs", "1"}).status == 0);
    REQUIRE(project(fine, folder / "b.geojson", {"--crs", "EPSG:3035", "--jobs", "3"}).status == 0);
    const std::string one = read(folder / "a.geojson");
    CHECK(one.size() > 1'000'000);
    std::string several = read(folder / "b.geojson");
    const std::size_t name = several.find("\"b\"");  // GeoJSON names the layer by the file
    if (name != std::string::npos && name < 200) several[name + 1] = 'a';
    CHECK(several == one);
}

TEST_CASE("a point that cannot be projected is left out and counted") {
    const Folder folder;
    const Run done = project(folder.write("in.geojson", three_points), folder / "out.geojson",
                             {"--crs", "+proj=ortho +lat_0=50 +lon_0=10"});
    CHECK(done.status == 0);
    CHECK(count_lines(done.err) == 1);
    CHECK(done.says("1 point cannot be projected"));
    CHECK_FALSE(done.says("1 feature"));
    const Json json = geojson(folder / "out.geojson");
    REQUIRE(json["features"].size() == 2);
    CHECK(json["features"][0]["properties"]["name"] == "Berlin");
    CHECK(json["features"][1]["geometry"].is_null());
}

TEST_CASE("a smaller tolerance keeps closer to the curve, and every vertex is kept") {
    const Folder folder;
    const std::string in = folder.write(
        "in.geojson",
        R"({"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0,50],[40,50],[40.001,50]]}})");
    const auto vertices = [&](const std::string& tolerance) {
        const Run done = project(in, folder / "out.geojson",
                                 {"--crs", "+proj=laea +lat_0=50 +lon_0=20", "--tolerance", tolerance, "--overwrite"});
        CHECK(done.status == 0);
        return geojson(folder / "out.geojson")["features"][0]["geometry"]["coordinates"][0].size();
    };
    CHECK(vertices("1e9") >= 3);
    CHECK(vertices("1000") >= vertices("1e9"));
    CHECK(vertices("10") > vertices("1000"));
}

TEST_CASE("project replaces a shapefile only when told to, and then all of it") {
    const Folder folder;
    REQUIRE(project(countries, folder / "x.shp").status == 0);
    folder.write("x.qix", "an old index");
    const std::string before = read(folder / "x.shp");
    const Run refused = project(countries, folder / "x.shp", {"--crs", "EPSG:3857"});
    CHECK(not_a_clean_failure(refused) == "");
    CHECK(refused.says("--overwrite"));
    CHECK(read(folder / "x.shp") == before);
    CHECK(project(countries, folder / "x.shp", {"--crs", "EPSG:3857", "--overwrite"}).status == 0);
    CHECK(read(folder / "x.shp") != before);
    CHECK(folder.names() == std::vector<std::string>{"x.cpg", "x.dbf", "x.prj", "x.shp", "x.shx"});
}

TEST_CASE("project refuses bad input and bad options, and leaves nothing behind") {
    const Folder in, out;
    in.write("text.shp", "This is no shapefile.\n");
    const std::string table = in.write("table.csv", "a,b\n1,2\n");
    const std::string gpkg = TOURMAP_SOURCE_DIR "/tests/data/shapes.gpkg";
    struct Bad {
        std::vector<std::string> arguments;
        std::string says;
    };
    const std::string good = out / "x.gpkg";
    const std::vector<Bad> all{
        {{in / "missing.shp", "-o", good, "--crs", "EPSG:3035"}, "missing.shp"},
        {{in / "text.shp", "-o", good, "--crs", "EPSG:3035"}, "text.shp"},
        {{table, "-o", good, "--crs", "EPSG:3035"}, "table.csv"},
        {{countries, "-o", good, "--crs", "EPSG:999999"}, "999999"},
        {{countries, "-o", good, "--crs", "\x1b[31m"}, "unknown CRS"},
        {{countries, "-o", good, "--crs", "EPSG:4978"}, "EPSG:4978"},
        {{countries, "-o", out / "x.nothing", "--crs", "EPSG:3035"}, "--of"},
        {{countries, "-o", out / "x", "--crs", "EPSG:3035"}, "--of"},
        {{countries, "-o", out / "x.kml", "--crs", "EPSG:3035"}, "longitude and latitude only"},
        {{countries, "-o", out / "x.ods", "--crs", "EPSG:3035"}, "geometry"},
        {{countries, "-o", out / "none/x.gpkg", "--crs", "EPSG:3035"}, "none/x.gpkg"},
        {{countries, "-o", out.path().string(), "--crs", "EPSG:3035", "--of", "GPKG"}, out.path().string()},
        {{countries, "-o", good, "--crs", "EPSG:3035", "--of", "Nonsense"}, "Nonsense"},
        {{countries, "-o", good, "--crs", "EPSG:3035", "--of", "\x1b[31m"}, "not one that OGR knows"},
        {{countries, "-o", good, "--crs", "EPSG:3035", "--of", "PostgreSQL"}, "database"},
        {{countries, "-o", good, "--crs", "EPSG:3035", "--of", "TopoJSON"}, "read but not written"},
        {{countries, "-o", good, "--crs", "EPSG:3035", "--tolerance", "0"}, "tolerance"},
        {{countries, "-o", good, "--crs", "EPSG:3035", "--tolerance", "-5"}, "tolerance"},
        {{countries, "-o", good, "--crs", "EPSG:3035", "--tolerance", "nan"}, "tolerance"},
        {{countries, "-o", good, "--crs", "EPSG:3035", "--tolerance", "1km"}, "tolerance"},
        {{countries, "-o", good, "--crs", "EPSG:3035", "--tolerance", "1e-9"}, "tolerance"},
        {{countries, "-o", good, "--crs", "EPSG:3035", "--layer", "nope"}, "nope"},
        {{gpkg, "-o", good, "--crs", "EPSG:3035", "--layer", "\x1b[31m"}, "has no layer"},
        {{basemap + "coast_110m.shp", "-o", "/vsimem/x.gpkg", "--crs", "EPSG:3035"}, "/vsimem"},
    };
    for (const Bad& bad : all) {
        std::vector<std::string> arguments{"project"};
        arguments.insert(arguments.end(), bad.arguments.begin(), bad.arguments.end());
        const Run failed = run(arguments);
        INFO(bad.says + ": " + failed.err);
        CHECK(not_a_clean_failure(failed) == "");
        CHECK(failed.says(bad.says));
    }
    CHECK(out.names().empty());
}

TEST_CASE("what lies outside the projection makes no file") {
    const Folder folder;
    const std::string in = folder.write(
        "in.geojson", R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[0,-80]}})");
    const Run failed = project(in, folder / "x.gpkg", {"--crs", "+proj=ortho +lat_0=90"});
    CHECK(not_a_clean_failure(failed) == "");
    CHECK(failed.says("--crs"));
    CHECK(folder.names() == std::vector<std::string>{"in.geojson"});
}

TEST_CASE("of several layers one is asked for") {
    const Folder folder;
    const std::string gpkg = TOURMAP_SOURCE_DIR "/tests/data/shapes.gpkg";
    const Json layers = Json::parse(run({"info", "--json", gpkg}).out)["layers"];
    if (layers.size() > 1) {
        const Run failed = project(gpkg, folder / "x.fgb");
        CHECK(not_a_clean_failure(failed) == "");
        CHECK(failed.says("--layer"));
    }
    CHECK(project(gpkg, folder / "y.gpkg", {"--crs", "EPSG:3857", "--layer", layers[0]["name"]}).status == 0);
}

TEST_CASE("Ctrl-C ends project with status 130 and nothing left behind") {
    // It may be over before it hears of it, on a machine that is busy with other work.
    for (int attempt = 0; attempt < 5; ++attempt) {
        const Folder folder;
        const Run stopped = run_and_interrupt(
            {"project", basemap + "countries_10m.shp", "--crs", "EPSG:3035", "-o", folder / "x.gpkg"}, folder);
        if (stopped.status == 0) continue;
        CHECK(stopped.status == 130);
        CHECK(stopped.err == "tourmap: stopped\n");
        CHECK(folder.names().empty());
        return;
    }
    FAIL("it never heard of it");
}
