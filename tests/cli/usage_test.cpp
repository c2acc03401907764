#include TOURMAP_CATCH_HEADER

#include "tests/cli/support.h"

using namespace tourmap::test;

namespace {
const std::vector<std::string> verbs{"view", "export", "assemble", "draw", "project", "check", "info"};
}

TEST_CASE("help goes to standard output and names every verb") {
    for (const char* option : {"--help", "-h"}) {
        const Run help = run({option});
        CHECK(help.status == 0);
        CHECK(help.err.empty());
        for (const std::string& verb : verbs) CHECK(help.prints("\n  " + verb + " "));
    }
}

TEST_CASE("each verb has a help of lines that fit a terminal") {
    for (const std::string& verb : verbs) {
        INFO(verb);
        const Run help = run({verb, "--help"});
        CHECK(help.status == 0);
        CHECK(help.err.empty());
        CHECK(help.prints("Usage: tourmap " + verb));
        std::size_t begin = 0;
        for (std::size_t end; (end = help.out.find('\n', begin)) != std::string::npos; begin = end + 1)
            CHECK(end - begin <= 110);
    }
}

TEST_CASE("the version is one line") {
    const Run version = run({"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.rfind("tourmap ", 0) == 0);
    CHECK(count_lines(version.out) == 1);
    CHECK(version.err.empty());
}

TEST_CASE("wrong usage has status 2 and says so on standard error") {
    const Folder folder;
    const std::vector<std::vector<std::string>> wrong{
        {},
        {"fly"},
        {"--fly"},
        {"draw"},
        {"draw", basemap + "places.shp"},
        {"draw", basemap + "places.shp", "-o", folder / "x.png", "--fly"},
        {"draw", basemap + "places.shp", "-o"},
        {"draw", basemap + "places.shp", "-o", folder / "x.png", "--size", "10x10", "--size", "20x20"},
        {"project"},
        {"project", basemap + "places.shp", "--crs", "EPSG:3035"},
        {"project", basemap + "places.shp", "-o", folder / "x.gpkg"},
        {"project", basemap + "places.shp", "-o", folder / "x.gpkg", "--crs"},
        {"project", basemap + "places.shp", "-o", folder / "x.gpkg", "--crs", "EPSG:3035", "--fly"},
        {"project", basemap + "places.shp", "more", "-o", folder / "x.gpkg", "--crs", "EPSG:3035"},
        {"export"},
        {"export", "assemble", bundled, bundled, "-o", folder / "x"},
        {"check"},
        {"check", bundled, "--jsn"},
        {"info"},
        {"info", "--json"},
        {"info", bundled, "--crs", "EPSG:3035"},
        {"info", bundled, "--extent", "0,0,10,10"},
        {"info", "--extent", "0,0,10,10"},
        {"info", "--crs", "EPSG:3035", "--crs", "EPSG:3857"},
        {"view", "--fly"},
        {"check", "info", "view", "\x1b[31m"},
        {"--\x1b[31mfly"},
        {"info", "x", "--\xff\x1b]0;title\x07"},
    };
    for (const auto& arguments : wrong) {
        std::string said;
        for (const std::string& argument : arguments) said += argument + " ";
        INFO(said);
        const Run failed = run(arguments);
        CHECK(failed.status == 2);
        CHECK(failed.out.empty());
        CHECK_FALSE(failed.err.empty());
        CHECK(count_lines(failed.err) <= 4);
        CHECK(is_plain_text(failed.err));
    }
    CHECK(folder.names().empty());
}

TEST_CASE("a file may be named like a verb or begin with a dash") {
    const Run verb = run({"check", "info"});
    CHECK(verb.status == 1);
    CHECK(verb.prints("info: "));
    const Run dash = run({"info", "--", "-x.shp"});
    CHECK(dash.status == 1);
    CHECK(dash.says("-x.shp"));
}

TEST_CASE("standard output that is full fails, one whose reader has left does not") {
    const std::string info = "\"$TOURMAP\" info --json '" + basemap + "countries_110m.shp'";
    const Run full = run_shell(info + " > /dev/full");
    CHECK(full.status == 1);
    CHECK(full.says("standard output"));
    const Run closed = run_shell(info + " >&-");
    CHECK(closed.status == 1);
    CHECK(closed.says("standard output"));
    const Run left = run_shell(info + " | head -c 1; exit ${PIPESTATUS[0]}");
    CHECK(left.status == 0);
    CHECK(left.err.empty());
    CHECK(left.out == "{");
}

TEST_CASE("view says what is wrong with its arguments before a window opens") {
    const Folder folder;
    const std::string broken = folder.write("broken.tour.yaml", changed("mode: flight", "mode: flihgt"));
    const Run tour = run({"view", broken});
    CHECK(not_a_clean_failure(tour) == "");
    CHECK(tour.says(broken + ":29:11: "));
    CHECK(tour.says("flight"));
    CHECK(not_a_clean_failure(run({"view", folder / "none.yaml"})) == "");
    CHECK(run({"view", folder / "none.yaml"}).says("none.yaml"));
    CHECK(run({"view", bundled, "--size", "0x0"}).says("0x0"));
    CHECK(run({"view", bundled, "--crs", "EPSG:0"}).says("EPSG:0"));
}
