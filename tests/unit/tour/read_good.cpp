// What a good tour file becomes.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "sample.h"

using namespace tourmap;
using namespace tourmap::test;

TEST_CASE("a good tour is read without a word, references resolved") {
    REQUIRE(said(good_tour) == "");
    const Tour tour = *parse_tour(good_tour, "t.yaml").tour;
    CHECK(tour.title == "A short tour");
    CHECK(tour.crs == "auto");
    CHECK(tour.title_card.title == "A short tour");
    REQUIRE(tour.stops.size() == 2);
    CHECK(tour.stops[0].position == LonLat{2.33, 48.87});
    CHECK_FALSE(tour.stops[0].depart->minute_of_day);
    CHECK(tour.stops[1].arrive->minute_of_day == 620);
    CHECK(tour.stops[1].arrive->offset_minutes == 360);
    REQUIRE(tour.legs.size() == 1);
    CHECK(tour.legs[0].from == 0);
    CHECK(tour.legs[0].to == 1);
    CHECK(tour.sectors[0].colour == Rgba{0xD5, 0x5E, 0x00, 255});
    CHECK(tour.sectors[0].shape == SymbolShape::triangle);
    REQUIRE(tour.markers.size() == 1);
    const Marker& marker = tour.markers[0];
    CHECK(marker.stop == 1);
    CHECK(marker.sectors == std::vector<std::size_t>{0});
    CHECK(marker.amount == 1.5e9);
    CHECK(marker.currency == "EUR");
    CHECK(marker.status == MarkerStatus::signed_);
    CHECK(marker.date == "2023-11-01/2023-11-02");
    CHECK(tour.position_of(marker) == LonLat{74.03, 44.94});
}

TEST_CASE("the bundled tour has no problem and at least 15 markers, each with a source") {
    const ReadTour read = read_tour(TOURMAP_SOURCE_DIR "/assets/tours/macron-2023.tour.yaml");
    for (const Problem& problem : read.problems) UNSCOPED_INFO(describe(problem));
    CHECK(read.problems.empty());
    REQUIRE(read.tour);
    CHECK(read.tour->stops.size() == 3);
    CHECK(read.tour->legs.size() == 2);
    CHECK(read.tour->markers.size() >= 15);
    for (const Marker& marker : read.tour->markers) CHECK_FALSE(marker.sources.empty());
}

TEST_CASE("the second bundled tour has no problem, more than 20 stops, crosses 180 degrees and comes near a pole") {
    const ReadTour read = read_tour(TOURMAP_SOURCE_DIR "/assets/tours/amundsen.tour.yaml");
    for (const Problem& problem : read.problems) UNSCOPED_INFO(describe(problem));
    CHECK(read.problems.empty());
    REQUIRE(read.tour);
    const Tour& tour = *read.tour;
    CHECK(tour.stops.size() > 20);
    for (const Stop& stop : tour.stops) CHECK_FALSE(stop.sources.empty());
    for (const Leg& leg : tour.legs) CHECK_FALSE(leg.sources.empty());
    for (const Marker& marker : tour.markers) CHECK_FALSE(marker.sources.empty());

    // A piece of a way that is longer than half a turn of longitudes takes the other way round: over 180 degrees. At a
    // pole longitudes say nothing.
    int crossings = 0;
    for (const Leg& leg : tour.legs) {
        std::vector<LonLat> way{tour.stops[leg.from].position};
        way.insert(way.end(), leg.via.begin(), leg.via.end());
        way.push_back(tour.stops[leg.to].position);
        for (std::size_t i = 1; i < way.size(); ++i)
            crossings += std::abs(way[i].lat) < 85 && std::abs(way[i - 1].lat) < 85 &&
                         std::abs(way[i].lon - way[i - 1].lon) > 180;
    }
    CHECK(crossings == 3);  // the Fram there and back, the Maud

    const auto visits = [&](double lat) {
        return std::ranges::count_if(tour.stops, [&](const Stop& stop) { return stop.position.lat == lat; });
    };
    CHECK(visits(90) == 1);
    CHECK(visits(-90) == 1);
    REQUIRE(tour.translations.contains("fr"));
    CHECK(tour.translations.at("fr")->stops.front().text != tour.stops.front().text);
    CHECK(tour.translations.at("nb")->title == "Amundsen: til begge polene");
}

TEST_CASE("the same model as JSON reads the same") {
    const std::string json = R"({"version": 1, "title": "T", "licence": "caf\u00e9",
  "sources": [{"id": "a", "title": "b"}],
  "stops": [{"id": "x", "place": "X", "lon": -1.5, "lat": 2, "approximate": true, "sources": ["a"]}]})";
    CHECK(said(json) == "");
    const auto tour = parse_tour(json, "t.json").tour;
    REQUIRE(tour);
    CHECK(tour->licence == "café");
    CHECK(tour->stops[0].position == LonLat{-1.5, 2});
    CHECK(tour->stops[0].approximate);
    CHECK(said(R"({"version": 1, "titel": "T", "stops": []})") ==
          "t.yaml:1:1: error: a tour needs the key \"title\"\n    add title: ...\n"
          "t.yaml:1:16: error: unknown key \"titel\" in a tour\n    did you mean \"title\"?\n"
          "t.yaml:1:39: error: a tour needs at least one stop\n    add - id: ... with place, lon and lat\n");
}

TEST_CASE("sections may come in any order, lines may end as on Windows, a byte order mark is no matter") {
    const std::string stops =
        good_tour.substr(good_tour.find("stops:"), good_tour.find("legs:") - good_tour.find("stops:"));
    CHECK(said(changed(stops, "") + stops) == "");
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : good_tour) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(said(windows) == "");
}

TEST_CASE("text keeps what was written: no, on and 2023 are words") {
    const auto tour = parse_tour(changed("title: A short tour", "title: 2023\nlanguage: no"), "t.yaml").tour;
    REQUIRE(tour);
    CHECK(tour->title == "2023");
    CHECK(tour->language == "no");
}

TEST_CASE("a file is read, a missing one and a folder are problems") {
    CHECK(describe(read_tour("no/such.yaml").problems.at(0)) ==
          "no/such.yaml: error: cannot be read: No such file or directory\n"
          "    give the path of a file that you may read");
    CHECK(describe(read_tour("/").problems.at(0)).find("it is a folder") != std::string::npos);
    CHECK_FALSE(read_tour(std::string("a\0b", 3)).tour);
}

TEST_CASE("map data may be an address where that is allowed") {
    for (const std::string address : {"https://example.org/a.geojson", "/vsicurl/http://example.org/a", "/VSIS3/a/b",
                                      "PG:host=x", "WFS:https://x", "/vsizip//etc/a.zip", "file:///etc/passwd"}) {
        INFO(address);
        const std::string text =
            changed("title: A short tour", "title: A short tour\nmap:\n  layers: [{file: \"" + address + "\"}]");
        const ReadTour refused = parse_tour(text, "t.yaml", {true, false}),
                       allowed = parse_tour(text, "t.yaml", {false, true});
        CHECK_FALSE(refused.tour);
        REQUIRE(refused.problems.size() == 1);
        CHECK(refused.problems[0].what == "\"file\" is an address, not a file: \"" + address + "\"");
        CHECK(refused.problems[0].right.find("--allow-network") != std::string::npos);
        REQUIRE(allowed.tour);
        CHECK(allowed.tour->layers[0].file == address);
        CHECK(allowed.tour->access.network);
    }
    // A path is no name of a theme or worldview.
    for (const std::string key : {"theme", "worldview"})
        CHECK_FALSE(
            parse_tour(changed("title: A short tour", "title: A short tour\nmap: {" + key + ": /etc/passwd}"), "t.yaml")
                .tour);
}

TEST_CASE("a picture is found inside the folder of its tour, and nowhere else") {
    namespace fs = std::filesystem;
    const fs::path root = fs::path(TOURMAP_BINARY_DIR) / "picture_test";
    fs::remove_all(root);
    fs::create_directories(root / "tour/media");
    std::ofstream(root / "secret.png") << "x";
    std::ofstream(root / "tour/media/a.png") << "x";
    fs::create_symlink("../../secret.png", root / "tour/media/link.png");
    const std::string path = (root / "tour/t.yaml").string();
    const auto with = [&](const std::string& file, TourAccess access = {}) {
        const std::string picture = "status: signed\n    picture: {file: \"" + file + "\", alt: A, credit: C}";
        return parse_tour(changed("status: signed", picture), path, access);
    };
    const ReadTour good = with("media/a.png");
    REQUIRE(good.tour);
    CHECK(good.tour->markers[0].picture->file == fs::canonical(root / "tour/media/a.png"));

    const auto said_of = [&](const std::string& file) {
        const ReadTour bad = with(file);
        CHECK_FALSE(bad.tour);
        REQUIRE(bad.problems.size() == 1);
        CHECK(bad.problems[0].where.line == 44);
        CHECK(bad.problems[0].where.column == 21);
        return bad.problems[0].what;
    };
    CHECK(said_of("/etc/passwd") == "\"file\" is absolute: \"/etc/passwd\"");
    CHECK(said_of("../secret.png") == "\"file\" leaves the folder of the tour: \"../secret.png\"");
    CHECK(said_of("media/link.png") == "\"file\" leaves the folder of the tour: \"media/link.png\"");
    CHECK(said_of("media/b.png") == "\"file\" cannot be found: \"media/b.png\"");
    CHECK(said_of("media") == "\"file\" is not a file: \"media\"");
    CHECK(said_of("https://example.org/a.png") == "\"file\" is an address, not a file: \"https://example.org/a.png\"");
    // Where that is allowed, but pictures are never fetched.
    const std::string secret = fs::canonical(root / "secret.png");
    for (const std::string file : {"../secret.png", "media/link.png", secret.c_str()}) {
        const ReadTour allowed = with(file, {true, false});
        REQUIRE(allowed.tour);
        CHECK(allowed.tour->markers[0].picture->file == secret);
    }
    CHECK_FALSE(with("https://example.org/a.png", {true, true}).tour);
    fs::remove_all(root);
}
