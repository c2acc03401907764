// What cannot be read is refused with what is wrong, where, and what would be right; and quickly.
#include TOURMAP_CATCH_HEADER

#include <zip.h>

#include <ctime>

#include "src/exchange/read_any.h"

using namespace tourmap;

namespace {

struct Mistake {
    const char *name, *text, *place, *says;
};

std::string error_of(const std::string& text, const std::string& name) {
    const auto read = read_any(text, name);
    return read ? "" : describe(read.error());
}

std::string repeated(const std::string& text, std::size_t n) {
    std::string out;
    out.reserve(text.size() * n);
    for (std::size_t i = 0; i < n; ++i) out += text;
    return out;
}

std::string zipped(const std::string& name, const std::string& text) {
    zip_error_t error;
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(memory);
    zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
    REQUIRE(zip_close(archive) == 0);
    REQUIRE(zip_source_open(memory) == 0);
    zip_source_seek(memory, 0, SEEK_END);
    std::string out(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
    zip_source_seek(memory, 0, SEEK_SET);
    zip_source_read(memory, out.data(), out.size());
    zip_source_close(memory);
    zip_source_free(memory);
    return out;
}

}  // namespace

TEST_CASE("each mistake is told with its place") {
    const Mistake all[] = {
        {"a.csv", "name,lon\nA,1\n", "a.csv:1: ", "no column for the latitude among: \"name, lon\""},
        {"a.csv", "name,lon,lat\nA,1,2\nB,x,2\n", "a.csv:3: ", "\"lon\" is no number: \"x\""},
        {"a.csv", "name,lon,lat\nA,1,95\n", "a.csv:2: ", "line 2 (\"A\") is not on Earth: lon 1, lat 95"},
        {"a.csv", "name,lon,lat\nA,48,171\n", "a.csv:2: ", "the wrong way round?"},
        {"a.csv", "name,lon,lat\n\"A,1,2\n", "a.csv:2: ", "a quote that is not closed"},
        {"a.csv", "name,lon,lat\n", "a.csv: ", "holds no places"},
        {"a.geojson", "{\"type\": \"FeatureCollection\",\n \"features\": [}", "a.geojson:2:15: ", "not JSON"},
        {"a.geojson",
         R"({"type":"Feature","properties":{"name":"X"},"geometry":{"type":"Point","coordinates":[12,100]}})",
         "a.geojson: ", "feature 1 (\"X\") is not on Earth: lon 12, lat 100"},
        {"a.geojson", R"({"type":"Feature","geometry":{"type":"Point","coordinates":["1",2]}})",
         "a.geojson: ", "a position must be [lon, lat]"},
        {"a.geojson", R"({"crs":{"properties":{"name":"EPSG:3857"}},"type":"FeatureCollection","features":[]})",
         "a.geojson: ", "in \"EPSG:3857\", not in degrees"},
        {"a.json", R"({"a": 1})", "a.json: ", "JSON of no kind that is known"},
        {"a.kml", "<kml>\n<Document></kml>", "a.kml:2:13: ", "not XML"},
        {"a.kml", "<kml>\n\n<Placemark><Point><coordinates>1, 2</coordinates></Point></Placemark></kml>",
         "a.kml:3: ", "a position is not one: \"1,\""},
        {"a.kml", "<?xml version='1.0'?>\n<!DOCTYPE x [<!ENTITY a \"b\">]><kml/>",
         "a.kml:2:14: ", "entities of its own"},
        {"a.xml", "<svg/>", "a.xml: ", "XML of no kind that is known: \"svg\""},
        {"a.gpx", "<gpx>\n<wpt lat='1'/></gpx>", "a.gpx:2: ", "needs lon and lat"},
        {"a.gpx", "<gpx>\n<wpt lat='1' lon='1000'/></gpx>", "a.gpx:2: ", "not on Earth"},
        {"a.js", "var config = {\n chapters: [\n  {title: 'x\n}]}", "a.js:3:11: ", "a text that is not closed"},
        {"a.js", "var config = {chapters: [{a: }]}", "a.js:1:30: ", "a value is missing"},
        {"a.js", "console.log('x');\nvar other = {a: 1};", "a.js: ", "assigns no object with the key \"chapters\""},
        {"a.bin",
         "\x7F"
         "ELF",
         "a.bin: ", "in no format that is known"},
        {"a.csv", "name,lon,lat\nZ\xFCrich,1,2\n", "a.csv:2:2: ", "not UTF-8"},
        {"empty.kml", " \n", "empty.kml: ", "holds nothing"},
    };
    for (const Mistake& mistake : all) {
        CAPTURE(mistake.name, mistake.text);
        const std::string error = error_of(mistake.text, mistake.name);
        CAPTURE(error);
        CHECK(error.starts_with(mistake.place));
        CHECK(error.find(mistake.says) != std::string::npos);
    }
}

TEST_CASE("bytes that are no text are refused, UTF-16 and declared encodings are read") {
    CHECK(error_of(std::string("name,lon,lat\nA\0B,1,2\n", 20), "a.csv").find("a zero byte") != std::string::npos);
    std::string utf16 = "\xFF\xFE";
    for (const char c : std::string("name\tlon\tlat\nA\t1\t2\n")) utf16 += {c, '\0'};
    REQUIRE(read_any(utf16, "a.txt"));
    const auto latin = read_any(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><gpx><wpt lat='1' lon='2'><name>Z\xFCrich</name></wpt></gpx>",
        "a.gpx");
    REQUIRE(latin);
    CHECK(latin->tour.stops[0].place == "Zürich");
    CHECK(error_of("<?xml version=\"1.0\" encoding=\"x-none\"?><gpx/>", "a.gpx").find("\"x-none\"") !=
          std::string::npos);
}

TEST_CASE("bombs are refused before they take time or memory") {
    const std::clock_t start = std::clock();
    CHECK(error_of(repeated("[", 100'000), "a.json").find("nested deeper than 64") != std::string::npos);
    CHECK(error_of("{\"type\":" + repeated("[0,", 0) + "[" + repeated("0,", 2'500'000) + "0]}", "a.geojson")
              .find("more than 2000000 values") != std::string::npos);
    CHECK(error_of(repeated("<a>", 100'000) + repeated("</a>", 100'000), "a.kml").find("nested deeper than 64") !=
          std::string::npos);
    CHECK(error_of("<a>" + repeated("<b/>", 5'000'000) + "</a>", "a.kml").find("more than 4000000") !=
          std::string::npos);
    CHECK(error_of("var c = {chapters: " + repeated("[", 100'000), "a.js").find("nested deeper than 64") !=
          std::string::npos);
    CHECK(error_of("var c = {chapters: x" + repeated("(", 100'000), "a.js").find("nested too deeply") !=
          std::string::npos);
    CHECK(error_of("var c = {chapters: " + repeated("`${", 100'000), "a.js").find("too deeply") != std::string::npos);
    const std::string bomb = zipped("doc.kml", std::string(80 << 20, ' '));
    CHECK(bomb.size() < 200'000);
    CHECK(error_of(bomb, "a.kmz").find("longer than 64 MiB") != std::string::npos);
    CHECK(error_of(zipped("a.txt", "x"), "a.kmz").find("holds no .kml") != std::string::npos);
    CHECK(error_of(bomb.substr(0, bomb.size() / 2), "a.kmz").find("no zip archive") != std::string::npos);
    std::string many = "name,lon,lat\n";
    for (int i = 0; i < 10'001; ++i) many += "A,1,2\n";
    CHECK(error_of(many, "a.csv").find("10001 places; a tour holds up to 10000") != std::string::npos);
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC <
          20);  // far more than it takes, under sanitizers too
}

TEST_CASE("crowds of lines among crowds of places are read in bounded time") {
    const std::clock_t start = std::clock();
    std::string gpx = "<gpx>";
    for (int i = 0; i < 5'000; ++i)
        gpx += "<wpt lat='" + std::to_string(1 + i * 1e-6) + "' lon='2'><name>P</name></wpt>";
    for (int i = 0; i < 500; ++i)
        gpx +=
            "<trk><trkseg><trkpt lat='1' lon='2'/><trkpt lat='1.1' lon='2.1'/><trkpt lat='1' "
            "lon='2.01'/></trkseg></trk>";
    auto read = read_any(gpx + "</gpx>", "a.gpx");
    REQUIRE(read);
    CHECK(read->tour.legs.size() <= 10'000);
    std::string script = "var c = {chapters: [{title: ''";
    for (int i = 0; i < 100'000; ++i) script += "+'aaaa'";
    REQUIRE(read_any(script + ", location: {center: [1, 2]}}]}", "a.js"));
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 10);
}

TEST_CASE("a tour as large as a tour can be is written and read again") {
    std::string text = "name,lon,lat\n";
    for (int i = 0; i < 5'000; ++i)
        text += "Place," + std::to_string(i % 360 - 180) + "," + std::to_string(i % 170 - 85) + "\n";
    auto read = read_any(text, "a.csv");
    REQUIRE(read);
    const auto file = new_tour_file(*read, "a.csv", "/nowhere/a.tour.yaml");
    REQUIRE(file);
    CHECK(file->tour.stops.size() == 5'000);
    CHECK(file->tour.stops[4'999].id == "place-5000");
}
