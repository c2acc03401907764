// Files that want to do harm, given to the program as a user would: each is refused with a reason, or made harmless,
// within two seconds of computing and 500 MB, and nothing of it reaches the terminal.
#include TOURMAP_CATCH_HEADER

#include <filesystem>
#include <functional>

#include "geodata/sanitized.h"
#include "tests/cli/support.h"
#include "tests/unit/geodata/archive.h"

namespace fs = std::filesystem;
using namespace tourmap::test;
using load_test::deflated;
using load_test::kml_head;
using load_test::zip_of;

namespace {

constexpr double most_seconds = tourmap::sanitized ? 20 : 2, most_megabytes = tourmap::sanitized ? 4000 : 500;

struct Hostile {
    std::string file;                      // its name
    std::function<std::string()> content;  // made when it is its turn
    std::string says;                      // part of what is said; empty: it is read, and harmless
};

std::string repeated(const std::string& text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

// Of a run that must end soon, small, and without a word that could do harm.
void check_bounds(const Run& run) {
    CHECK(run.cpu_seconds < most_seconds);
    CHECK(run.most_megabytes < most_megabytes);
    CHECK(is_plain_text(run.out));
    CHECK(is_plain_text(run.err));
    CHECK((run.status == 0 || run.status == 1));
}

void check(const std::string& verb, const Hostile& hostile) {
    const Folder folder;
    const Run got = run({verb, folder.write(hostile.file, hostile.content())});
    INFO(verb << " " << hostile.file << ": " << got.cpu_seconds << " s, " << got.most_megabytes << " MB\n"
              << got.out.substr(0, 500) << got.err.substr(0, 500));
    check_bounds(got);
    CHECK((got.status == 1) == !hostile.says.empty());
    CHECK((got.says(hostile.says) || got.prints(hostile.says)));
}

std::string laughs(const std::string& first, const std::string& mark, const std::string& after) {
    std::string out = first;
    for (int i = 1; i < 12; ++i)
        out += "l" + std::to_string(i) + ": &l" + std::to_string(i) + " [" +
               repeated(mark + std::to_string(i - 1) + ",", 9) + "]\n";
    return out + after;
}

std::string entities() {
    std::string out = "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY l0 \"lol\">";
    for (int i = 1; i < 12; ++i)
        out += "<!ENTITY l" + std::to_string(i) + " \"" + repeated("&l" + std::to_string(i - 1) + ";", 10) + "\">";
    return out + "]>";
}

std::string big_endian(unsigned value) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
    return out;
}

const std::string megabytes_100(std::size_t{100} << 20, 'a');

}  // namespace

TEST_CASE("hostile tours are refused, each with its reason") {
    const auto with = [](const std::string& from, const std::string& to) {
        return [from, to] { return changed(from, to); };
    };
    const std::vector<Hostile> all{
        {"aliases.tour.yaml", [] { return laughs("l0: &l0 [lol]\n", "*l", small_tour); }, ":1:5: error: an anchor"},
        {"anchor.tour.yaml", with("title: A", "title: &a A"), ":2:8: error: an anchor"},
        {"merge.tour.yaml", with("title: A", "<<: *a\ntitle: A"), "error"},
        {"tag.tour.yaml", with("title: A", "title: !!python/object/apply:os.system A"), ":2:8: error: a tag"},
        {"deep.tour.yaml", [] { return repeated("[", 500'000); }, "nested deeper than 32 levels"},
        {"deeper.tour.yaml", [] { return repeated("- ", 200'000); }, "nested deeper than 32 levels"},
        {"keys.tour.yaml", [] { return repeated("? ", 200'000); }, "error"},
        {"deep.tour.json", [] { return repeated("{\"a\":", 150'000); }, "nested deeper than 32 levels"},
        {"indent.tour.yaml",
         [] {
             std::string out;
             for (std::size_t i = 0; i < 1500; ++i) out += std::string(i, ' ') + "a:\n";
             return out;
         },
         "nested deeper than 32 levels"},
        {"long.tour.yaml", [] { return small_tour + "#" + megabytes_100; }, "is longer than 4 MiB"},
        {"line.tour.yaml", [] { return small_tour + "#" + std::string(std::size_t{3} << 20, 'a'); },
         "a line is longer"},
        {"many.tour.yaml", [] { return small_tour + repeated("a: b\n", 700'000); }, "error"},
        {"quotes.tour.yaml", [] { return repeated("\"", 1'000'000); }, "error"},
        {"nul.tour.yaml", [] { return changed("A short", std::string("A\0short", 7)); }, ":2:9: error: a control"},
        {"escape.tour.yaml", with("A short", "A \x1b[31mshort"), ":2:10: error: a control character"},
        {"escaped.tour.yaml", with("A short tour", "\"A \\e]8;;x\\a tour\""), ":2:8: error: \"title\" holds a control"},
        {"zero.tour.yaml", with("A short tour", "\"A\\0tour\""), ":2:8: error: \"title\" holds a control"},
        {"utf8.tour.yaml", with("A short", "A \xC3\x28 \xFF"), ":2:10: error: not UTF-8"},
        {"surrogate.tour.yaml", with("A short", "A \xED\xA0\x80"), ":2:10: error: not UTF-8"},
        {"bidi.tour.yaml", with("A short", "A \xE2\x80\xAE short"), ":2:10: error: a character that overrides"},
        {"bidi2.tour.yaml", with("A short tour", "\"A \\u202E short\""),
         ":2:8: error: \"title\" holds a character that"},
        {"infinite.tour.yaml", with("lon: 2.33", "lon: 1e999"), ":15:10: error: "},
        {"huge.tour.yaml", with("lon: 2.33", "lon: 99999999999999999999"), ":15:10: error: "},
        {"digits.tour.yaml", [] { return changed("lon: 2.33", "lon: 2" + std::string(100'000, '9')); },
         ":15:10: error: "},
        {"nan.tour.yaml", with("lon: 2.33", "lon: .nan"), ":15:10: error: "},
        {"version.tour.yaml", with("version: 1", "version: 99999999999999999999"), ":1:10: error: "},
        {"date.tour.yaml", with("arrive: 2023-11-01", "arrive: 99999999999-99-99T99:99Z"), ":23:13: error: "},
        {"script.tour.yaml", with("https://example.org/release", "javascript:alert(1)"), "is not a web address"},
        {"proj.tour.yaml",
         [] { return changed("crs: auto", "crs: \"" + repeated("+proj=pipeline +step ", 900) + "\""); },
         ":4:8: error: "}};
    for (const Hostile& hostile : all) check("check", hostile);
}

TEST_CASE("hostile map data is refused or harmless") {
    const std::string deep = repeated("[", 3'000'000), kml_end = "</Document></kml>";
    const std::string point_start = R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":)";
    const std::vector<Hostile> all{
        {"laughs.kml", [&] { return entities() + kml_head + "<Placemark><name>&l11;</name></Placemark>" + kml_end; },
         "tourmap: "},
        {"laughs.gpx",
         [] { return entities() + "<gpx version=\"1.1\"><wpt lat=\"1\" lon=\"2\"><name>&l11;</name></wpt></gpx>"; },
         "tourmap: "},
        {"laughs.gml",
         [] {
             return entities() +
                    "<c:C xmlns:c=\"http://x\" xmlns:gml=\"http://www.opengis.net/gml\"><gml:featureMember>"
                    "<c:b fid=\"1\"><c:n>&l11;</c:n></c:b></gml:featureMember></c:C>";
         },
         ""},
        {"file.kml",
         [&] {
             return std::string("<!DOCTYPE kml [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>") + kml_head +
                    "<Placemark><name>&f;</name><Point><coordinates>1,2</coordinates></Point></Placemark>" + kml_end;
         },
         "tourmap: "},
        {"deep.kml", [] { return kml_head + repeated("<Folder>", 200'000); }, "tourmap: "},
        {"deep.gpx", [] { return "<gpx version=\"1.1\">" + repeated("<extensions>", 200'000); }, ""},
        {"track.kml",
         [&] {
             return kml_head + std::string("<Placemark><gx:Track><gx:coord>1 2</gx:coord></gx:Track></Placemark>") +
                    kml_end;
         },
         "tourmap: "},
        {"bomb.kmz", [] { return load_test::kmz_bomb(30); }, "MB of memory, the limit for a file of its size"},
        {"table.zip",
         [] { return zip_of("a.csv", deflated("name,lon,lat\n", repeated("a,1,2\n", 1'000'000), 10), 60'000'013); },
         "tourmap: "},
        {"deep.geojson", [&] { return deep; }, "tourmap: "},
        {"objects.geojson",
         [] { return R"({"type":"FeatureCollection","features":)" + repeated("{\"a\":", 1'000'000); }, "tourmap: "},
        {"coordinates.geojson", [&] { return point_start + deep; }, "tourmap: "},
        {"collections.geojson",
         [] {
             return R"({"type":"Feature","properties":{},"geometry":)" +
                    repeated(R"({"type":"GeometryCollection","geometries":[)", 100'000);
         },
         "tourmap: "},
        {"string.geojson",
         [&] {
             return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":")" + megabytes_100;
         },
         "tourmap: "},
        {"plain.geojson", [] { return megabytes_100; }, "tourmap: "},
        {"plain.kml", [] { return megabytes_100; }, "tourmap: "},
        {"plain.gpkg", [] { return "SQLite format 3" + megabytes_100; }, "tourmap: "},
        {"numbers.geojson", [&] { return point_start + "[1e999,99999999999999999999]}}"; }, "tourmap: "},
        {"zero.geojson", [&] { return point_start + std::string("[1,2\0]}}", 8); }, "tourmap: "},
        {"escape.geojson",
         [] {
             return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"\u001b]0;x\u0007\u202e":"\u001b[31m\u0000"},
                 "geometry":{"type":"Point","coordinates":[1,2]}}]})";
         },
         ""},
        {"points.vrt",
         [] {
             return std::string(
                 "<OGRVRTDataSource><OGRVRTLayer "
                 "name=\"a\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
         },
         "--allow-network"},
    };
    for (const Hostile& hostile : all) check("info", hostile);
}

TEST_CASE("hostile files of other tools become no tour") {
    const std::string deep = repeated("[", 3'000'000);
    const std::vector<Hostile> all{
        {"laughs.kml",
         [] { return entities() + kml_head + "<Placemark><name>&l11;</name></Placemark></Document></kml>"; },
         "tourmap: "},
        {"deep.kml",
         [] { return kml_head + repeated("<Folder>", 200'000) + repeated("</Folder>", 200'000) + "</Document></kml>"; },
         "tourmap: "},
        {"bomb.kmz", [] { return load_test::kmz_bomb(); }, "tourmap: "},
        {"deep.gpx",
         [] { return "<gpx version=\"1.1\">" + repeated("<trk>", 200'000) + repeated("</trk>", 200'000) + "</gpx>"; },
         "tourmap: "},
        {"deep.geojson", [&] { return deep; }, "tourmap: "},
        {"collections.geojson",
         [] {
             return R"({"type":"Feature","properties":{},"geometry":)" +
                    repeated(R"({"type":"GeometryCollection","geometries":[)", 100'000);
         },
         "tourmap: "},
        {"config.js", [&] { return "var config = {chapters: " + deep; }, "tourmap: "},
        {"long.csv", [] { return megabytes_100; }, "tourmap: "},
        {"quotes.csv", [] { return "name,lon,lat\n" + repeated("\"", 1'000'001); }, "tourmap: "},
        {"zero.csv", [] { return std::string("name,lon,lat\n\0,1,2\n", 20); }, ""},
        {"huge.csv", [] { return "name,lon,lat\nA,1e999,99999999999999999999\n"; }, "tourmap: "}};
    for (const Hostile& hostile : all) {
        const Folder folder;
        const Run got = run({"convert", folder.write(hostile.file, hostile.content()), folder / "out.tour.yaml"});
        INFO("convert " << hostile.file << ": " << got.cpu_seconds << " s, " << got.most_megabytes << " MB\n"
                        << got.out.substr(0, 500) << got.err.substr(0, 500));
        check_bounds(got);
        CHECK(got.says(hostile.says));
        if (!hostile.says.empty()) CHECK(got.status == 1);
    }
}

TEST_CASE("files that a tour names stay in its folder and off the network, unless that is allowed") {
    const Folder folder;
    fs::create_directories(folder / "tour/media");
    const std::string point = R"({"type":"Point","coordinates":[1,2]})";
    folder.write("other.geojson", point);
    folder.write("tour/mine.geojson", point);
    fs::create_symlink("../../other.geojson", folder / "tour/media/link.geojson");
    fs::create_symlink("..", folder / "tour/media/up");
    const auto layer = [&](const std::string& file, const std::vector<std::string>& flags = {}) {
        std::vector<std::string> arguments{
            "check",
            folder.write("tour/a.tour.yaml", changed("crs: auto", "crs: auto\n  layers: [{file: \"" + file + "\"}]"))};
        arguments.insert(arguments.end(), flags.begin(), flags.end());
        Run got = run(arguments);
        check_bounds(got);
        return got;
    };
    CHECK(layer("mine.geojson").status == 0);
    struct Outside {
        std::string file, says;
        bool address = false;
    };
    const std::vector<Outside> all{{"../other.geojson", "leaves the folder of the tour"},
                                   {"media/../../other.geojson", "leaves the folder of the tour"},
                                   {folder / "other.geojson", "is absolute"},
                                   {"media/link.geojson", "leaves the folder of the tour"},
                                   {"media/up/../other.geojson", "leaves the folder of the tour"}};
    for (const Outside& outside : all) {
        INFO(outside.file);
        const Run refused = layer(outside.file);
        CHECK(refused.status == 1);
        CHECK(refused.prints("a.tour.yaml:5:19: error: \"file\" " + outside.says));
        CHECK(refused.prints("--allow-outside"));
        if (outside.file != "media/up/../other.geojson") CHECK(layer(outside.file, {"--allow-outside"}).status == 0);
    }
    // By its bare name, from its own folder, as people do.
    layer("media/link.geojson");
    const fs::path before = fs::current_path();
    fs::current_path(folder / "tour");
    const Run bare = run({"check", "a.tour.yaml"});
    fs::current_path(before);
    CHECK(bare.status == 1);
    CHECK(bare.prints("leaves the folder of the tour"));
    for (const std::string address :
         {"http://127.0.0.1:9/a.geojson", "/vsicurl/http://127.0.0.1:9/a.geojson", "/VSICURL/http://127.0.0.1:9/a",
          "WFS:http://127.0.0.1:9/", "PG:host=127.0.0.1", "/vsizip//etc/x.zip", "file:///etc/passwd"}) {
        INFO(address);
        for (const std::vector<std::string>& flags : {std::vector<std::string>{}, {"--allow-outside"}}) {
            const Run refused = layer(address, flags);
            CHECK(refused.status == 1);
            CHECK(refused.prints("a.tour.yaml:5:19: error: \"file\" is an address, not a file"));
            CHECK(refused.prints("--allow-network"));
        }
    }
    for (const std::string key : {"theme", "worldview", "relief"})
        for (const std::string file : {"/etc/passwd", "../other.yaml", "media/link.geojson"}) {
            INFO(key << ": " << file);
            const std::string text = changed("crs: auto", "crs: auto\n  " + key + ": " + file);
            const Run refused = run({"check", folder.write("tour/b.tour.yaml", text)});
            CHECK(refused.status == 1);
            CHECK(refused.prints("b.tour.yaml:5:"));
            CHECK(refused.prints("--allow-outside"));
        }
    // Now it is asked for, and nobody answers.
    const Run asked = layer("http://127.0.0.1:9/a.geojson", {"--allow-network"});
    CHECK(asked.status == 1);
    CHECK(asked.prints("a.tour.yaml:5:19: error: "));
    CHECK_FALSE(asked.prints("is an address"));
    for (const std::string verb : {"view", "export", "convert", "info"}) {
        const Run help = run({verb, "--help"});
        CHECK(help.prints("--allow-outside"));
        CHECK(help.prints("--allow-network"));
    }
}

TEST_CASE("a small raster that unfolds into billions of pixels is no relief") {
    const auto chunk = [](const std::string& text) {
        const auto crc = crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
        return big_endian(static_cast<unsigned>(text.size() - 4)) + text + big_endian(static_cast<unsigned>(crc));
    };
    const auto png = [&](unsigned width, unsigned height, char interlaced) {
        const std::string header =
            "IHDR" + big_endian(width) + big_endian(height) + std::string("\x08\0\0\0", 4) + interlaced;
        const int blocks = static_cast<int>((std::uint64_t{width} + 1) * height >> 24) + 2;
        const std::string data = "IDAT\x78\x9c" + deflated("", std::string(std::size_t{1} << 24, '\0'), blocks);
        return "\x89PNG\r\n\x1a\n" + chunk(header) + chunk(data) + chunk("IEND");
    };
    const Folder folder;
    for (const char interlaced : {'\0', '\1'}) {
        const std::string relief = folder.write("bomb.png", png(60'000, 30'000, interlaced));
        const Run got = run({"draw", basemap + "countries_110m.shp", "--base", "--relief", relief, "-o",
                             folder / "a.png", "--size", "320x160", "--overwrite"});
        INFO(got.err << got.cpu_seconds << " s, " << got.most_megabytes << " MB");
        check_bounds(got);
        CHECK(got.status == 1);
        CHECK(got.says("bomb.png"));
    }
}

TEST_CASE("pictures that are none, or too large to be, are refused by their headers") {
    const std::string jpeg_start("\xFF\xD8\xFF\xC0\x00\x11\x08\xFF\xFF\xFF\xFF\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01",
                                 21);
    const std::string ihdr =
        "IHDR" + big_endian(0x7FFFFFFF) + big_endian(0x7FFFFFFF) + std::string("\x08\x06\0\0\0", 5);
    const auto crc =
        static_cast<unsigned>(crc32(0, reinterpret_cast<const Bytef*>(ihdr.data()), static_cast<uInt>(ihdr.size())));
    const std::vector<std::pair<std::string, std::string>> pictures{
        {"shell.png", "#!/bin/sh\nexit 1\n"},
        {"vector.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>"},
        {"empty.png", ""},
        {"huge.png", "\x89PNG\r\n\x1a\n" + big_endian(13) + ihdr + big_endian(crc)},
        {"large.gif",
         std::string("GIF89a\x00\x20\x00\x20\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2\x44\1\0;", 35)},
        {"huge.gif", std::string("GIF89a\xFF\xFF\xFF\xFF\x80\0\0", 13)},
        {"huge.bmp",
         std::string("BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\xFF\xFF\xFF\x7F\xFF\xFF\xFF\x7F\1\0\x18\0\0\0\0\0", 34) +
             std::string(20, '\0')},
        {"huge.jpg", jpeg_start},
        {"long.png", "\x89PNG\r\n\x1a\n" + megabytes_100}};
    for (const auto& [name, bytes] : pictures) {
        const Folder folder;
        folder.write(name, bytes);
        const Run got =
            run({"check", folder.write("a.tour.yaml", changed("status: signed", "status: signed\n    picture: {file: " +
                                                                                    name + ", alt: A, credit: C}"))});
        INFO(name << ": " << got.out.substr(0, 500) << got.err);
        check_bounds(got);
        CHECK(got.status == 1);
        CHECK(got.prints("a.tour.yaml:40:21: error: "));
    }
}

TEST_CASE("hostile themes and worldviews are refused") {
    const std::vector<Hostile> all{{"laughs.yaml", [] { return laughs("l0: &l0 [lol]\n", "*l", ""); }, "error"},
                                   {"deep.yaml", [] { return repeated("[", 500'000); }, "error"},
                                   {"long.yaml", [] { return megabytes_100; }, "error"}};
    for (const Hostile& hostile : all)
        for (const std::string key : {"theme", "worldview"}) {
            const Folder folder;
            folder.write(hostile.file, hostile.content());
            const Run got =
                run({"check",
                     folder.write("a.tour.yaml", changed("crs: auto", "crs: auto\n  " + key + ": " + hostile.file))});
            INFO(key << ": " << got.out.substr(0, 500) << got.err);
            check_bounds(got);
            CHECK(got.status == 1);
            CHECK(got.prints(hostile.says));
        }
}

TEST_CASE("markup in texts stays text in what is written") {
    const Folder folder;
    const std::string evil =
        R"(</name><script>alert(1)</script>]]>&amp;&#x26;<![CDATA[ [x](javascript:y) ![x](http://z) `c`)";
    std::string tour = changed("title: A short tour", "title: '" + evil + "'");
    tour.replace(tour.find("place: Astana"), 13, "place: '" + evil + "'");
    tour.replace(tour.find("title: Wind farm"), 16, "title: '" + evil + "'\n    text: '" + evil + "'");
    tour.replace(tour.find("https://example.org/release"), 27, "'https://example.org/\">)<script>alert(1)</script>'");
    const std::string path = folder.write("evil.tour.yaml", tour);
    REQUIRE(run({"check", path}).status == 0);
    for (const std::string name : {"a.kml", "a.gpx", "a.md", "a.geojson", "a.csv"}) {
        const Run got = run({"convert", path, folder / name});
        INFO(name << got.err);
        check_bounds(got);
        REQUIRE(got.status == 0);
        const std::string text = read(folder / name);
        INFO(text);
        // JSON and CSV have no markup: there it stays as it was written.
        const bool marked_up = name != "a.geojson" && name != "a.csv";
        CHECK((text.find("<script") == std::string::npos) == marked_up);
        if (name == "a.md") {
            // Brackets are written so that they open no link.
            CHECK(text.find("\\[x\\](javascript:") != std::string::npos);
            CHECK(text.find(" [x]") == std::string::npos);
        }
        if (name != "a.md") CHECK(run({"info", folder / name}).status == 0);
    }
}
