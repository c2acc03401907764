#include TOURMAP_CATCH_HEADER

#include <nlohmann/json.hpp>

#include "tests/cli/support.h"

using namespace tourmap::test;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> names;
    for (const auto& [name, value] : object.items()) names.push_back(name);
    return names;
}

Json json_of(const std::string& file) {
    const Run done = run({"info", "--json", file});
    CHECK(done.status == 0);
    CHECK(done.err.empty());
    const Json json = Json::parse(done.out);  // throws where it is no JSON
    CHECK(keys(json) == std::vector<std::string>{"layers", "auto_crs", "warnings"});
    for (const Json& layer : json["layers"])
        CHECK(keys(layer) ==
              std::vector<std::string>{"name", "driver", "geometry", "features", "skipped", "crs", "extent", "fields"});
    return json;
}

const std::string points = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Tōkyō","n":1},"geometry":{"type":"Point","coordinates":[139.7,35.7]}},
{"type":"Feature","properties":{"name":"Suva","n":2},"geometry":{"type":"Point","coordinates":[178.4,-18.1]}}]})";

}  // namespace

TEST_CASE("info tells as JSON what is in a shapefile") {
    const Json json = json_of(basemap + "countries_110m.shp");
    REQUIRE(json["layers"].size() == 1);
    const Json& layer = json["layers"][0];
    CHECK(layer["name"] == "countries_110m");
    CHECK(layer["driver"] == "ESRI Shapefile");
    CHECK(layer["geometry"].get<std::string>().find("Polygon") != std::string::npos);
    CHECK(layer["features"].get<int>() > 150);
    CHECK(layer["skipped"] == 0);
    CHECK(layer["crs"].get<std::string>().find("84") != std::string::npos);
    REQUIRE(layer["extent"].size() == 4);
    CHECK(layer["extent"][0].get<double>() >= -180);
    CHECK(layer["extent"][3].get<double>() <= 90);
    bool has_name = false;
    for (const Json& field : layer["fields"]) {
        CHECK(keys(field) == std::vector<std::string>{"name", "type"});
        has_name = has_name || field["name"] == "name";
    }
    CHECK(has_name);
    CHECK(json["warnings"].empty());
}

TEST_CASE("info tells as JSON what is in GeoJSON, a plain .json too") {
    const Folder folder;
    for (const char* name : {"points.geojson", "points.json"}) {
        const Json json = json_of(folder.write(name, points));
        REQUIRE(json["layers"].size() == 1);
        const Json& layer = json["layers"][0];
        CHECK(layer["driver"] == "GeoJSON");
        CHECK(layer["geometry"] == "Point");
        CHECK(layer["features"] == 2);
        CHECK(layer["extent"] == Json({139.7, -18.1, 178.4, 35.7}));
        CHECK(layer["fields"] == Json::parse(R"([{"name":"name","type":"String"},{"name":"n","type":"Integer"}])"));
    }
}

TEST_CASE("what was skipped is counted and is one warning") {
    const Folder folder;
    std::string text = points;
    text.replace(text.find("[178.4,-18.1]"), 13, "[178.4,-198.1]");
    const std::string file = folder.write("wrong.geojson", text);
    const Json json = json_of(file);
    CHECK(json["layers"][0]["features"] == 2);  // a feature without its geometry keeps its attributes
    CHECK(json["layers"][0]["skipped"] == 1);
    REQUIRE(json["warnings"].size() == 1);
    CHECK(json["warnings"][0].get<std::string>().find("wrong.geojson") != std::string::npos);
    const Run shown = run({"info", file});
    CHECK(shown.status == 0);
    CHECK(count_lines(shown.err) == 1);
    CHECK(shown.says("warning: "));
}

TEST_CASE("info shows a file as text") {
    const Run shown = run({"info", basemap + "places.shp"});
    CHECK(shown.status == 0);
    CHECK(shown.err.empty());
    for (const char* text :
         {"layer     places", "driver    ESRI Shapefile", "geometry  Point", "extent    ", "fields    "})
        CHECK(shown.prints(text));
}

TEST_CASE("info shows a tour as text and as JSON") {
    const Run shown = run({"info", bundled});
    CHECK(shown.status == 0);
    for (const char* text : {"Paris", "Astana", "Samarkand", "step 1 "}) CHECK(shown.prints(text));
    const Run done = run({"info", "--json", bundled});
    CHECK(done.status == 0);
    const Json json = Json::parse(done.out);
    CHECK(json["stops"] == 3);
    CHECK(json["legs"] == 2);
    CHECK(json["markers"].get<int>() >= 15);
    CHECK(json["steps"].size() >= 7);
}

TEST_CASE("info of what cannot be read fails in few lines that name it") {
    const Folder folder;
    std::string text = changed("mode: flight", "mode: flihgt");
    for (int i = 0; i < 40; ++i) text += "wrong" + std::to_string(i) + ": x\n";
    for (const std::string& path :
         {folder / "missing.shp", folder / "missing.yaml", folder / "missing.json", folder.write("wrong.yaml", text),
          folder.write("text.shp", "text"), folder.write("empty.json", ""), folder.write("list.json", "[1, 2]"),
          folder.write("pic.png", "\x89PNG\r\n\x1a\n")}) {
        INFO(path);
        for (const Run& failed : {run({"info", path}), run({"info", "--json", path})}) {
            CHECK(not_a_clean_failure(failed) == "");
            CHECK(failed.says(path));
        }
    }
}

namespace {

Json crs_info(const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"info", "--json", "--crs"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Run done = run(arguments);
    CHECK(done.status == 0);
    CHECK(done.err.empty());
    return Json::parse(done.out);
}

}  // namespace

TEST_CASE("info tells what a CRS is and how it distorts") {
    const Json laea = crs_info({"EPSG:3035"});
    CHECK(laea["authority"] == "EPSG:3035");
    CHECK(laea["method"] == "Lambert Azimuthal Equal Area");
    CHECK(laea["parameters"]["Latitude of natural origin"] == 52.0);
    CHECK(laea["unit"] == "metre");
    CHECK(laea["datum_shift"] == false);
    CHECK(laea["domain"]["known"] == true);
    CHECK(laea["area_of_use"]["extent"][3].get<double>() > 70);
    const Json& distortion = laea["distortion"];
    CHECK(distortion["extent"] == laea["area_of_use"]["extent"]);
    CHECK(std::abs(distortion["smallest_area"]["scale"].get<double>() - 1) < 1e-5);
    CHECK(distortion["largest_angle"]["degrees"].get<double>() > 1);
    CHECK(distortion["largest_angle"]["at"].size() == 2);
    CHECK_FALSE(laea.contains("reason"));

    const Json mercator = crs_info({"+proj=merc", "--extent", "-10,0,10,60"});
    CHECK(mercator["authority"].is_null());
    CHECK(mercator["area_of_use"].is_null());
    CHECK(mercator["distortion"]["extent"] == Json({-10.0, 0.0, 10.0, 60.0}));
    CHECK(mercator["distortion"]["largest_angle"]["degrees"].get<double>() < 0.001);
    CHECK(crs_info({"EPSG:27700"})["datum_shift"] == true);
    CHECK(crs_info({"+proj=eqearth"})["distortion"]["extent"].is_null());
    CHECK(crs_info({"EPSG:4326"})["method"].is_null());
}

TEST_CASE("info chooses a CRS and says why") {
    const Json usa = crs_info({"auto", "--extent", "-125,24,-66,50"});
    CHECK(usa["definition"].get<std::string>().find("+proj=aea") == 0);
    CHECK(usa["reason"].get<std::string>().find("because") != std::string::npos);
    CHECK(crs_info({"auto"})["definition"].get<std::string>().find("+proj=eqearth") == 0);
    CHECK(crs_info({"globe", "--extent", "170,-30,-170,-10"})["definition"].get<std::string>().find("+proj=ortho") ==
          0);
    const Run shown = run({"info", "--crs", "auto", "--extent", "-125,24,-66,50"});
    CHECK(shown.prints("reason"));
    CHECK(shown.prints("Albers"));
    const Run tour = run({"info", bundled});
    CHECK(tour.prints("auto crs  +proj="));
    CHECK(tour.prints("because"));
    CHECK(Json::parse(run({"info", "--json", bundled}).out)["auto_crs"]["reason"].get<std::string>().size() > 20);
    CHECK(json_of(basemap + "countries_110m.shp")["auto_crs"]["crs"].get<std::string>().find("+proj=eqearth") == 0);
}

TEST_CASE("info shows a CRS as text") {
    const Run shown = run({"info", "--crs", "EPSG:3035"});
    CHECK(shown.status == 0);
    CHECK(shown.err.empty());
    for (const char* text : {"ETRS89", "code         EPSG:3035", "Latitude of natural origin: 52", "GRS 1980", "domain",
                             "area of use", "angles change by up to", "areas are from"})
        CHECK(shown.prints(text));
}

TEST_CASE("a CRS that cannot be drawn says why") {
    for (const auto& [crs, says] :
         std::vector<std::pair<std::string, std::string>>{{"EPSG:4978", "neither projected nor geographic"},
                                                          {"EPSG:5773", "neither projected nor geographic"},
                                                          {"EPSG:999999", "999999"},
                                                          {"+proj=nonsense", "Unknown projection"},
                                                          {"+proj=laea +lat_0=95", "lat_0"},
                                                          {"", "it is empty"},
                                                          {"\x1b[31m", "unknown CRS"}}) {
        INFO(crs);
        for (const Run& failed : {run({"info", "--crs", crs}), run({"info", "--json", "--crs", crs})}) {
            CHECK(not_a_clean_failure(failed) == "");
            CHECK(failed.says(says));
        }
    }
    CHECK(run({"info", "--crs", "EPSG:3035", "--extent", "1,2"}).says("WEST,SOUTH,EAST,NORTH"));
    CHECK(run({"info", "--crs", "+proj=ortho", "--extent", "170,-10,-170,10"}).says("--extent"));
}
