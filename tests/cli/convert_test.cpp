// tourmap convert: a tour for other tools, and other tools' files as tours.
#include TOURMAP_CATCH_HEADER

#include "tests/cli/support.h"

using namespace tourmap::test;

namespace {

const std::string corpus = TOURMAP_SOURCE_DIR "/tests/fuzz/corpus/";

}  // namespace

TEST_CASE("a tour is converted by the name of the file, whole or not at all") {
    const Folder folder;
    const std::string tour = folder.write("small.tour.yaml", small_tour);
    for (const char* name : {"t.geojson", "t.kml", "t.gpx", "t.csv", "t.md"}) {
        CAPTURE(name);
        CHECK(run({"convert", tour, folder / name}).status == 0);
        CHECK(std::filesystem::exists(folder / name));
    }
    CHECK(run({"convert", tour, folder / "t.md"}).says("exists already"));
    CHECK(run({"convert", tour, folder / "t.doc"}).says(".geojson, .kml, .gpx, .csv or .md"));
    CHECK(run({"convert", tour, folder / "u.md", "--lang", "xx"}).says("xx"));
    CHECK_FALSE(std::filesystem::exists(folder / "u.md"));
}

TEST_CASE("files of other tools become tours that are good, with the schema beside them and a report") {
    const Folder folder;
    const std::pair<const char*, const char*> files[] = {
        {"read_geojson/umap.geojson", "2 stops, 1 leg, 0 markers, 1 source"},
        {"read_kml/google_earth.kml", "2 stops, 1 leg"},
        {"read_kml/my_maps.kml", "3 stops, 1 leg"},
        {"read_kmz/small.kmz", "2 stops, 1 leg"},
        {"read_gpx/garmin.gpx", "2 stops, 1 leg"},
        {"read_gpx/strava.gpx", "2 stops, 1 leg"},
        {"read_csv/excel.csv", "2 stops, 1 leg"},
        {"read_storymap/knightlab.json", "2 stops, 0 legs"},
        {"read_chapters/config.js", "2 stops, 1 leg"},
    };
    for (const auto& [file, says] : files) {
        CAPTURE(file);
        const std::string out = folder / "made.tour.yaml";
        const Run made = run({"convert", corpus + file, out, "--overwrite"});
        INFO(made.out << made.err);
        CHECK(made.status == 0);
        CHECK(made.prints(says));
        CHECK(made.prints("Not carried over from"));
        CHECK(made.err.empty());
        CHECK(is_plain_text(made.out));
        CHECK(read(out).starts_with("# yaml-language-server: $schema=tour.schema.json\n"));
        CHECK(run({"check", out}).status == 0);
    }
    CHECK(std::filesystem::exists(folder / "tour.schema.json"));
}

TEST_CASE("a file of another tool goes on to a third, and a tour to a tour") {
    const Folder folder;
    const Run kml = run({"convert", corpus + "read_csv/excel.csv", folder / "a.kml"});
    CHECK(kml.status == 0);
    CHECK(kml.prints("a row without a place"));
    CHECK(read(folder / "a.kml").find("<name>Kraków</name>") != std::string::npos);
    CHECK(run({"convert", bundled, folder / "again.tour.yaml"}).status == 0);
    CHECK(run({"check", folder / "again.tour.yaml"}).status == 0);
    CHECK(run({"convert", bundled, folder / "again.tour.yaml"}).says("exists already"));
}

TEST_CASE("a picture in the folder of the new tour is kept, others are noted") {
    const Folder folder;
    std::filesystem::copy_file(TOURMAP_SOURCE_DIR "/tests/data/blue.png", folder.path() / "blue.png");
    const std::string csv = folder.write("a.csv",
                                         "name,lon,lat,image,alt,credit\nA,1,2,blue.png,A blue square,By hand\n"
                                         "B,1,3,../blue.png,Blue,By hand\nC,1,4,/etc/passwd,Blue,By hand\n");
    const Run made = run({"convert", csv, folder / "a.tour.yaml"});
    CHECK(made.status == 0);
    CHECK(read(folder / "a.tour.yaml").find("- {file: blue.png, alt: A blue square, credit: By hand}") !=
          std::string::npos);
    CHECK(made.prints("a picture that is not in the folder of the tour, 2 times, first: ../blue.png"));
    CHECK(run({"check", folder / "a.tour.yaml"}).status == 0);
}

TEST_CASE("what cannot be converted is one error with its place, and nothing is written") {
    const Folder folder;
    const std::string bad = folder.write("bad.csv", "name,lon,lat\nA,1,2\nB,200,x\n");
    const Run failed = run({"convert", bad, folder / "a.tour.yaml"});
    CHECK(not_a_clean_failure(failed).empty());
    CHECK(failed.says(bad + ":3: "));
    CHECK(run({"convert", folder / "missing.kml", folder / "a.tour.yaml"}).says("cannot be read"));
    CHECK(run({"convert", TOURMAP_SOURCE_DIR "/tests/data/blue.png", folder / "a.tour.yaml"}).status == 1);
    CHECK(folder.names() == std::vector<std::string>{"bad.csv"});
}
