#include TOURMAP_CATCH_HEADER

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/cli/support.h"

using namespace tourmap::test;

TEST_CASE("a good tour is good") {
    const Folder folder;
    const Run good = run({"check", folder.write("small.tour.yaml", small_tour)});
    CHECK(good.status == 0);
    CHECK(good.prints("2 stops, 1 leg, 1 marker, 1 source"));
    CHECK(good.err.empty());
    CHECK(run({"check", bundled}).status == 0);
}

TEST_CASE("a tour may be JSON") {
    const Folder folder;
    const std::string text =
        R"({"version": 1, "title": "J", "sources": [{"id": "s", "title": "S", "url": "https://example.org"}],
  "stops": [{"id": "a", "place": "A", "lon": 1, "lat": 2, "sources": ["s"]}]})";
    const Run good = run({"check", folder.write("a.tour.json", text)});
    CHECK(good.out + good.err == (folder / "a.tour.json") + ": good: 1 stop, 0 legs, 0 markers, 1 source\n");
    CHECK(good.status == 0);
    const Run info = run({"info", folder.write("plain.json", text)});
    CHECK(info.status == 0);
    CHECK(info.prints("tour      J"));
}

TEST_CASE("each mistake is found at its place, with what would be right") {
    struct Mistake {
        std::string from, to, place, says;
    };
    const std::vector<Mistake> all{
        {"mode: flight", "mode: flihgt", ":29:11: error: ", "flight"},
        {"    lat: 48.87", "    lat: 98.87", ":16:10: error: ", "90"},
        {"    to: astana", "    to: astanna", ":28:9: error: ", "astana"},
        {"    place: Astana", "    plaec: Astana", ":20:5: error: ", "place"},
        {"sectors: [energy]", "sectors: [enregy]", ":38:15: error: ", "energy"},
        {"arrive: 2023-11-01", "arrive: 2023-11-31", ":23:13: error: ", "2023-11-31"},
        {"crs: auto", "crs: EPSG:999999", ":4:8: error: ", "EPSG:999999"},
        {"crs: auto", "crs: auto\n  theme: drak", ":5:10: error: ", "did you mean \"dark\"?"},
        {"crs: auto", "crs: auto\n  worldview: uno", ":5:14: error: ", "did you mean \"un\"?"},
        {"crs: auto", "crs: +proj=nonsense", ":4:8: error: ", "Unknown projection"},
        {"title: A short tour", "title: [A short tour", ":3:", "error: "},
    };
    const Folder folder;
    for (const Mistake& mistake : all) {
        INFO(mistake.to);
        const std::string path = folder.write("wrong.tour.yaml", changed(mistake.from, mistake.to));
        const Run found = run({"check", path});
        CHECK(found.status == 1);
        INFO(found.out);
        CHECK(found.prints(path + mistake.place));
        CHECK(found.prints(mistake.says));
        CHECK(found.says("error"));
        CHECK(count_lines(found.err) == 1);
    }
}

TEST_CASE("a language that the program does not have is a warning with the nearest, and the tour is good") {
    const Folder folder;
    const Run found = run({"check", folder.write("a.tour.yaml", changed("crs: auto", "crs: auto\nlanguage: frr"))});
    INFO(found.out << found.err);
    CHECK(found.status == 0);
    CHECK(found.prints(":5:11: warning: no language \"frr\""));
    CHECK(found.prints("did you mean \"fr\"?"));
    CHECK(found.prints("good: 2 stops"));
    CHECK(found.prints("1 warning"));
    const Run known = run({"check", folder.write("b.tour.yaml", changed("crs: auto", "crs: auto\nlanguage: kk-Cyrl"))});
    CHECK(known.status == 0);
    CHECK_FALSE(known.prints("warning"));
}

TEST_CASE("a mistake in a theme file that a tour names is told with its place there") {
    const Folder folder;
    std::string theme = read(TOURMAP_SOURCE_DIR "/assets/themes/light.yaml");
    theme.replace(theme.find("sea: "), 5, "sea: blue #");
    folder.write("mine.yaml", theme);
    const std::string path = folder.write("a.tour.yaml", changed("crs: auto", "crs: auto\n  theme: mine.yaml"));
    const Run found = run({"check", path});
    INFO(found.out << found.err);
    CHECK(found.status == 1);
    CHECK(found.prints(path + ":5:10: error: "));
    CHECK(found.prints("mine.yaml:8:6: \"sea\" is not a colour: \"blue\""));
}

TEST_CASE("all mistakes are found in one go, in the order of the file") {
    const Folder folder;
    std::string text = changed("mode: flight", "mode: flihgt");
    text.replace(text.find("crs: auto"), 9, "crs: auto\n  zoom: 3");
    const Run found = run({"check", folder.write("wrong.tour.yaml", text)});
    CHECK(found.status == 1);
    const std::size_t first = found.out.find(":5:3: error: "), second = found.out.find(":30:11: error: ");
    REQUIRE(first != std::string::npos);
    REQUIRE(second != std::string::npos);
    CHECK(first < second);
    CHECK(found.err == "tourmap: 2 errors, 0 warnings\n");
}

TEST_CASE("what is no tour at all is one error") {
    const Folder folder;
    for (const std::string& path : {folder / "missing.yaml", folder.path().string(), folder.write("empty.yaml", ""),
                                    basemap + "countries_110m.shp", folder.write("list.yaml", "- a\n- b\n")}) {
        INFO(path);
        const Run found = run({"check", path});
        CHECK(found.status == 1);
        CHECK(found.prints(path));
        CHECK(found.prints("error: "));
        CHECK(is_plain_text(found.out));
    }
}

TEST_CASE("a stop far from its country, and a country that there is not, are found at their places") {
    const Folder folder;
    const auto found_in = [&](const std::string& country) {
        return run({"check", folder.write("place.tour.yaml",
                                          changed("    place: Astana", "    place: Astana\n    country: " + country))});
    };
    CHECK(found_in("Kazakhstan").status == 0);
    const Run far = found_in("Chile");
    CHECK(far.status == 1);
    CHECK(far.prints(":21:14: error: \"Astana\" lies"));
    CHECK(far.prints("km from Chile"));
    const Run unknown = found_in("Kazakstan");
    CHECK(unknown.status == 0);
    CHECK(unknown.prints(":21:14: warning: the base map has no country \"Kazakstan\""));
    CHECK(unknown.prints("did you mean \"Kazakhstan\"?"));
}

TEST_CASE("names and countries are checked in a file with other mistakes too") {
    const Folder folder;
    std::string text = changed("mode: flight", "mode: flihgt");
    text.replace(text.find("crs: auto"), 9, "crs: auto\n  theme: lite");
    text.replace(text.find("    place: Astana"), 17, "    place: Astana\n    country: Chile");
    const Run found = run({"check", folder.write("a.tour.yaml", text)});
    INFO(found.out << found.err);
    CHECK(found.prints(":5:10: error: no theme \"lite\""));
    CHECK(found.prints("km from Chile"));
    CHECK(found.prints("flihgt"));
    CHECK(found.err == "tourmap: 3 errors, 0 warnings\n");
}

TEST_CASE("layers and pictures that cannot be read are found at their places") {
    const Folder folder;
    folder.write("no.geojson", "{}");
    folder.write("no.png", "not a picture");
    std::string text = changed("  crs: auto", "  crs: auto\n  layers: [{file: no.geojson}]");
    text.insert(text.find("    kind: agreement"), "    picture: {file: no.png, alt: None, credit: None}\n");
    const Run found = run({"check", folder.write("a.tour.yaml", text)});
    INFO(found.out << found.err);
    CHECK(found.status == 1);
    CHECK(found.prints(":5:19: error: "));
    CHECK(found.prints("no.geojson: "));
    CHECK(found.prints("no.png\": the picture cannot be read"));
    CHECK(found.err == "tourmap: 2 errors, 0 warnings\n");
}

TEST_CASE("problems come as a SARIF log for code hosts") {
    const Folder folder;
    const std::string path = folder.write("a b.tour.yaml", changed("mode: flight", "mode: flihgt"));
    const Run found = run({"check", "--sarif", path});
    CHECK(found.status == 1);
    const auto log = nlohmann::json::parse(found.out);
    CHECK(log["version"] == "2.1.0");
    const auto& result = log["runs"][0]["results"][0];
    CHECK(result["level"] == "error");
    const auto& place = result["locations"][0]["physicalLocation"];
    CHECK(place["region"]["startLine"] == 29);
    CHECK(place["artifactLocation"]["uri"].get<std::string>().ends_with("/a%20b.tour.yaml"));
    const Run good = run({"check", "--sarif", folder.write("small.tour.yaml", small_tour)});
    CHECK(good.status == 0);
    CHECK(nlohmann::json::parse(good.out)["runs"][0]["results"].empty());
}

TEST_CASE("problems come as JSON for editors") {
    const Folder folder;
    const Run good = run({"check", "--json", folder.write("small.tour.yaml", small_tour)});
    CHECK(good.status == 0);
    CHECK(good.out == "[]\n");
    const Run bad = run({"check", "--json", folder.write("bad.tour.yaml", changed("mode: flight", "mode: flihgt"))});
    CHECK(bad.status == 1);
    CHECK(bad.prints("\"line\": 29"));
    CHECK(bad.prints("\"severity\": \"error\""));
}

TEST_CASE("init writes a tour that is good, with its schema, and replaces nothing") {
    const Folder folder;
    const Run made = run({"init", folder / "mine"});
    CHECK(made.status == 0);
    CHECK(run({"check", folder / "mine.tour.yaml"}).status == 0);
    CHECK(std::filesystem::exists(folder / "tour.schema.json"));
    CHECK(run({"init", folder / "mine"}).status == 1);
    CHECK(run({"schema"}).prints("https://json-schema.org/draft/2020-12/schema"));
}
