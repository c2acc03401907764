// Files of other tools, as these write them: what becomes of them, and what is said to be left out.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "src/exchange/found_date.h"
#include "src/exchange/found_row.h"
#include "src/exchange/line_on_globe.h"
#include "src/exchange/read_any.h"

using namespace tourmap;

namespace {

std::string contents(const std::string& name) {
    std::ifstream file(TOURMAP_SOURCE_DIR "/tests/fuzz/corpus/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

struct Found {
    Tour tour;
    std::string left_out;  // a line for each kind

    bool notes(const std::string& words) const { return left_out.find(words) != std::string::npos; }
};

Found found_in(const std::string& text, const std::string& name) {
    auto read = read_any(text, name);
    if (!read) FAIL(describe(read.error()));
    settle_pictures(*read, "/nowhere/a.tour.yaml");
    auto file = new_tour_file(*read, name, "/nowhere/a.tour.yaml");
    if (!file) FAIL(describe(file.error()));
    Found found{file->tour, {}};
    for (const std::string& line : read->left_out.lines()) found.left_out += line + "\n";
    return found;
}

std::string places(const Tour& tour) {
    std::string out;
    for (const Stop& stop : tour.stops) out += (out.empty() ? "" : ", ") + stop.place;
    return out;
}

std::string time_text(const std::optional<When>& when) {
    return when ? written_when(*when) : "";
}

}  // namespace

TEST_CASE("GeoJSON: points are stops, a line is the leg between them, and links that stand alone are sources") {
    const Found found = found_in(contents("read_geojson/umap.geojson"), "umap.geojson");
    CHECK(found.tour.title == "Silk Road");
    CHECK(places(found.tour) == "Самарканд, Bukhara");
    CHECK(found.tour.stops[0].id == "samarkand");
    CHECK(found.tour.stops[0].text == "The Registan & more.");
    CHECK(time_text(found.tour.stops[0].arrive) == "2019-05-03");
    REQUIRE(found.tour.sources.size() == 1);
    CHECK(found.tour.sources[0].title == "Registan, a guide");
    CHECK(found.tour.stops[0].sources == std::vector<std::size_t>{0});
    REQUIRE(found.tour.legs.size() == 1);
    CHECK(found.tour.legs[0].mode == Mode::rail);
    CHECK(found.tour.legs[0].certainty == Certainty::documented);
    CHECK_FALSE(found.tour.legs[0].via.empty());
    for (const char* words : {"\"population\"", "on the web", "an area", "heights"}) CHECK(found.notes(words));
}

TEST_CASE("KML of Google Earth: the gx:Tour gives order and views, balloons become text") {
    const Found found = found_in(contents("read_kml/google_earth.kml"), "a.kml");
    CHECK(found.tour.title == "Two cities");
    CHECK(places(found.tour) == "Berlin, Paris");
    CHECK(found.tour.stops[1].text == "The Louvre.\nOpen daily.");
    CHECK(time_text(found.tour.stops[1].arrive) == "2020-05-04T10:00Z");
    CHECK(time_text(found.tour.stops[1].depart) == "2020-05-05");
    REQUIRE(found.tour.stops[0].view);
    CHECK(found.tour.stops[0].view->width_metres == 23'000);
    REQUIRE(found.tour.stops[1].view);
    CHECK(found.tour.stops[1].view->width_metres == 57'500);
    REQUIRE(found.tour.legs.size() == 1);
    CHECK(found.tour.legs[0].from == 0);
    CHECK(found.notes("gx:Wait"));
    CHECK(found.notes("gx:SoundCue"));
}

TEST_CASE("KML of My Maps: tracks, areas, values by name") {
    const Found found = found_in(contents("read_kml/my_maps.kml"), "a.kml");
    CHECK(found.tour.title == "Route du thé");
    CHECK(places(found.tour) == "A, Track · end, B & C");
    CHECK(found.tour.stops[2].notes == "bring tea");
    CHECK(time_text(found.tour.legs[0].depart) == "2010-05-28T02:02Z");
    CHECK(found.notes("an area"));
    CHECK(found.notes("a stop is made there"));
}

TEST_CASE("KMZ: its KML is read, its pictures are noted") {
    const Found found = found_in(contents("read_kmz/small.kmz"), "a.kmz");
    CHECK(places(found.tour) == "Berlin, Paris");
    CHECK(found.notes("files/a.png"));
}

TEST_CASE("GPX of a Garmin: waypoints in the order of the route that names them") {
    const Found found = found_in(contents("read_gpx/garmin.gpx"), "a.gpx");
    CHECK(places(found.tour) == "Lauterbrunnen, Gimmelwald");
    CHECK(found.tour.stops[0].text == "Valley floor");
    REQUIRE(found.tour.sources.size() == 1);
    CHECK(found.tour.sources[0].url == "https://example.org/g");
    REQUIRE(found.tour.legs.size() == 1);
    CHECK(found.tour.legs[0].via.size() == 1);
}

TEST_CASE("GPX of a Strava hike: stops where the track begins and ends, with its times and mode") {
    const Found found = found_in(contents("read_gpx/strava.gpx"), "a.gpx");
    CHECK(places(found.tour) == "Morning Hike · start, Morning Hike · end");
    CHECK(found.tour.legs[0].mode == Mode::walk);
    CHECK(time_text(found.tour.legs[0].arrive) == "2021-06-05T10:00Z");
    CHECK(found.notes("heights, 4 times"));
}

TEST_CASE("CSV of Excel: semicolons, decimal commas, its own names, quotes over lines") {
    const Found found = found_in(contents("read_csv/excel.csv"), "trip.csv");
    CHECK(found.tour.title == "trip");
    CHECK(places(found.tour) == "Wien, Kraków");
    CHECK(found.tour.stops[1].id == "krakow");
    CHECK(found.tour.stops[0].position.lon == 16.3738);
    CHECK(found.tour.stops[0].text == "Kaffee; und \"Kuchen\"");
    CHECK(found.tour.stops[1].text == "Zwei\nZeilen");
    CHECK(time_text(found.tour.stops[1].arrive) == "2021-05-05");
    CHECK(found.tour.legs[0].certainty == Certainty::inferred);
    CHECK(found.notes("a row without a place"));
    CHECK(found.tour.sources.empty());
    const Found plain = found_in(contents("read_csv/plain.csv"), "a.csv");
    CHECK(places(plain.tour) == "Paris, Astana, the capital");
    CHECK(time_text(plain.tour.stops[1].arrive) == "2023-11-01T10:20");
    CHECK(places(found_in(contents("read_csv/tabs.tsv"), "a.tsv").tour) == "A, B");
}

TEST_CASE("StoryMapJS: the overview opens the tour, slides are stops, lines are legs") {
    const Found found = found_in(contents("read_storymap/knightlab.json"), "a.json");
    CHECK(found.tour.title == "The Death of General Gordon");
    CHECK(found.tour.title_card.text == "An overview.");
    CHECK(found.tour.language == "en");
    CHECK(places(found.tour) == "Khartoum, Cairo");
    CHECK(time_text(found.tour.stops[0].arrive) == "1885-01-26");
    CHECK(found.tour.stops[0].text == "The siege\n\nIt lasted 317 days.");
    CHECK(found.tour.stops[1].text == "See here (https://example.org/c).\nAnd there.");
    CHECK(found.tour.legs.empty());  // "line": false
    CHECK(found.tour.stops[0].view->width_metres > found.tour.stops[1].view->width_metres);
    for (const char* words : {"spring", "a slide without a place: No place", "youtube"}) CHECK(found.notes(words));
}

TEST_CASE("a storytelling page: chapters are stops, code is never run, keys to accounts are not told") {
    const Found found = found_in(contents("read_chapters/config.js"), "config.js");
    CHECK(found.tour.title == "The Title Text of this Story");
    CHECK(found.tour.byline == "By a Digital Storyteller");
    CHECK(places(found.tour) == "Display Title, Second");
    CHECK(found.tour.stops[0].id == "slug-style-name-1");
    CHECK(found.tour.stops[0].text == "Lorem ipsum dolor sit amet, it's consectetur é.");
    CHECK(found.tour.stops[0].position == LonLat{-113.72917, 48.58938});
    CHECK(found.tour.closing_card.text.find("Mapbox Storytelling (https://github.com") != std::string::npos);
    CHECK(found.notes("callback, line 35"));
    CHECK(found.notes("a chapter without a place: chapter 3"));
    CHECK_FALSE(found.notes("secret"));
    CHECK(found_in(contents("read_chapters/module.mjs"), "a.mjs").tour.stops.size() == 1);
    const Found json =
        found_in(R"({"title": "T", "chapters": [{"title": "A", "location": {"center": [1, 2]}}]})", "config.json");
    CHECK(places(json.tour) == "A");
}

TEST_CASE("a long track is thinned to what a map can show, and divided by the stops on it") {
    std::string gpx =
        "<gpx><wpt lat='0' lon='0'><name>A</name></wpt><wpt lat='0.1' lon='1'><name>B</name></wpt>"
        "<wpt lat='0' lon='2'><name>C</name></wpt><trk><name>Way</name><type>running</type><trkseg>";
    for (int i = 0; i <= 2000; ++i)
        gpx += "<trkpt lat='" + std::to_string(0.1 * std::sin(i * pi / 2000)) + "' lon='" + std::to_string(i * 0.001) +
               "'/>";
    const Found found = found_in(gpx + "</trkseg></trk></gpx>", "a.gpx");
    REQUIRE(found.tour.legs.size() == 2);
    CHECK(found.tour.legs[0].to == 1);
    CHECK(found.tour.legs[1].from == 1);
    CHECK(found.tour.legs[0].via.size() < 40);
    CHECK(found.notes("points of a line that keep it within 224 m"));
    std::vector<LonLat> way{found.tour.stops[0].position};
    for (const Leg& leg : found.tour.legs) {
        way.insert(way.end(), leg.via.begin(), leg.via.end());
        way.push_back(found.tour.stops[leg.to].position);
    }
    for (int i = 0; i <= 2000; ++i) CHECK(nearest_on(way, {i * 0.001, 0.1 * std::sin(i * pi / 2000)}).metres < 226);
}

TEST_CASE("a walk that ends where it began has a stop of its own at its end") {
    const Found found = found_in(
        "<gpx><wpt lat='46' lon='7'><name>Hut</name></wpt><trk><trkseg><trkpt lat='46' lon='7'/><trkpt lat='46.1' "
        "lon='7.1'/>"
        "<trkpt lat='46.1' lon='7'/><trkpt lat='46' lon='7'/></trkseg></trk></gpx>",
        "a.gpx");
    CHECK(places(found.tour) == "Hut, Hut");
    CHECK(found.tour.stops[1].id == "hut-2");
    REQUIRE(found.tour.legs.size() == 1);
    CHECK(found.tour.legs[0].via.size() == 2);
}

TEST_CASE("times that go back against the order, or are too fast, are left out and told") {
    const Found found = found_in(
        "name,lon,lat,arrive,depart\nA,0,0,2020-01-05,2020-01-04\nB,1,1,2020-01-02,\nC,2,2,2020-01-07,\n", "a.csv");
    CHECK(time_text(found.tour.stops[0].arrive) == "2020-01-05");
    CHECK_FALSE(found.tour.stops[0].depart);
    CHECK_FALSE(found.tour.stops[1].arrive);
    CHECK(time_text(found.tour.stops[2].arrive) == "2020-01-07");
    CHECK(found.notes("a departure before the arrival"));
    CHECK(found.notes("a time before that of the stop before it: B"));
    const Found fast = found_in(
        "<gpx><trk><name>Run</name><type>running</type><trkseg>"
        "<trkpt lat='46' lon='7'><time>2020-01-01T10:00:00Z</time></trkpt>"
        "<trkpt lat='46.1' lon='7'><time>2020-01-01T10:10:00Z</time></trkpt></trkseg></trk></gpx>",
        "a.gpx");
    CHECK_FALSE(fast.tour.legs[0].arrive);
    CHECK(fast.notes("too fast for walk"));
}

TEST_CASE("HTML in texts becomes plain text, scripts and hidden characters do not come through") {
    const std::string html =
        R"x(<div>One &eacute;<br/>two</div><ul><li>a</li><li>b</li></ul><script>alert(1)</script>)x"
        R"x(<p><a href="javascript:alert(1)">click</a></p><p>See <a href="https://x.org/">x</a>.</p><img src="data:x">)x";
    nlohmann::json feature = {{"type", "Feature"},
                              {"geometry", {{"type", "Point"}, {"coordinates", {1, 2}}}},
                              {"properties", {{"name", "A\u202Eb\u0007c"}, {"description", html}}}};
    const Found found = found_in(feature.dump(), "a.json");
    CHECK(found.tour.stops[0].place == "Abc");
    CHECK(found.tour.stops[0].text == "One é\ntwo\n\n• a\n• b\n\nclick\n\nSee x (https://x.org/).");
    for (const char* words : {"<script>", "no web page", "cannot be seen", "inside a text"}) CHECK(found.notes(words));
}

TEST_CASE("dates are taken as people write them, and never guessed") {
    const std::pair<const char*, const char*> all[] = {{"2023-11-01", "2023-11-01"},
                                                       {"2023-11-01T10:20:30.5+06:00", "2023-11-01T10:20+06:00"},
                                                       {"2023-11-01 10:20", "2023-11-01T10:20"},
                                                       {"2023/11/01", "2023-11-01"},
                                                       {"2023-11-01T10:20:00+0600", "2023-11-01T10:20+06:00"},
                                                       {"1.11.2023", "2023-11-01"},
                                                       {"1 November 2023", "2023-11-01"},
                                                       {"November 1st, 2023", "2023-11-01"},
                                                       {"1/11/2023", ""},
                                                       {"2023-11", ""},
                                                       {"2023-02-30", ""},
                                                       {"yesterday", ""},
                                                       {"", ""}};
    for (const auto& [text, expected] : all) {
        CAPTURE(text);
        CHECK(time_text(found_date(text)) == expected);
    }
}

TEST_CASE("words that only hold the letters of a mode tell none") {
    for (const char* walked : {"TrailRun", "trail_running", "Hiking", "a walk"}) CHECK(mode_in(walked) == Mode::walk);
    for (const char* railway : {"train", "Railway", "by train."}) CHECK(mode_in(railway) == Mode::rail);
    for (const char* none : {"strength_training", "Oscar", "research", "trail", ""}) CHECK_FALSE(mode_in(none));
    CHECK(mode_in("car") == Mode::road);
    CHECK(mode_in("by sea") == Mode::sea);
    CHECK(mode_in("Ride") == Mode::road);
}

TEST_CASE("KML: a view from aslant is seen from above, and that is told") {
    const std::string kml =
        R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>A</name><LookAt><longitude>1</longitude>)"
        R"(<latitude>2</latitude><range>5000</range><tilt>45</tilt></LookAt><Point><coordinates>1,2</coordinates></Point>)"
        R"(</Placemark></kml>)";
    const Found found = found_in(kml, "a.kml");
    REQUIRE(found.tour.stops.size() == 1);
    CHECK(found.tour.stops[0].view);
    CHECK(found.notes("a view from aslant or turned"));
}
