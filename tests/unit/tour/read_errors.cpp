// Each mistake has its place, what is wrong and what would be right.
#include TOURMAP_CATCH_HEADER

#include "sample.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

// A table, not a CHECK each: sanitizers make a function of many temporaries slow to compile.
const Mistake mistakes[] = {
    // Unknown keys, with the nearest known one; positions count characters, not bytes.
    {"    place: Astana", "    plaec: Astana",
     "t.yaml:20:5: error: a stop needs the key \"place\"\n    add place: ...\n"
     "t.yaml:21:5: error: unknown key \"plaec\" in a stop\n    did you mean \"place\"?\n"},
    {"    lat: 51.18", "    lat: 51.18\n    zzzzzzzz: 1",
     "t.yaml:24:5: error: unknown key \"zzzzzzzz\" in a stop\n    known keys: id, place, lon, lat, country, arrive, "
     "depart, zone, approximate, text, quotes, media, and 5 more\n"},
    {"{id: energy, name: Energy", "{id: energy, name: Énergie é, nam: x",
     "t.yaml:9:35: error: unknown key \"nam\" in a sector\n    did you mean \"name\"?\n"},

    // Missing, empty and wrongly typed values.
    {"    title: Wind farm\n", "", "t.yaml:33:5: error: a marker needs the key \"title\"\n    add title: ...\n"},
    {"title: A short tour", "title:",
     "t.yaml:2:1: error: \"title\" is empty\n    write its value after the colon; one that begins with # needs "
     "quotes\n"},
    {"title: A short tour", "title: [a]", "t.yaml:2:8: error: \"title\" must be text, not a list\n"},
    {"sources: [press]", "sources: press",
     "t.yaml:19:14: error: \"sources\" must be a list, not text\n    a line with a dash for each entry, or [a, b]\n"},
    {"  - id: visitor\n    name: The visitor", "  - visitor",
     "t.yaml:11:5: error: a party must be a map of keys, not text\n    its keys: id, name\n..."},
    {"title: A short tour", "title: \"a\\eb\"",
     "t.yaml:2:8: error: \"title\" holds a control character\n    remove it\n"},
    {"title: A short tour", "title: |\n  a\n  b",
     "t.yaml:2:8: error: \"title\" must be one line\n    write >- before it to join its lines\n"},

    // Numbers out of range, or none.
    {"lon: 71.43", "lon: 181", "t.yaml:22:10: error: \"lon\" is out of range: \"181\"\n    from -180 to 180\n"},
    {"lat: 51.18", "lat: -90.5", "t.yaml:23:10: error: \"lat\" is out of range: \"-90.5\"\n    from -90 to 90\n"},
    {"lon: 71.43", "lon: 71,43", "t.yaml:22:10: error: \"lon\" must be a number, not \"71,43\"\n"},
    {"lon: 71.43", "lon: .nan", "t.yaml:22:10: error: \"lon\" must be a number, not \".nan\"\n"},
    {"lon: 71.43", "lon: nan", "t.yaml:22:10: error: \"lon\" must be a number, not \"nan\"\n"},
    {"lon: 71.43", "lon: inf", "t.yaml:22:10: error: \"lon\" must be a number, not \"inf\"\n"},
    {"lon: 71.43", "lon: 0x10", "t.yaml:22:10: error: \"lon\" must be a number, not \"0x10\"\n"},
    {"lon: 71.43", "lon: 1e999", "t.yaml:22:10: error: \"lon\" must be a number, not \"1e999\"\n"},
    {"lon: 71.43", "lon: ''", "t.yaml:22:10: error: \"lon\" must be a number, not \"\"\n"},

    // References, with the nearest id, and ids.
    {"to: astana", "to: astanna", "t.yaml:30:9: error: unknown stop \"astanna\"\n    did you mean \"astana\"?\n"},
    {"parties: [visitor]", "parties: [q]", "t.yaml:41:15: error: unknown party \"q\"\n    known ids: visitor\n"},
    {"sectors: [energy]", "sectors: [energy, [a]]", "t.yaml:40:23: error: the id of a sector is expected here\n"},
    {"sectors: [energy]", "sectors: [energy, energy]",
     "t.yaml:40:23: warning: \"energy\" is listed twice\n    keep one of them\n"},
    {"  - id: astana", "  - id: paris",
     "t.yaml:20:9: error: the stop \"paris\" is there twice\n    give each an id of its own\n..."},
    {"  - id: wind", "  - id: wind farm",
     "t.yaml:33:9: error: the id \"wind farm\" is not one\n    up to 64 letters a-z, digits, - _ .\n"},

    // Colours, shapes and other choices list what is right.
    {"\"#D55E00\"", "red",
     "t.yaml:9:40: error: \"colour\" is not a colour: \"red\"\n    write \"#rrggbb\", in quotes, as # begins a "
     "comment\n"},
    {"shape: triangle", "shape: triangel",
     "t.yaml:9:58: error: \"shape\" cannot be \"triangel\"\n    did you mean \"triangle\"? one of: circle, square, "
     "triangle, diamond, pentagon, hexagon, star, cross\n"},
    {"mode: flight", "mode: balloon",
     "t.yaml:31:11: error: \"mode\" cannot be \"balloon\"\n    one of: flight, road, rail, sea, walk\n"},
    {"version: 1", "version: 2", "t.yaml:1:10: error: \"version\" cannot be \"2\"\n    one of: 1\n"},
    {"letter: E", "letter: ABC",
     "t.yaml:9:76: error: \"letter\" is too long: \"ABC\"\n    one or two characters, to fit the symbol\n"},
    {"currency: EUR", "currency: euro",
     "t.yaml:42:38: error: \"currency\" is not a currency code: \"euro\"\n    three capital letters, as EUR or USD\n"},
    {"https://example.org/release", "javascript:alert(1)",
     "t.yaml:6:10: error: \"url\" is not a web address: \"javascript:alert(1)\"\n    it begins with https:// or "
     "http://\n"},

    // A marker needs its stop even where it has a place of its own.
    {"    stop: astana\n", "",
     "t.yaml:33:5: error: a marker needs the key \"stop\"\n    add stop: with the stop at which it is told; lon and "
     "lat only say where it is drawn\n"},
    {"    lat: 44.94\n", "", "t.yaml:37:10: error: lon without lat\n    give both, in degrees\n"},

    // A CRS that PROJ does not know.
    {"sectors:", "map: {crs: EPSG:999999}\nsectors:", "t.yaml:8:12: error: unknown CRS \"EPSG:999999\": ..."},
    {"sectors:", "map: {crs: EPSG:3035}\nsectors:", ""},

    // How the map looks.
    {"sectors:", "map: {theme: dark, relief: shaded, furniture: {legend: none, locator: top_left}}\nsectors:", ""},
    {"sectors:", "map: {furniture: {legend: top}}\nsectors:",
     "t.yaml:8:27: error: \"legend\" cannot be \"top\"..."},
    {"sectors:", "map: {furniture: {legnd: none}}\nsectors:",
     "t.yaml:8:19: error: unknown key \"legnd\" in the furniture..."},
    {"sectors:", "map: {furniture: {title: none, caption: left, locator: none}}\nsectors:", ""},
    {"sectors:", "map: {furniture: {caption: top_left}}\nsectors:",
     "t.yaml:8:28: error: \"caption\" cannot be \"top_left\"..."},
    {"sectors:", "map: {relief: ../x.tif}\nsectors:",
     "t.yaml:8:15: error: \"relief\" leaves the folder of the tour..."},
    {"sectors:", "map: {theme: no-such.yaml}\nsectors:",
     "t.yaml:8:14: error: \"theme\" cannot be found: \"no-such.yaml\"..."},
};

}  // namespace

TEST_CASE("each mistake: where it is, what is wrong, what is right") {
    for (const Mistake& mistake : mistakes) {
        const std::string text = changed(mistake.from, mistake.to);
        INFO("said:\n" << said(text) << "expected:\n" << mistake.expected);
        CHECK(says(text, mistake.expected));
    }
}

TEST_CASE("a tour without a stop") {
    CHECK(says("version: 1\ntitle: T\nstops: []\n",
               "t.yaml:3:8: error: a tour needs at least one stop\n    add - id: ... with place, lon and lat\n"));
    CHECK(says("version: 1\ntitle: T\n", "t.yaml:1:1: error: a tour needs the key \"stops\"\n    add stops: ...\n"));
    CHECK(says("- a\n", "t.yaml:1:1: error: a tour must be a map of keys, not a list..."));
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
    const Problem problem{Severity::warning, {"a\x1b.yaml", 1, 2}, "w\nx", "r\x07"};
    CHECK(describe(problem) == "a\xEF\xBF\xBD.yaml:1:2: warning: w\xEF\xBF\xBDx\n    r\xEF\xBF\xBD");
}
