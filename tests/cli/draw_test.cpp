#include TOURMAP_CATCH_HEADER

#include <sys/stat.h>
#include <unistd.h>

#include "tests/cli/support.h"

using namespace tourmap::test;

namespace {

const std::string countries = basemap + "countries_110m.shp";

Run draw(const std::string& file, const std::string& out, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"draw", file, "--size", "160x90", "-o", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

}  // namespace

TEST_CASE("draw writes one picture of the asked size, the same bytes each time") {
    const Folder folder;
    const std::vector<std::string> how{"--crs", "+proj=laea +lat_0=48 +lon_0=40", "--extent", "-5,35,90,62"};
    const Run first = draw(countries, folder / "a.png", how);
    CHECK(first.status == 0);
    CHECK(first.out.empty());
    CHECK(first.err.empty());
    REQUIRE(draw(countries, folder / "b.png", how).status == 0);
    CHECK(png_size(folder / "a.png") == PngSize{160, 90});
    CHECK(read(folder / "a.png") == read(folder / "b.png"));
    CHECK(folder.names() == std::vector<std::string>{"a.png", "b.png"});
}

TEST_CASE("draw on one core draws the same bytes as on several") {
    const Folder folder;
    const std::string fine = basemap + "countries_50m.shp";
    REQUIRE(draw(fine, folder / "a.png", {"--jobs", "1", "--no-cache"}).status == 0);
    REQUIRE(draw(fine, folder / "b.png", {"--jobs", "3", "--no-cache"}).status == 0);
    CHECK(read(folder / "a.png") == read(folder / "b.png"));
    const Run refused = draw(fine, folder / "c.png", {"--jobs", "0"});
    CHECK(refused.status != 0);
    CHECK(refused.says("--jobs"));
}

TEST_CASE("draw takes several files, and chooses a CRS where none is given") {
    const Folder folder;
    const Run done = run({"draw", countries, basemap + "rivers_50m.shp", basemap + "places.shp", "--extent",
                          "170,-50,-170,-10", "--size", "64x64", "-o", folder / "fiji.PNG"});
    CHECK(done.status == 0);
    CHECK(png_size(folder / "fiji.PNG") == PngSize{64, 64});
}

TEST_CASE("draw names meridians and parallels, and lays a raster under the map") {
    const Folder folder;
    REQUIRE(draw(countries, folder / "plain.png", {"--crs", "+proj=eqearth"}).status == 0);
    const Run named = draw(countries, folder / "named.png", {"--crs", "+proj=eqearth", "--graticule-labels"});
    CHECK(named.status == 0);
    CHECK(named.err.empty());
    // A picture twice as wide as high is taken for the whole globe, and that is said.
    REQUIRE(run({"draw", countries, "--size", "64x32", "-o", folder / "relief.png"}).status == 0);
    const Run relief =
        draw(countries, folder / "relief-map.png", {"--crs", "+proj=eqearth", "--relief", folder / "relief.png"});
    CHECK(relief.status == 0);
    CHECK(count_lines(relief.err) == 1);
    CHECK(relief.says("whole globe"));
    for (const char* name : {"named.png", "relief-map.png"}) {
        CHECK(png_size(folder / name) == PngSize{160, 90});
        CHECK(read(folder / name) != read(folder / "plain.png"));
    }
    for (const std::string& bad : {folder / "none.tif", countries, std::string("/vsicurl/http://localhost/x.tif")}) {
        const Run failed = draw(countries, folder / "x.png", {"--relief", bad});
        CHECK(not_a_clean_failure(failed) == "");
        CHECK(failed.says(bad));
    }
    const Run no_way = draw(countries, folder / "x.png", {"--crs", "+proj=airy", "--relief", folder / "relief.png"});
    CHECK(no_way.status != 0);
    CHECK(no_way.says("no way back"));
}

TEST_CASE("draw puts the base map under a file, and names features by a field in a language") {
    const Folder folder;
    const std::string rivers = basemap + "rivers_50m.shp";
    const std::vector<std::string> how{"--extent", "-5,41,10,52", "--crs", "EPSG:3035"};
    const auto drawn = [&](const std::string& name, std::vector<std::string> more) {
        more.insert(more.end(), how.begin(), how.end());
        const Run run = draw(rivers, folder / name, more);
        CHECK(run.status == 0);
        CHECK(run.err.empty());
        return read(folder / name);
    };
    const std::string plain = drawn("plain.png", {}), named = drawn("named.png", {"--label", "NAME"}),
                      base = drawn("base.png", {"--base"}), french = drawn("fr.png", {"--base", "--lang", "fr"}),
                      filed = drawn("ne.png", {"--base", "--worldview", "ne", "--scale-bar"});
    for (const std::string& a : {named, base, french, filed}) CHECK(a != plain);
    CHECK(base != french);
    CHECK(base != filed);
    CHECK(drawn("graticule.png", {"--graticule-labels"}) !=
          drawn("russian.png", {"--graticule-labels", "--lang", "ru"}));

    // A column in the asked language goes first.
    folder.write("p.csv", "X,Y,name,name_fr,n\n5,45,Castle,Château,12345.5\n");
    const auto points = [&](const std::vector<std::string>& more) {
        std::vector<std::string> all{"--extent", "4,44,6,46", "--overwrite"};
        all.insert(all.end(), more.begin(), more.end());
        CHECK(draw(folder / "p.csv", folder / "p.png", all).status == 0);
        return read(folder / "p.png");
    };
    CHECK(points({"--label", "name"}) != points({"--label", "name", "--lang", "fr"}));
    CHECK(points({"--label", "name", "--lang", "ru"}) == points({"--label", "name"}));
    CHECK(points({"--label", "name_fr"}) == points({"--label", "name", "--lang", "fr"}));

    const Run no_field = draw(rivers, folder / "x.png", {"--label", "title"});
    CHECK(not_a_clean_failure(no_field) == "");
    CHECK(no_field.says("title"));
    CHECK(no_field.says("name, rank"));
    const Run no_base = draw(rivers, folder / "x.png", {"--worldview", "ne"});
    CHECK(not_a_clean_failure(no_base) == "");
    CHECK(no_base.says("add --base"));
    CHECK(draw(rivers, folder / "x.png", {"--lang", "tlh"}).says("no language"));
}

TEST_CASE("draw reads no more of a large file than its extent needs, and says so when asked") {
    const Folder folder;
    std::string text = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < 52'000; ++i)
        text += std::string(i ? "," : "") +
                R"({"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[)" +
                std::to_string(i % 260) + "e-1," + std::to_string(i / 260) + "e-1]}}";
    const std::string all = folder.write("all.geojson", text + "]}");
    REQUIRE(run({"project", all, "-o", folder / "all.gpkg", "--crs", "EPSG:4326"}).status == 0);
    const std::vector<std::string> where{"--extent", "10,5,11,6", "--verbose"};
    const Run part = draw(folder / "all.gpkg", folder / "part.png", where);
    CHECK(part.status == 0);
    CHECK(count_lines(part.err) == 1);
    CHECK(part.says("all.gpkg"));
    CHECK(part.says(" of 52000 features read"));
    const Run whole = draw(all, folder / "whole.png", where);
    CHECK(whole.says("all 52000 features read"));
    CHECK(read(folder / "part.png") == read(folder / "whole.png"));
    CHECK(draw(folder / "all.gpkg", folder / "quiet.png", {"--extent", "10,5,11,6"}).err.empty());
    // Nothing of it is on the page.
    const Run none = draw(folder / "all.gpkg", folder / "none.png", {"--extent", "100,5,101,6", "--verbose"});
    CHECK(none.status == 0);
    CHECK(none.says(": 0 of 52000 features read"));
}

TEST_CASE("draw replaces a file only when told to") {
    const Folder folder;
    const std::string out = folder.write("map.png", "precious");
    const Run refused = draw(countries, out);
    CHECK(not_a_clean_failure(refused) == "");
    CHECK(refused.says(out));
    CHECK(refused.says("--overwrite"));
    CHECK(read(out) == "precious");
    CHECK(draw(countries, out, {"--overwrite"}).status == 0);
    CHECK(png_size(out) == PngSize{160, 90});
    CHECK(folder.names() == std::vector<std::string>{"map.png"});
}

TEST_CASE("draw refuses bad input in few lines that name it, and leaves nothing behind") {
    const Folder in, out;
    copy_shapefile("countries_110m", in / "no_shx", {".shp", ".dbf", ".prj"});
    copy_shapefile("countries_110m", in / "no_dbf", {".shp", ".shx", ".prj"});
    in.write("text.shp", "This is no shapefile.\n");
    in.write("empty.shp", "");
    in.write("cut.geojson", "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": ");
    in.write("vrt.geojson", "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>" + countries +
                                "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
    for (const char* name :
         {"missing.shp", "no_shx.shp", "no_dbf.shp", "text.shp", "empty.shp", "cut.geojson", "vrt.geojson"}) {
        INFO(name);
        const Run failed = draw(in / name, out / "x.png");
        CHECK(not_a_clean_failure(failed) == "");
        CHECK(failed.says(in / name));
    }
    CHECK(draw(in / "no_shx.shp", out / "x.png").says(".shx"));
    CHECK(draw(in / "no_dbf.shp", out / "x.png").says(".dbf"));
    CHECK(out.names().empty());
}

TEST_CASE("one bad file among good ones spoils the map") {
    const Folder folder;
    const Run failed = run({"draw", countries, folder / "missing.shp", basemap + "places.shp", "-o", folder / "x.png"});
    CHECK(not_a_clean_failure(failed) == "");
    CHECK(failed.says("missing.shp"));
    CHECK(folder.names().empty());
}

TEST_CASE("draw refuses bad options and says what would be right") {
    const Folder folder;
    struct Bad {
        std::string option, value, says;
    };
    const std::vector<Bad> all{
        {"--crs", "EPSG:999999", "999999"},
        {"--crs", "+proj=nonsense", "Unknown projection"},
        {"--crs", "EPSG:4978", "EPSG:4978"},
        {"--size", "0x0", "16384"},
        {"--size", "16385x10", "16384"},
        {"--size", "-5x10", "16384"},
        {"--size", "abc", "1080p"},
        {"--size", "10x", "WIDTHxHEIGHT"},
        {"--size", "99999999999999999999x1", "WIDTHxHEIGHT"},
        {"--extent", "1,2,3", "WEST,SOUTH,EAST,NORTH"},
        {"--extent", "a,b,c,d", "WEST,SOUTH,EAST,NORTH"},
        {"--extent", "0,50,10,40", "south"},
        {"--extent", "5,50,5,60", "west"},
        {"--extent", "0,-91,10,40", "latitudes"},
        {"--extent", "nan,0,10,40", "longitudes"},
        {"--extent", "0,0,inf,40", "longitudes"},
        {"--extent", "-350,0,350,40", "whole Earth"},
    };
    for (const Bad& bad : all) {
        INFO(bad.option + " " + bad.value);
        const Run failed = run({"draw", countries, bad.option, bad.value, "-o", folder / "x.png"});
        CHECK(not_a_clean_failure(failed) == "");
        CHECK(failed.says(bad.says));
    }
    CHECK(folder.names().empty());
}

TEST_CASE("an extent that the projection does not show is refused") {
    const Folder folder;
    const Run failed =
        draw(countries, folder / "x.png", {"--crs", "+proj=ortho +lat_0=90", "--extent", "0,-60,20,-40"});
    CHECK(not_a_clean_failure(failed) == "");
    CHECK(failed.says("--extent"));
    CHECK(folder.names().empty());
}

TEST_CASE("draw says before it works that the output cannot be") {
    const Folder folder;
    const std::string plain = folder.write("plain", "");
    for (const std::string& out : {folder / "map.jpg", folder / "png", folder / "none/map.png", plain + "/map.png",
                                   folder.path().string(), std::string("")}) {
        INFO(out);
        const Run failed = draw(countries, out);
        CHECK(failed.status != 0);
        CHECK(is_plain_text(failed.err));
        CHECK(failed.says(out));
    }
    CHECK(folder.names() == std::vector<std::string>{"plain"});
}

TEST_CASE("draw into a folder that may not be written fails") {
    const Folder folder;
    ::chmod(folder.path().c_str(), 0500);
    if (::access(folder.path().c_str(), W_OK) != 0) {  // root may write everywhere
        const Run failed = draw(countries, folder / "map.png");
        CHECK(not_a_clean_failure(failed) == "");
        CHECK(failed.says(folder / "map.png"));
    }
    ::chmod(folder.path().c_str(), 0700);
    CHECK(folder.names().empty());
}

TEST_CASE("a missing .prj is one warning line, and the map is made") {
    const Folder folder;
    copy_shapefile("countries_110m", folder / "bare", {".shp", ".shx", ".dbf", ".cpg"});
    const Run done = draw(folder / "bare.shp", folder / "x.png");
    CHECK(done.status == 0);
    CHECK(count_lines(done.err) == 1);
    CHECK(done.says("warning"));
    CHECK(done.says("bare.shp"));
    CHECK(done.says(".prj"));
    CHECK(png_size(folder / "x.png") == PngSize{160, 90});
}

TEST_CASE("no control character of a name or a text reaches the terminal") {
    const Folder folder;
    const std::string evil =
        "evil\x1b[31m\x07\n\xff\xc2\x9b"
        "1m";
    const std::string file = folder.write(evil + ".geojson", "{\"type\": \"\x1b]0;x\x07\"}");
    for (const Run& failed :
         {draw(file, folder / "x.png"), draw(countries, folder / (evil + "/x.png")), draw(countries, folder / evil),
          draw(countries, folder / "x.png", {"--crs", evil}), draw(countries, folder / "x.png", {"--extent", evil}),
          run({"draw", countries, "-o", folder / "x.png", "--size", evil}), run({"info", file}),
          run({"export", folder / (evil + ".yaml"), "-o", folder / "d"}),
          run({"export", folder.write("a.yaml", "\x1b[31m: [\xff"), "-o", folder / "d"}),
          run({"view", folder.write("b.yaml", changed("Paris", "\x1b[31m"))})}) {
        CHECK(not_a_clean_failure(failed) == "");
        CHECK(failed.says("tourmap: "));
    }
    const Run check =
        run({"check", folder.write(evil + ".yaml", changed("title: A short", "\"\\e[31m\xc2\x9b\": A short"))});
    CHECK(check.status == 1);
    CHECK(is_plain_text(check.out));
    CHECK(is_plain_text(check.err));
}

TEST_CASE("names and texts of layers are printed without control characters") {
    const Folder folder;
    const std::string file = folder.write(
        "shown.geojson",
        R"({"type":"FeatureCollection","name":"red\u001b[31m\u009b","features":[{"type":"Feature","properties":)"
        R"({"a\u001b[2J\nb":"x\u0007"},"geometry":{"type":"Point","coordinates":[1,2]}}]})");
    const Run shown = run({"info", file});
    CHECK(shown.status == 0);
    CHECK(is_plain_text(shown.out));
    CHECK(is_plain_text(shown.err));
    CHECK(shown.prints("red"));
    CHECK(is_plain_text(run({"info", "--json", file}).out));
}

TEST_CASE("features are coloured by a field, with a legend, or it is said why not") {
    const Folder folder;
    const auto draw = [&](const std::string& name, std::vector<std::string> more) {
        std::vector<std::string> all{"draw",   basemap + "places.shp", "-o", folder / (name + ".png"), "--size",
                                     "640x360"};
        all.insert(all.end(), more.begin(), more.end());
        return run(all);
    };
    REQUIRE(draw("plain", {}).status == 0);
    REQUIRE(draw("quantile", {"--colour-by", "pop"}).status == 0);
    REQUIRE(draw("natural", {"--colour-by", "pop", "--classes", "natural", "--class-count", "7"}).status == 0);
    CHECK(read(folder / "plain.png") != read(folder / "quantile.png"));
    CHECK(read(folder / "natural.png") != read(folder / "quantile.png"));
    const Run field = draw("no", {"--colour-by", "pup"});
    CHECK(not_a_clean_failure(field) == "");
    CHECK(field.says("--colour-by: no layer has a field 'pup'"));
    const Run palette = draw("no", {"--colour-by", "pop", "--palette", "YlORd"});
    CHECK(not_a_clean_failure(palette) == "");
    CHECK(palette.says("did you mean \"YlOrRd\"?"));
    CHECK(draw("no", {"--colour-by", "pop", "--class-count", "1"}).status == 2);
    CHECK(draw("no", {"--colour-by", "pop", "--classes", "best"}).status == 2);
    CHECK(!std::filesystem::exists(folder / "no.png"));
}
