// Each mistake has its place, what is wrong and what would be right.
#include TOURMAP_CATCH_HEADER

#include "sample.h"

using namespace tourmap;
using namespace tourmap::test;

TEST_CASE("an unknown key is told with the nearest known one") {
    CHECK(said(changed("    place: Astana", "    plaec: Astana")) ==
          "t.yaml:20:5: error: a stop needs the key \"place\"\n    add place: ...\n"
          "t.yaml:21:5: error: unknown key \"plaec\" in a stop\n    did you mean \"place\"?\n");
    CHECK(said(changed("    lat: 51.18", "    lat: 51.18\n    zzzzzzzz: 1")) ==
          "t.yaml:24:5: error: unknown key \"zzzzzzzz\" in a stop\n    known keys: id, place, lon, lat, country, "
          "arrive, depart, zone, approximate, text, sources\n");
}

TEST_CASE("positions count characters, not bytes") {
    CHECK(said(changed("{id: energy, name: Energy", "{id: energy, name: Énergie é, nam: x")) ==
          "t.yaml:9:35: error: unknown key \"nam\" in a sector\n    did you mean \"name\"?\n");
}

TEST_CASE("a missing, an empty and a wrongly typed value") {
    CHECK(said(changed("    title: Wind farm\n", "")) ==
          "t.yaml:33:5: error: a marker needs the key \"title\"\n    add title: ...\n");
    CHECK(said(changed("title: A short tour", "title:")) ==
          "t.yaml:2:1: error: \"title\" is empty\n    write its value after the colon; one that begins with # needs "
          "quotes\n");
    CHECK(said(changed("title: A short tour", "title: [a]")) ==
          "t.yaml:2:8: error: \"title\" must be text, not a list\n");
    CHECK(said(changed("sources: [press]", "sources: press")) ==
          "t.yaml:19:14: error: \"sources\" must be a list, not text\n    a line with a dash for each entry, or [a, "
          "b]\n");
    CHECK(said(changed("  - {id: energy, name: Energy, colour: \"#D55E00\", shape: triangle, letter: E}", "  - energy"))
              .starts_with(
                  "t.yaml:9:5: error: a sector must be a map of keys, not text\n    its keys: id, name, colour"));
    CHECK(said(changed("title: A short tour", "title: \"a\\eb\"")) ==
          "t.yaml:2:8: error: \"title\" holds a control character\n    remove it\n");
}

TEST_CASE("numbers out of range or no numbers") {
    CHECK(said(changed("lon: 71.43", "lon: 181")) ==
          "t.yaml:22:10: error: \"lon\" is out of range: \"181\"\n    from -180 to 180\n");
    CHECK(said(changed("lat: 51.18", "lat: -90.5")) ==
          "t.yaml:23:10: error: \"lat\" is out of range: \"-90.5\"\n    from -90 to 90\n");
    CHECK(said(changed("lon: 71.43", "lon: 71,43")) ==
          "t.yaml:22:10: error: \"lon\" must be a number, not \"71,43\"\n");
    for (const char* bad : {".nan", "nan", "inf", "0x10", "1e999", "''"}) {
        INFO(bad);
        CHECK(said(changed("lon: 71.43", std::string("lon: ") + bad)).find("22:10: error: \"lon\" must be a number") !=
              std::string::npos);
    }
}

TEST_CASE("a reference to what is not there names the nearest id") {
    CHECK(said(changed("to: astana", "to: astanna")) ==
          "t.yaml:30:9: error: unknown stop \"astanna\"\n    did you mean \"astana\"?\n");
    CHECK(said(changed("parties: [visitor]", "parties: [q]")) ==
          "t.yaml:41:15: error: unknown party \"q\"\n    known ids: visitor\n");
    CHECK(said(changed("sectors: [energy]", "sectors: [energy, [a]]")) ==
          "t.yaml:40:23: error: the id of a sector is expected here\n");
}

TEST_CASE("ids are there once and are plain") {
    CHECK(said(changed("  - id: astana", "  - id: paris"))
              .starts_with("t.yaml:20:9: error: the stop \"paris\" is there twice\n    give each an id of its own\n"));
    CHECK(said(changed("  - id: wind", "  - id: wind farm")) ==
          "t.yaml:33:9: error: the id \"wind farm\" is not one\n    up to 64 letters a-z, digits, - _ .\n");
}

TEST_CASE("colours, shapes and other choices list what is right") {
    CHECK(said(changed("\"#D55E00\"", "red")) ==
          "t.yaml:9:40: error: \"colour\" is not a colour: \"red\"\n    write \"#rrggbb\", in quotes, as # begins a "
          "comment\n");
    CHECK(
        said(changed("shape: triangle", "shape: triangel")) ==
        "t.yaml:9:58: error: \"shape\" cannot be \"triangel\"\n    did you mean \"triangle\"? one of: circle, square, "
        "triangle, diamond, pentagon, hexagon, star, cross\n");
    CHECK(said(changed("mode: flight", "mode: balloon")) ==
          "t.yaml:31:11: error: \"mode\" cannot be \"balloon\"\n    one of: flight, road, rail, sea, walk\n");
    CHECK(said(changed("version: 1", "version: 2")) ==
          "t.yaml:1:10: error: \"version\" cannot be \"2\"\n    one of: 1\n");
    CHECK(said(changed("letter: E", "letter: ABC")).starts_with("t.yaml:9:76: error: \"letter\" is too long"));
    CHECK(said(changed("currency: EUR", "currency: euro")).starts_with("t.yaml:42:38: error: \"currency\" is not a"));
    CHECK(said(changed("url: https://example.org/release", "url: javascript:alert(1)"))
              .starts_with("t.yaml:6:10: error: \"url\" is not a web address"));
}

TEST_CASE("a marker needs its stop even where it has a place of its own") {
    CHECK(said(changed("    stop: astana\n", "")) ==
          "t.yaml:33:5: error: a marker needs the key \"stop\"\n    add stop: with the stop at which it is told; lon "
          "and lat only say where it is drawn\n");
    CHECK(said(changed("    lat: 44.94\n", "")) == "t.yaml:37:10: error: lon without lat\n    give both, in degrees\n");
}

TEST_CASE("a tour without a stop") {
    CHECK(said("version: 1\ntitle: T\nstops: []\n") ==
          "t.yaml:3:8: error: a tour needs at least one stop\n    add - id: ... with place, lon and lat\n");
    CHECK(said("version: 1\ntitle: T\n") == "t.yaml:1:1: error: a tour needs the key \"stops\"\n    add stops: ...\n");
    CHECK(said("- a\n").starts_with("t.yaml:1:1: error: a tour must be a map of keys, not a list"));
}

TEST_CASE("a CRS that PROJ does not know, with its reason") {
    const std::string text = said(changed("sectors:", "map: {crs: EPSG:999999}\nsectors:"));
    CHECK(text.starts_with("t.yaml:8:12: error: unknown CRS \"EPSG:999999\": "));
    CHECK(said(changed("sectors:", "map: {crs: EPSG:3035}\nsectors:")) == "");
}

TEST_CASE("all problems come in one go, in file order") {
    const std::string text = said(
        "version: 1\ntitel: T\nstops:\n  - {id: a, place: A, lon: 999, lat: x, approximate: yes}\nlegs:\n  - {id: l, "
        "from: a, to: b, mode: fly}\n");
    const char* expected[] = {"1:1: error: a tour needs the key \"title\"",
                              "2:1: error: unknown key \"titel\"",
                              "4:5: warning: the stop \"a\" has no sources",
                              "4:28: error: \"lon\" is out of range",
                              "4:38: error: \"lat\" must be a number",
                              "4:54: error: \"approximate\" cannot be \"yes\"",
                              "6:26: error: unknown stop \"b\"",
                              "6:35: error: \"mode\" cannot be \"fly\""};
    INFO(text);
    std::size_t at = 0;
    for (const char* one : expected) {
        INFO(one);
        at = text.find(one, at);
        REQUIRE(at != std::string::npos);
    }
}

TEST_CASE("what a message quotes of the input is short and printable") {
    const std::string text = said(changed("mode: flight", "mode: \"\\e[31m" + std::string(5000, 'x') + "\""));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.size() < 250);
    Problem problem{Severity::warning, {"a\x1b.yaml", 1, 2}, "w\nx", "r\x07"};
    CHECK(describe(problem) == "a\xEF\xBF\xBD.yaml:1:2: warning: w\xEF\xBF\xBDx\n    r\xEF\xBF\xBD");
}
