// What cannot be read, and how that is said: the file is named, what is missing is named, and
// nothing is written.
#include "geodata/load.h"

#include <sys/stat.h>
#include <unistd.h>

#include TOURMAP_CATCH_HEADER

#include "tests/unit/geodata/load_files.h"

using namespace load_test;

namespace {

long lines_of(const std::string& text) {
    return 1 + std::count(text.begin(), text.end(), '\n');
}

// Every error names its file and is one to four lines without control characters.
void check_form(const std::string& error, const std::string& file) {
    CHECK(contains(error, file));
    CHECK(lines_of(error) <= 4);
    CHECK(std::none_of(error.begin(), error.end(),
                       [](char c) { return c != '\n' && static_cast<unsigned char>(c) < 0x20; }));
}

ShapeFile one_square() {
    ShapeFile file;
    file.shapes = {{square(10, 10, 1)}};
    return file;
}

}  // namespace

TEST_CASE("a missing file is a missing file") {
    const TempFolder folder;
    for (const std::string name : {"none.shp", "none.geojson", "folder/none.gpkg"}) {
        const std::string error = error_of(folder / name);
        check_form(error, name);
        CHECK(contains(error, "no such file"));
    }
    CHECK(contains(error_of(""), "empty"));
    check_form(error_of(folder / "\x1B[31mred.shp"), "red.shp");
}

TEST_CASE("an unreadable file says why") {
    const TempFolder folder;
    const std::string file = folder.write("secret.geojson", feature_collection({}));
    REQUIRE(chmod(file.c_str(), 0) == 0);
    if (access(file.c_str(), R_OK) != 0) CHECK(contains(error_of(file), "Permission denied"));
    // Holds for root as well: a file is no folder.
    const std::string error = error_of(folder.write("plain", "x") + "/inside.shp");
    check_form(error, "inside.shp");
    CHECK(contains(error, "Not a directory"));
}

TEST_CASE("pipes and devices are refused instead of waited for") {
    const TempFolder folder;
    REQUIRE(mkfifo((folder / "pipe.geojson").c_str(), 0600) == 0);
    CHECK(contains(error_of(folder / "pipe.geojson"), "neither a file nor a directory"));
    CHECK(contains(error_of("/dev/zero"), "neither a file nor a directory"));
}

TEST_CASE("files that hold no vector data") {
    const TempFolder folder;
    const auto error = [&](const std::string& name, const std::string& bytes) {
        const std::string text = error_of(folder.write(name, bytes));
        check_form(text, name);
        return text;
    };
    CHECK(contains(error("empty.geojson", ""), "empty"));
    CHECK(contains(error("notes.txt", "hello\n"), "not a vector file"));
    CHECK(contains(error("picture.png", "\x89PNG\r\n\x1A\n"), "formats read: Shapefile, GeoPackage"));
    CHECK(contains(error("half.geojson", R"({"type":"FeatureCollection","features":[{"type":"Fea)"), "half.geojson"));
    CHECK(contains(error("data.gpkg", "SQLite format 3" + std::string(200, '\0')), "SQLite"));
    folder.write("words.shx", "words");
    folder.write("words.dbf", "words");
    CHECK(contains(error("words.shp", "just words"), "not a shapefile"));
}

TEST_CASE("folders") {
    const TempFolder folder;
    folder.write("empty/readme.txt", "nothing here");
    const std::string error = error_of(folder / "empty");
    check_form(error, "empty");
    CHECK(contains(error, "no vector files"));

    one_square().write(folder, "maps/a");
    one_square().write(folder, "maps/b");
    folder.write("maps/c.shp", read_file(folder / "maps/a.shp"));
    const auto loaded = tourmap::load_layers(folder / "maps");
    REQUIRE(loaded);
    CHECK(loaded->size() == 2);
    CHECK(contains(loaded->front().report.summary("maps"), "c.shp not read: c.shx is missing"));

    folder.write("half/c.shp", read_file(folder / "maps/a.shp"));
    folder.write("half/c.shx", read_file(folder / "maps/a.shx"));
    const auto half = tourmap::load_layers(folder / "half");
    REQUIRE(half);
    CHECK(contains(half->front().report.summary("half"), "c.shp read without attributes: c.dbf is missing"));

    folder.write("broken/c.shp", read_file(folder / "maps/a.shp"));
    CHECK(contains(error_of(folder / "broken"), "c.shx is missing"));
}

TEST_CASE("an incomplete shapefile says which file is missing, and stays incomplete") {
    for (const std::string part : {"shx", "dbf"}) {
        const TempFolder folder;
        const std::string path = one_square().write(folder, "roads");
        std::filesystem::remove(folder / ("roads." + part));
        const auto before = folder.names();
        // Even where the environment asks GDAL to rebuild it.
        setenv("SHAPE_RESTORE_SHX", "YES", 1);
        const std::string error = error_of(path);
        unsetenv("SHAPE_RESTORE_SHX");
        check_form(error, "roads.shp");
        CHECK(contains(error, "roads." + part + " is missing"));
        CHECK(contains(error, "one name in one folder"));
        CHECK(folder.names() == before);
    }
    const TempFolder folder;
    one_square().write(folder, "roads");
    CHECK(contains(error_of(folder / "roads.prj"), "give roads.shp"));
    std::filesystem::remove(folder / "roads.shp");
    CHECK(contains(error_of(folder / "roads.shx"), "roads.shp is missing"));
}

TEST_CASE("a shapefile in capitals is complete") {
    const TempFolder folder;
    one_square().write(folder, "roads");
    for (const std::string part : {"shp", "shx", "dbf", "prj"}) {
        std::string upper = part;
        for (char& c : upper) c = static_cast<char>(c - 32);
        std::filesystem::rename(folder / ("roads." + part), folder / ("ROADS." + upper));
    }
    CHECK(load_one(folder / "ROADS.SHP").layer->feature_count() == 1);
}

TEST_CASE("without a .prj, lon/lat is assumed and said, or the file is refused") {
    const TempFolder folder;
    ShapeFile file = one_square();
    for (const std::string prj : {"", "nonsense"}) {
        file.prj = prj;
        const auto loaded = load_one(file.write(folder, "degrees"));  // the first one has none
        CHECK(loaded.layer->crs == "WGS 84");
        CHECK(contains(loaded.report.summary("degrees.shp"), prj.empty() ? "no .prj" : "the .prj is not understood"));
        CHECK_FALSE(loaded.report.clean());
    }
    file.prj.clear();
    file.shapes = {{square(500000, 4649776, 1000)}};
    const std::string error = error_of(file.write(folder, "metres"));
    check_form(error, "metres.shp");
    CHECK(contains(error, "no .prj"));
    CHECK(contains(error, "x 500000 .. 501000"));
}

TEST_CASE("a CRS that is no place on Earth") {
    const std::string data = TOURMAP_SOURCE_DIR "/tests/data/shapes.gpkg";
    const std::string error = error_of(data, {"local", false});
    check_form(error, "shapes.gpkg");
    CHECK(contains(error, "\"site\" cannot be turned into longitude and latitude"));
}

TEST_CASE("a file whose coordinates contradict its CRS altogether") {
    const TempFolder folder;
    ShapeFile file = one_square();
    file.shapes = {{square(500000, 4649776, 1000)}, {square(600000, 4649776, 1000)}};
    const std::string error = error_of(file.write(folder, "wrong"));
    check_form(error, "wrong.shp");
    CHECK(contains(error, "none of its 2 features"));
    CHECK(contains(error, "out of range"));
}

TEST_CASE("a layer that is not there names those that are") {
    const std::string error = error_of(TOURMAP_SOURCE_DIR "/tests/data/shapes.gpkg", {"rivers", false});
    CHECK(contains(error, "no layer \"rivers\""));
    CHECK(contains(error, "box, curve, metres"));
}

TEST_CASE("one bad layer does not keep the others away") {
    const auto loaded = tourmap::load_layers(TOURMAP_SOURCE_DIR "/tests/data/shapes.gpkg");
    REQUIRE(loaded);
    CHECK(loaded->size() == 3);
    CHECK(contains(loaded->front().report.summary("shapes.gpkg"), "layer \"local\" not read"));
}
