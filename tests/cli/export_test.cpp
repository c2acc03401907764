#include TOURMAP_CATCH_HEADER

#include "tests/cli/support.h"

using namespace tourmap::test;

namespace {

// Title, Paris, the leg, Astana, overview: as many as the tour has, at a small size.
Run export_small(const Folder& folder, const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"export", folder / "small.tour.yaml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

}  // namespace

TEST_CASE("export writes a picture for each step and names each on a line") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const std::string out = folder / "deep/frames";
    const Run done = export_small(folder, {"-o", out, "--size", "320x180"});
    REQUIRE(done.status == 0);
    CHECK(done.err.empty());
    std::string expected;
    for (int i = 1; i <= 5; ++i) {
        const std::string name = out + "/step-0" + std::to_string(i) + ".png";
        CHECK(png_size(name) == PngSize{320, 180});
        expected += name + "\n";
    }
    CHECK(done.out == expected);
    CHECK(folder.names().size() == 2 + 5 + 1);  // two folders, five pictures, the tour
}

TEST_CASE("a warning about the tour is one line, with what would be right") {
    const Folder folder;
    folder.write("small.tour.yaml", changed("title: Wind farm", "title: " + std::string(200, 'w')));
    const Run done = export_small(folder, {"-o", folder / "x", "--size", "320x180", "--steps", "1"});
    REQUIRE(done.status == 0);
    CHECK(done.says("small.tour.yaml:33:12: warning: the title has 200 characters; up to 60 fit a card"));
    CHECK(count_lines(done.err) == 1);
}

TEST_CASE("letters that no font has are boxes, and said in one line") {
    const Folder folder;
    folder.write("small.tour.yaml", changed("title: Wind farm", "title: Wind \U000F0000"));
    const Run done = export_small(folder, {"-o", folder / "x", "--size", "320x180"});
    REQUIRE(done.status == 0);
    CHECK(done.says("no font has \U000F0000: shown as boxes; install fonts that do"));
    CHECK(count_lines(done.err) == 1);
}

TEST_CASE("export writes chosen steps, named as among all, and the same bytes each time") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    REQUIRE(export_small(folder, {"-o", folder / "a", "--size", "320x180", "--steps", "2,4-"}).status == 0);
    REQUIRE(export_small(folder, {"-o", folder / "b", "--size", "320x180", "--steps", "4-5,2,4"}).status == 0);
    for (const std::string name : {"step-02.png", "step-04.png", "step-05.png"}) {
        CHECK(png_size(folder / ("a/" + name)) == PngSize{320, 180});
        CHECK(read(folder / ("a/" + name)) == read(folder / ("b/" + name)));
    }
    CHECK(folder.names().size() == 3 + 3 + 2 + 1);
}

TEST_CASE("export on one core, without the cache, writes the same bytes") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const std::vector<std::string> small{"--size", "320x180", "--steps", "2,3"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.end(), small.begin(), small.end());
        return export_small(folder, more).status;
    };
    REQUIRE(with({"-o", folder / "a", "--jobs", "3"}) == 0);
    REQUIRE(with({"-o", folder / "b", "--jobs", "1", "--no-cache"}) == 0);
    for (const std::string name : {"step-02.png", "step-03.png"})
        CHECK(read(folder / ("a/" + name)) == read(folder / ("b/" + name)));
}

TEST_CASE("export takes sizes by name and another CRS") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    REQUIRE(export_small(folder, {"-o", folder / "a", "--size", "720P", "--steps", "2"}).status == 0);
    REQUIRE(
        export_small(folder, {"-o", folder / "b", "--size", "1280x720", "--steps", "2", "--crs", "EPSG:3035"}).status ==
        0);
    CHECK(png_size(folder / "a/step-02.png") == PngSize{1280, 720});
    CHECK(png_size(folder / "b/step-02.png") == PngSize{1280, 720});
    CHECK(read(folder / "a/step-02.png") != read(folder / "b/step-02.png"));
}

TEST_CASE("export leaves a folder with something in it alone unless told to") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    std::filesystem::create_directory(folder / "full");
    folder.write("full/note.txt", "precious");
    folder.write("full/step-02.png", "old");
    const Run refused = export_small(folder, {"-o", folder / "full", "--size", "320x180", "--steps", "2"});
    CHECK(not_a_clean_failure(refused) == "");
    CHECK(refused.says(folder / "full"));
    CHECK(refused.says("--overwrite"));
    CHECK(read(folder / "full/step-02.png") == "old");
    CHECK(folder.names().size() == 4);

    REQUIRE(export_small(folder, {"-o", folder / "full", "--size", "320x180", "--steps", "2", "--overwrite"}).status ==
            0);
    CHECK(png_size(folder / "full/step-02.png") == PngSize{320, 180});
    CHECK(read(folder / "full/note.txt") == "precious");
    CHECK(folder.names().size() == 4);
}

TEST_CASE("an empty folder may be there already, but a file may not") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    std::filesystem::create_directory(folder / "empty");
    CHECK(export_small(folder, {"-o", folder / "empty", "--size", "64x64", "--steps", "1"}).status == 0);
    const std::string file = folder.write("file", "precious");
    CHECK(not_a_clean_failure(export_small(folder, {"-o", file, "--size", "64x64", "--steps", "1"})) == "");
    CHECK(not_a_clean_failure(export_small(folder, {"-o", file, "--size", "64x64", "--overwrite"})) == "");
    CHECK(read(file) == "precious");
}

TEST_CASE("export refuses bad options, says what would be right, and writes nothing") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    struct Bad {
        std::string option, value, says;
    };
    const std::vector<Bad> all{
        {"--steps", "0", "1 to 5"},         {"--steps", "6", "1 to 5"},
        {"--steps", "4-2", "1 to 5"},       {"--steps", "x", "2-5"},
        {"--steps", "1-2-3", "2-5"},        {"--steps", "1,,2", "2-5"},
        {"--steps", "-1", "2-5"},           {"--steps", "99999999999999999999", "2-5"},
        {"--size", "0x0", "16384"},         {"--size", "16385x16385", "16384"},
        {"--size", "abc", "1080p"},         {"--crs", "+proj=nonsense", "Unknown projection"},
        {"--crs", "EPSG:999999", "999999"}, {"--crs", "nonsense", "nonsense"},
    };
    for (const Bad& bad : all) {
        INFO(bad.option + " " + bad.value);
        const Run failed = export_small(folder, {"-o", folder / "out", bad.option, bad.value});
        CHECK(not_a_clean_failure(failed) == "");
        CHECK(failed.says(bad.says));
    }
    CHECK(folder.names() == std::vector<std::string>{"small.tour.yaml"});
}

TEST_CASE("export of a broken tour names the first error and tells how to see all") {
    const Folder folder;
    std::string text = changed("mode: flight", "mode: flihgt");
    for (int i = 0; i < 40; ++i) text += "wrong" + std::to_string(i) + ": x\n";
    folder.write("small.tour.yaml", text);
    const Run failed = export_small(folder, {"-o", folder / "out"});
    CHECK(not_a_clean_failure(failed) == "");
    CHECK(failed.says((folder / "small.tour.yaml") + ":29:11: "));
    CHECK(failed.says("40 more errors"));
    CHECK(failed.says("tourmap check"));
    CHECK(not_a_clean_failure(run({"export", folder / "none.yaml", "-o", folder / "out"})) == "");
    CHECK(folder.names() == std::vector<std::string>{"small.tour.yaml"});
}

TEST_CASE("export goes on when nobody reads its lines, and leaves whole files only") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const Run done = run_shell("\"$TOURMAP\" export '" + (folder / "small.tour.yaml") + "' --size 320x180 -o '" +
                               (folder / "out") + "' | true; exit ${PIPESTATUS[0]}");
    CHECK(done.status == 0);
    CHECK(done.err.empty());
    const Run closed = run_shell("\"$TOURMAP\" export '" + (folder / "small.tour.yaml") + "' --size 320x180 -o '" +
                                 (folder / "closed") + "' >&- 2>&- <&-");
    CHECK(closed.status != 139);
    for (int i = 1; i <= 5; ++i)
        for (const std::string where : {"out", "closed"})
            CHECK(png_size(folder / (where + "/step-0" + std::to_string(i) + ".png")) == PngSize{320, 180});
    CHECK(folder.names().size() == 2 + 10 + 1);
}

TEST_CASE("export in another language, and an unknown one is refused with the nearest and all there are") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const auto step = [&](const std::string& name, const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"-o", folder / name, "--size", "320x180", "--steps", "2"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return export_small(folder, arguments);
    };
    REQUIRE(step("plain", {}).status == 0);
    REQUIRE(step("english", {"--lang", "en-GB"}).status == 0);
    REQUIRE(step("russian", {"--lang", "ru"}).status == 0);
    const auto picture = [&](const std::string& name) { return read(folder / (name + "/step-02.png")); };
    CHECK(picture("plain") == picture("english"));
    CHECK(picture("plain") != picture("russian"));
    CHECK(picture("russian").find("Париж") != std::string::npos);  // in its title, for those who do not see it
    const Run unknown = step("unknown", {"--lang", "french"});
    CHECK(not_a_clean_failure(unknown) == "");
    CHECK(unknown.says("no language \"french\""));
    CHECK(unknown.says("did you mean \"fr\"? languages: ar, de, en"));
    CHECK(!std::filesystem::exists(folder / "unknown"));
    CHECK(run({"view", folder / "small.tour.yaml", "--lang", "french"}).err == unknown.err);
}

TEST_CASE("a tour in a language that the program does not have is shown, and the map's words are English") {
    const Folder folder;
    folder.write("small.tour.yaml", changed("title: A short tour", "title: Un viaggio\nlanguage: it"));
    const Run done = export_small(folder, {"-o", folder / "x", "--size", "320x180", "--steps", "2"});
    REQUIRE(done.status == 0);
    CHECK(done.says("the tour's language is \"it\", in which the map has no words"));
    CHECK(count_lines(done.err) == 1);
}

TEST_CASE("a translation into a language that the program does not have is shown too") {
    const Folder folder;
    folder.write("small.tour.yaml", changed("title: A short tour", "title: {en: A short tour, nb: En kort reise}"));
    const Run done = export_small(folder, {"-o", folder / "x", "--size", "320x180", "--steps", "1", "--lang", "nb"});
    CHECK(done.status == 0);
    CHECK(read(folder / "x/step-01.png").find("En kort reise") != std::string::npos);
}

TEST_CASE("a tour says in which language it is shown where none is asked for") {
    const Folder folder;
    folder.write("small.tour.yaml", changed("  crs: auto", "  crs: auto\n  language: fr"));
    const auto picture = [&](const std::string& name, std::vector<std::string> more) {
        std::vector<std::string> all{"-o", folder / name, "--size", "320x180", "--steps", "2"};
        all.insert(all.end(), more.begin(), more.end());
        REQUIRE(export_small(folder, all).status == 0);
        return read(folder / (name + "/step-02.png"));
    };
    CHECK(picture("own", {}) == picture("french", {"--lang", "fr"}));
    CHECK(picture("english", {"--lang", "en"}) != picture("french2", {"--lang", "fr"}));
    const Run wrong =
        run({"check", folder.write("wrong.tour.yaml", changed("  crs: auto", "  crs: auto\n  language: frr"))});
    CHECK(wrong.status == 1);
    CHECK(wrong.prints(":5:13: error: no language \"frr\""));
}

TEST_CASE("a tour's own layer names its features by a field that it has") {
    const Folder folder;
    folder.write("area.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
        {"name":"Steppe","name_fr":"La steppe"},"geometry":{"type":"Point","coordinates":[50,50]}}]})");
    const auto with = [&](const std::string& field) {
        folder.write(
            "small.tour.yaml",
            changed("  crs: auto", "  crs: auto\n  layers:\n    - {file: area.geojson, label: " + field + "}"));
        return folder / "small.tour.yaml";
    };
    with("name");
    const auto picture = [&](const std::string& name) {
        REQUIRE(export_small(folder, {"-o", folder / name, "--size", "640x360", "--steps", "1"}).status == 0);
        return read(folder / (name + "/step-01.png"));
    };
    const std::string named = picture("named");
    with("other");
    const Run wrong = run({"check", folder / "small.tour.yaml"});
    CHECK(wrong.status == 1);
    CHECK(wrong.prints(":6:35: error: the layer \"area\" has no field \"other\""));
    CHECK(wrong.prints("fields: name, name_fr"));
    CHECK(not_a_clean_failure(export_small(folder, {"-o", folder / "no"})) == "");
    with("''");
    CHECK(picture("nameless") != named);
}

TEST_CASE("a tour's own layer is drawn and credited, and one that points elsewhere is refused") {
    const Folder folder;
    folder.write("area.geojson", R"({"type":"Polygon","coordinates":[[[30,45],[60,45],[60,55],[30,55],[30,45]]]})");
    folder.write("points.vrt",
                 R"(<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/http://example.org/a.shp)"
                 R"(</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>)");
    const auto with = [&](const std::string& file) {
        return folder.write("own.tour.yaml", changed("  crs: auto", "  crs: auto\n  layers: [{file: " + file +
                                                                        ", fill: \"#ff0000\", credit: Mine}]"));
    };
    const Run good =
        run({"export", with("area.geojson"), "-o", folder / "frames", "--size", "320x180", "--steps", "1"});
    INFO(good.err);
    CHECK(good.status == 0);
    const Run bad = run({"export", with("points.vrt"), "-o", folder / "none", "--size", "320x180", "--steps", "1"});
    CHECK(bad.status == 1);
    CHECK(bad.says("VRT"));
    CHECK_FALSE(std::filesystem::exists(folder / "none"));
}

TEST_CASE("export --frames refuses what is no frame of the tour, and writes nothing") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    for (const std::string text : {"", "{}", "[]", "[{}]", "[3]", "[{\"view\": {\"crs\": \"EPSG:3035\"}}]"}) {
        CAPTURE(text);
        const std::string frames = folder.write("frames.json", text);
        const Run done = export_small(folder, {"--frames", frames, "-o", folder / "x.png"});
        CHECK(not_a_clean_failure(done) == "");
        CHECK(folder.names().size() == 2);
    }
    const auto frame = [](int step, const char* theme, const char* crs) {
        return "[{\"view\":{\"crs\":\"" + std::string(crs) +
               "\",\"x\":4e6,\"y\":3e6,\"units_per_canvas\":5000,\"rotation\":0},\"canvas\":{\"width_px\":320,"
               "\"height_px\":180},\"look\":{\"theme\":\"" +
               theme + "\",\"language\":\"en\",\"worldview\":\"un\"},\"step\":" + std::to_string(step) +
               ",\"t\":1,\"hidden\":{\"sectors\":[],\"parties\":[],\"kinds\":[],\"statuses\":[]},"
               "\"selected_marker\":\"\",\"indicatrices\":false}]";
    };
    for (const std::string& bad :
         {frame(9, "light", "EPSG:3035"), frame(1, "no", "EPSG:3035"), frame(1, "light", "no")}) {
        const std::string frames = folder.write("frames.json", bad);
        const Run done = export_small(folder, {"--frames", frames, "-o", folder / "x.png"});
        CHECK(done.status == 1);
        CHECK_FALSE(done.err.empty());
        CHECK(folder.names().size() == 2);
    }
    const std::string good = folder.write("frames.json", frame(1, "dark", "EPSG:3035"));
    const Run done = export_small(folder, {"--frames", good, "-o", folder / "x.png"});
    REQUIRE(done.status == 0);
    CHECK(png_size(folder / "x.png") == PngSize{320, 180});
    CHECK(done.prints("\"file\":\"" + (folder / "x.png") + "\""));
}

TEST_CASE("the whole tour is exported as text, into a file or a folder, and nothing is overwritten unasked") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const Run one = export_small(folder, {"-o", folder / "told.md", "--format", "md"});
    REQUIRE(one.status == 0);
    CHECK(one.out == folder / "told.md" + "\n");
    const std::string text = read(folder / "told.md");
    CHECK(text.starts_with("# "));
    CHECK(text.find("### Wind farm") != std::string::npos);
    // Both ways to it write the same.
    REQUIRE(run({"convert", folder / "small.tour.yaml", folder / "converted.md"}).status == 0);
    CHECK(read(folder / "converted.md") == text);

    const Run into = export_small(folder, {"-o", folder / "deep/texts", "--format", "md"});
    REQUIRE(into.status == 0);
    CHECK(read(folder / "deep/texts/small.md") == text);
    folder.write("told.md", "mine");
    const Run refused = export_small(folder, {"-o", folder / "told.md", "--format", "md"});
    CHECK(refused.status == 1);
    CHECK(read(folder / "told.md") == "mine");
    CHECK(export_small(folder, {"-o", folder / "told.md", "--format", "md", "--overwrite"}).status == 0);
    CHECK(read(folder / "told.md") == text);
    CHECK(export_small(folder, {"-o", folder / "x.md", "--format", "doc"}).status == 2);
    CHECK(export_small(folder, {"-o", folder / "x.md", "--format", "md", "--steps", "2"}).says("leave --steps out"));
}
