// Files that kill, stop or choke GDAL's readers: what is left is an error, and this process.
#include "geodata/read_apart.h"

#include TOURMAP_CATCH_HEADER

#include <sys/resource.h>

#include <chrono>

#include "geodata/reader_limits.h"
#include "geodata/reader_process.h"
#include "tests/unit/geodata/archive.h"
#include "tests/unit/geodata/load_files.h"

using namespace load_test;
using namespace tourmap;

namespace {

// A gx:coord of two numbers ends libgdal 3.6 with a segmentation fault.
std::string crashing_kml() {
    return std::string(kml_head) +
           "<Schema id=\"s\"><gx:SimpleArrayField name=\"heart\" type=\"int\"/></Schema><Placemark><ExtendedData>"
           "<SchemaData schemaUrl=\"#s\"><gx:SimpleArrayData name=\"heart\"><gx:value>80</gx:value>"
           "</gx:SimpleArrayData></SchemaData></ExtendedData><gx:Track>"
           "<gx:coord>71.4 51.2</gx:coord></gx:Track></Placemark></Document></kml>";
}

std::string good_kml() {
    return std::string(kml_head) +
           "<Placemark><name>Astana</name><Point><coordinates>71.4,51.2</coordinates></Point></Placemark></Document>"
           "</kml>";
}

std::string table(int rows) {
    std::string text = "name,lon,lat\n";
    for (int i = 0; i < rows; ++i) text += "P" + std::to_string(i) + "," + std::to_string(i % 180) + ",51\n";
    return text;
}

double cpu_of_children() {
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// The error of a file whose reader is given other limits.
std::string said_within(const std::string& path, const ReaderLimits& limits) {
    ReaderRequest request{ReaderRequest::What::layers, path};
    request.limits = limits;
    const auto done = run_reader(request, {}, [](ReaderTag, std::span<const std::byte>) { return true; });
    return done ? std::string() : describe(done.error());
}

}  // namespace

TEST_CASE("a file that crashes its reader is an error, and the next one is read") {
    const TempFolder folder;
    const std::string error = error_of(folder.write("track.kml", crashing_kml()));
    INFO(error);
    // A later GDAL may be able to read it.
    if (!error.empty()) {
        CHECK(contains(error, "track.kml: is damaged, or more than GDAL can take: its reader crashed"));
        CHECK(contains(error, "GeoPackage"));
    }
    CHECK(load_one(folder.write("good.kml", good_kml())).layer->feature_count() == 1);
    CHECK(load_one(folder.write("good.kmz", zip_of("doc.kml", good_kml()))).layer->feature_count() == 1);
}

TEST_CASE("an archive that unfolds without end is noticed soon") {
    const TempFolder folder;
    const std::string path = folder.write("bomb.kmz", kmz_bomb());
    const double before = cpu_of_children();
    const std::string error = error_of(path);
    INFO(error);
    CHECK(contains(error, "MB of memory, the limit for a file of its size"));
    CHECK(cpu_of_children() - before < 4);
    CHECK(reader_limits(bytes_of_source(path), false, false).memory < (std::uint64_t{500} << 20));
}

TEST_CASE("a reader that computes, waits or takes too much is ended, and it is said which") {
    const TempFolder folder;
    const std::string path = folder.write("many.csv", table(400'000));
    const ReaderLimits plenty = reader_limits(bytes_of_source(path), false, false);
    ReaderLimits limits = plenty;
    limits.cpu_seconds = 0.05;
    CHECK(contains(said_within(path, limits), "many.csv: reading it took more than 0.05 s of computing"));
    limits = plenty;
    limits = plenty;
    limits.memory = std::uint64_t{16} << 20;
    CHECK(contains(said_within(path, limits), "reading it took more than 16 MB of memory"));
    CHECK(said_within(path, plenty).empty());
}

TEST_CASE("a reader that is not wanted any more is gone at once") {
    const TempFolder folder;
    LoadOptions options;
    int asked = 0;
    options.progress = Progress([&](double, const char* what) {
        CHECK(std::string(what) == "reading");
        return ++asked < 8;
    });
    const auto loaded = load_layers(folder.write("many.csv", table(400'000)), options);
    REQUIRE_FALSE(loaded);
    CHECK(was_cancelled(loaded.error()));
    CHECK(asked == 8);
}

TEST_CASE("what is read apart is what would be read here") {
    const TempFolder folder;
    const std::string square = R"({"type":"Polygon","coordinates":[[[170,0],[190,0],[190,5],[170,5],[170,0]]]})";
    ShapeFile latin;
    latin.shapes = {{load_test::square(1, 2, 3)}};
    latin.rows = {{"Besan\xE7on"}};
    latin.prj.clear();
    const std::string data = TOURMAP_SOURCE_DIR "/tests/data/";
    const std::vector<std::string> paths{
        data + "shapes.gpkg", data + "shapes.fgb", data + "polar.fgb", latin.write(folder, "latin"),
        folder.write("mixed.geojson", feature_collection({square, R"({"type":"Point","coordinates":[1,200]})", "null",
                                                          R"({"type":"LineString","coordinates":[[0,0],[1,1]]})"}))};
    for (const std::string& path : paths) {
        INFO(path);
        const auto here = load_layers(path), apart = load_layers_apart(path, {});
        REQUIRE(here);
        REQUIRE(apart);
        REQUIRE(here->size() == apart->size());
        for (std::size_t i = 0; i < here->size(); ++i)
            CHECK(encode((*here)[i]) == encode((*apart)[i]));  // every array, text and note
    }
    for (const std::string path : {"/no/such.kml", "/etc", "/vsicurl/http://localhost/x.kml", ""}) {
        INFO(path);
        CHECK_FALSE(load_layers_apart(path, {}));
    }
    CHECK(contains(error_of(folder / "none.kml"), "none.kml: no such file or directory"));
}

TEST_CASE("a message that is not what it should be is refused") {
    const auto loaded = load_one(TOURMAP_SOURCE_DIR "/tests/data/shapes.fgb");
    const std::vector<std::byte> good = encode(loaded);
    CHECK(decode_layer(good));
    for (std::size_t cut : {std::size_t{0}, std::size_t{1}, good.size() / 2, good.size() - 1})
        CHECK_FALSE(decode_layer(std::span(good).first(cut)));
    const auto broken = [&](const auto& change) {
        GeoLayer layer = *loaded.layer;
        change(layer);
        return !decode_layer(encode(LoadedLayer{std::make_shared<const GeoLayer>(std::move(layer)), {}}));
    };
    CHECK(broken([](GeoLayer& l) { l.vertices[0].lon = 181; }));
    CHECK(broken([](GeoLayer& l) { l.vertices[0].lat = std::numeric_limits<double>::quiet_NaN(); }));
    CHECK(broken([](GeoLayer& l) { l.ring_offsets.back() += 1; }));
    CHECK(broken([](GeoLayer& l) { l.part_offsets = {0}; }));
    CHECK(broken([](GeoLayer& l) { l.kinds[0] = static_cast<GeometryKind>(9); }));
    CHECK(broken([](GeoLayer& l) { l.seam.pop_back(); }));
    CHECK(broken([](GeoLayer& l) { l.attributes.values.pop_back(); }));
    CHECK(broken([](GeoLayer& l) { l.attributes.values[0] = "\xFF"; }));
}
