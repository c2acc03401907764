// Legs whose way is a line of a file.
#include TOURMAP_CATCH_HEADER

#include <unistd.h>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "sample.h"
#include "src/tour/leg_file.h"
#include "src/tour/leg_way.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

constexpr LonLat paris{2.33, 48.87}, astana{71.43, 51.18};

class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("tourmap-leg-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name) << text;
        return (path_ / name).string();
    }
    std::string said(const std::string& geometry) const {
        const std::string text = changed("    mode: flight", "    mode: flight\n    geometry: " + geometry);
        std::string out;
        for (const Problem& problem : parse_tour(text, (path_ / "t.yaml").string()).problems)
            out += describe(problem).substr((path_ / "").string().size()) + "\n";
        return out;
    }
    ReadTour tour(const std::string& geometry) const {
        return parse_tour(changed("    mode: flight", "    mode: flight\n    geometry: " + geometry),
                          (path_ / "t.yaml").string());
    }

private:
    std::filesystem::path path_;
};

std::string geojson_line(const std::vector<LonLat>& points) {
    std::string text = R"({"type":"LineString","coordinates":[)";
    for (std::size_t i = 0; i < points.size(); ++i)
        text += (i ? ",[" : "[") + std::to_string(points[i].lon) + "," + std::to_string(points[i].lat) + "]";
    return text + "]}";
}

}  // namespace

TEST_CASE("a leg takes its way from a file, turned to lead from its stop") {
    const Folder folder;
    folder.write("way.geojson", geojson_line({astana, {50, 53}, {30, 52}, paris}));
    const ReadTour read = folder.tour("{file: way.geojson}");
    REQUIRE(read.tour);
    for (const Problem& problem : read.problems) UNSCOPED_INFO(describe(problem));
    CHECK(read.problems.empty());
    const Leg& leg = read.tour->legs[0];
    REQUIRE(leg.via.size() == 2);  // the ends are the stops
    CHECK(leg.via[0] == LonLat{30, 52});
    CHECK(leg.via[1] == LonLat{50, 53});
    CHECK(leg.file.ends_with("/way.geojson"));
}

TEST_CASE("a track of GPX in several segments is joined, and thinned to what can be seen") {
    const Folder folder;
    std::string gpx = R"(<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">
        <wpt lon="2" lat="48"><name>Not the way</name></wpt><trk>)";
    constexpr int segments = 2, points = 3000;
    for (int s = 0; s < segments; ++s) {
        gpx += "<trkseg>";
        for (int i = 0; i <= points; ++i) {
            const double t = (s + static_cast<double>(i) / points) / segments;
            const double lon = paris.lon + t * (astana.lon - paris.lon);
            const double lat = paris.lat + t * (astana.lat - paris.lat) + 3 * std::sin(9 * t);
            gpx += "<trkpt lon=\"" + std::to_string(lon) + "\" lat=\"" + std::to_string(lat) + "\"/>";
        }
        gpx += "</trkseg>";
    }
    const auto way = read_leg_file({folder.write("a.gpx", gpx + "</trk></gpx>")}, paris, astana);
    REQUIRE(way);
    CHECK(way->size() > 20);
    CHECK(way->size() < 600);
    CHECK(way->front().lon < 5);
    CHECK(way->back().lon > 70);
    for (std::size_t i = 1; i < way->size(); ++i) CHECK((*way)[i].lon > (*way)[i - 1].lon);
}

TEST_CASE("a way over 180 degrees stays one") {
    const Folder folder;
    const auto way = read_leg_file(
        {folder.write("a.geojson", geojson_line({{170, 10}, {179, 12}, {-175, 14}, {-160, 9}}))}, {170, 10}, {-160, 9});
    REQUIRE(way);
    double degrees = 0, last = 170;
    for (const LonLat& p : *way) {
        degrees += std::abs(std::remainder(p.lon - last, 360));
        last = p.lon;
    }
    CHECK(degrees < 31);
}

TEST_CASE("what is wrong with the file of a leg is said at its place") {
    const Folder folder;
    folder.write("points.geojson", R"({"type":"Point","coordinates":[1,2]})");
    folder.write("broken.gpx", "<gpx");
    folder.write("far.geojson", geojson_line({{20, 10}, {30, 12}}));
    CHECK(folder.said("{file: none.gpx}").starts_with("t.yaml:32:22: error: \"file\" cannot be found: \"none.gpx\""));
    CHECK(folder.said("{file: ../x.gpx}").starts_with("t.yaml:32:22: error: \"file\" leaves the folder"));
    CHECK(folder.said("{file: points.geojson}").starts_with("t.yaml:32:22: error: \"file\" has no lines"));
    CHECK(folder.said("{file: broken.gpx}").starts_with("t.yaml:32:22: error: \"file\" "));
    CHECK(folder.said("{}").starts_with("t.yaml:32:15: error: the geometry says nothing"));
    CHECK(folder.said("{via: [[1, 2]], file: far.geojson}")
              .starts_with("t.yaml:32:15: error: the geometry has points and a file"));
    const std::string far = folder.said("{file: far.geojson}");
    CHECK(far.find("warning: the way begins") != std::string::npos);
    CHECK(far.find("warning: the way ends") != std::string::npos);
    CHECK(folder.tour("{file: far.geojson}").tour);
}

TEST_CASE("translations have the same way") {
    const Folder folder;
    folder.write("way.geojson", geojson_line({paris, {30, 52}, astana}));
    std::string text = changed("    mode: flight", "    mode: flight\n    geometry: {file: way.geojson}");
    text.replace(text.find("title: A short tour"), 19, "title: {en: A short tour, fr: Un voyage}");
    const ReadTour read = parse_tour(text, folder.write("t.yaml", text));
    REQUIRE(read.tour);
    CHECK(read.tour->translations.at("fr")->legs[0].via == read.tour->legs[0].via);
}
