// Pictures in every format, in parts, and begun again.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "tests/cli/support.h"

using namespace tourmap::test;

namespace {

Run export_to(const Folder& folder, const std::string& output, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"export", folder / "small.tour.yaml", "-o", folder / output};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

// ImageMagick's view of a picture.
std::string identify(const std::string& file, const std::string& format) {
    return run_shell("identify -quiet -format '" + format + "' '" + file + "'").out;
}

// The mean difference of two pictures, 0..1.
double difference(const std::string& a, const std::string& b) {
    const Run done = run_shell("compare -metric RMSE '" + a + "' '" + b + "' null: 2>&1 | sed 's/.*(//; s/)//'");
    return std::strtod(done.out.c_str(), nullptr);
}

}  // namespace

TEST_CASE("JPEG, WebP and SVG show what the PNG shows, and say its title") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const std::vector<std::string> how{"--steps", "2", "--size", "640x360"};
    for (const char* name : {"a.png", "a.jpg", "a.webp", "a.svg"}) REQUIRE(export_to(folder, name, how).status == 0);
    CHECK(identify(folder / "a.jpg", "%m %w %h") == "JPEG 640 360");
    CHECK(identify(folder / "a.webp", "%m %w %h") == "WEBP 640 360");
    CHECK(difference(folder / "a.png", folder / "a.jpg") < 0.03);
    CHECK(difference(folder / "a.png", folder / "a.webp") < 0.03);
    for (const char* name : {"a.jpg", "a.webp", "a.png", "a.svg"}) {
        INFO(name);
        CHECK(read(folder / name).find("Paris") != std::string::npos);
    }
    REQUIRE(export_to(folder, "b.webp", {"--steps", "2", "--size", "640x360", "--quality", "100"}).status == 0);
    CHECK(difference(folder / "a.png", folder / "b.webp") == 0);
}

TEST_CASE("paper has as many pixels as its inches say, and the file tells") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    REQUIRE(export_to(folder, "a.png", {"--steps", "2", "--preset", "a4", "--dpi", "50"}).status == 0);
    CHECK(png_size(folder / "a.png") == PngSize{585, 413});
    CHECK(identify(folder / "a.png", "%[fx:round(resolution.x*2.54)]") == "50");
    REQUIRE(export_to(folder, "a.jpg", {"--steps", "2", "--size", "320x180", "--dpi", "96"}).status == 0);
    CHECK(identify(folder / "a.jpg", "%x") == "96");
    CHECK(export_to(folder, "b.png", {"--steps", "2", "--preset", "poster", "--dpi", "2400"}).says("smaller --dpi"));
}

TEST_CASE("a moment lies between two steps") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    REQUIRE(export_to(folder, "a.png", {"--at", "4:0", "--size", "320x180"}).status == 0);
    REQUIRE(export_to(folder, "b.png", {"--at", "4:0.5", "--size", "320x180"}).status == 0);
    REQUIRE(export_to(folder, "c.png", {"--at", "4", "--size", "320x180"}).status == 0);
    REQUIRE(export_to(folder, "d.png", {"--steps", "4", "--size", "320x180"}).status == 0);
    CHECK(read(folder / "a.png") != read(folder / "b.png"));
    CHECK(read(folder / "b.png") != read(folder / "c.png"));
    CHECK(read(folder / "c.png") == read(folder / "d.png"));
    for (const char* bad : {"0:0", "9:0.5", "x", "2:1.5", "2:", ":1"})
        CHECK(export_to(folder, "e.png", {"--at", bad}).says("is no moment of this tour"));
}

TEST_CASE("layers are pictures of one size that make the whole again when they lie on each other") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const std::vector<std::string> how{"--steps", "2,4", "--size", "640x360"};
    auto layers = how;
    layers.insert(layers.end(), {"--layers", "map,route,markers,furniture,labels,panel"});
    REQUIRE(export_to(folder, "whole", how).status == 0);
    const Run done = export_to(folder, "parts", layers);
    REQUIRE(done.status == 0);
    CHECK(count_lines(done.out) == 12);
    const std::string stem = folder / "parts/step-04.";
    CHECK(png_size(stem + "labels.png") == PngSize{640, 360});
    CHECK(identify(stem + "route.png", "%[opaque]") == "false");
    CHECK(identify(stem + "map.png", "%[opaque]") == "true");
    const Run put =
        run_shell("convert '" + stem + "map.png' '" + stem + "route.png' -composite '" + stem +
                  "markers.png' -composite '" + stem + "furniture.png' -composite '" + stem +
                  "labels.png' -composite '" + stem + "panel.png' -composite '" + (folder / "sum.png") + "'");
    REQUIRE(put.status == 0);
    CHECK(difference(folder / "sum.png", folder / "whole/step-04.png") < 0.004);  // 8 bits are rounded five times
    CHECK(export_to(folder, "x", {"--layers", "map,roads"}).says("map, route, markers, labels, panel, furniture"));
}

TEST_CASE("transparent is what lies beyond the edge of the map") {
    const Folder folder;
    folder.write("small.tour.yaml", changed("crs: auto", "crs: +proj=moll\n  extent: [-180, -85, 180, 85]"));
    const std::vector<std::string> how{"--steps", "1", "--size", "320x180"};
    REQUIRE(export_to(folder, "page.png", how).status == 0);
    CHECK(identify(folder / "page.png", "%[opaque]") == "true");
    auto clear = how;
    clear.emplace_back("--transparent");
    REQUIRE(export_to(folder, "clear.png", clear).status == 0);
    CHECK(identify(folder / "clear.png", "%[opaque]") == "false");
    CHECK(identify(folder / "clear.png", "%[fx:p{0,0}.a]") == "0");
    CHECK(export_to(folder, "clear.jpg", clear).says("JPEG has no transparency"));
}

TEST_CASE("begun again, only what is missing or stale is drawn") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const std::vector<std::string> how{"--size", "320x180", "--resume"};
    REQUIRE(export_to(folder, "x", how).status == 0);
    const auto written = [&](const std::string& name) {
        return std::filesystem::last_write_time(folder / ("x/" + name));
    };
    const auto first = written("step-01.png"), second = written("step-02.png"), third = written("step-03.png"),
               fourth = written("step-04.png");
    std::filesystem::remove(folder / "x/step-01.png");
    std::filesystem::resize_file(folder / "x/step-02.png", 5000);  // half-written by somebody else
    folder.write("small.tour.yaml", changed("place: Astana", "place: Astanaa"));
    REQUIRE(export_to(folder, "x", how).status == 0);
    CHECK(png_size(folder / "x/step-01.png") == PngSize{320, 180});
    CHECK(written("step-01.png") != first);
    CHECK(written("step-02.png") != second);
    CHECK(written("step-04.png") != fourth);
    REQUIRE(export_to(folder, "y", {"--size", "320x180"}).status == 0);
    for (const char* name : {"step-01.png", "step-02.png", "step-03.png", "step-04.png", "step-05.png"})
        CHECK(read(folder / (std::string("x/") + name)) == read(folder / (std::string("y/") + name)));
    const auto now = written("step-05.png");
    REQUIRE(export_to(folder, "x", how).status == 0);
    CHECK(written("step-05.png") == now);
    CHECK(written("step-03.png") >= third);
}

TEST_CASE("pictures of every format say what they were drawn from") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    for (const std::string format : {"png", "jpeg", "webp", "svg"}) {
        INFO(format);
        const std::vector<std::string> how{"--size", "320x180", "--format", format, "--steps", "1-3", "--resume"};
        const auto file = [&](int step) { return format + "/step-0" + std::to_string(step) + "." + format; };
        const auto written = [&](int step) { return std::filesystem::last_write_time(folder / file(step)); };
        REQUIRE(export_to(folder, format, how).status == 0);
        const std::string whole = read(folder / file(2));
        const auto first = written(1), second = written(2), third = written(3);
        std::filesystem::resize_file(folder / file(2), whole.size() - 3);
        std::filesystem::remove(folder / file(3));
        REQUIRE(export_to(folder, format, how).status == 0);
        CHECK(written(1) == first);
        CHECK(written(2) != second);
        CHECK(written(3) != third);
        CHECK(read(folder / file(2)) == whole);
        auto other = how;
        other[1] = "640x360";
        REQUIRE(export_to(folder, format, other).status == 0);
        CHECK(written(1) != first);
    }
}

TEST_CASE("the format follows from the name, and both must agree") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    CHECK(export_to(folder, "x.png", {"--format", "svg"}).says("ends as png, but --format says svg"));
    CHECK(export_to(folder, "x", {"--format", "tiff"}).says("choose one of png, jpeg"));
    CHECK(export_to(folder, "x.png").says("is one picture, and there are 5 steps"));
    CHECK(export_to(folder, "x.png", {"--every", "1s"}).says("give the name of a folder"));
    REQUIRE(export_to(folder, "svgs", {"--format", "svg", "--steps", "1-2"}).status == 0);
    CHECK(std::filesystem::exists(folder / "svgs/step-02.svg"));
    REQUIRE(export_to(folder, "every", {"--every", "2s", "--size", "64x36", "--duration-per-step", "4"}).status == 0);
    CHECK(std::filesystem::exists(folder / "every/frame-000010.png"));
    CHECK_FALSE(std::filesystem::exists(folder / "every/frame-000011.png"));
    for (const char* text : {"x.md", "x.geojson", "x.kml"}) REQUIRE(export_to(folder, text).status == 0);
    CHECK(export_to(folder, "x.md").says("--overwrite"));
}
