// Every format: the same tour gives the same bytes, on one core and on all, and dated as asked for.
#include TOURMAP_CATCH_HEADER

#include "tests/cli/support.h"

using namespace tourmap::test;

TEST_CASE("two runs, on one core and on all, give the same bytes in every format") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const auto made = [&](const std::string& name, const std::string& more) {
        const std::string out = folder / name;
        const Run done = run_shell("SOURCE_DATE_EPOCH=1698796800 \"$TOURMAP\" export '" + (folder / "small.tour.yaml") +
                                   "' -o '" + out + "' " + more);
        INFO(name << ": " << done.err);
        REQUIRE(done.status == 0);
        return read(out);
    };
    for (const std::string ending : {"md", "geojson", "kml"}) CHECK(made("a." + ending, "") == made("b." + ending, ""));
    for (const std::string ending : {"pdf", "pptx", "html"})
        CHECK(made("a." + ending, "--size 320x180") == made("b." + ending, "--size 320x180 --jobs 1"));
    for (const std::string ending : {"png", "jpg", "webp", "svg"})
        CHECK(made("a." + ending, "--steps 2 --size 320x180") ==
              made("b." + ending, "--steps 2 --size 320x180 --jobs 1"));
    const std::string film = "--size 160x90 --steps 2-3 --fps 5 --hold 1 --no-cache --overwrite";
    for (const std::string ending : {"mp4", "webm", "gif", "apng"})
        CHECK(made("a." + ending, film) == made("b." + ending, film + " --jobs 1"));
    CHECK(run_shell("pdfinfo -isodates '" + (folder / "a.pdf") + "'").prints("2023-11-01T00:00:00"));
}

TEST_CASE("options that a document does not have are refused, with those it has") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const auto refused = [&](const std::string& name, const std::vector<std::string>& more) {
        std::vector<std::string> arguments{"export", folder / "small.tour.yaml", "-o", folder / name};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Run done = run(arguments);
        CHECK(not_a_clean_failure(done) == "");
        return done.err;
    };
    CHECK(refused("a.pdf", {"--page", "a9"}).find("choose a4, letter, wide or picture") != std::string::npos);
    CHECK(refused("a.pptx", {"--page", "letter"}).find("choose picture, wide or standard") != std::string::npos);
    CHECK(refused("a.html", {"--page", "a4"}).find("--page makes no sense for html") != std::string::npos);
    CHECK(refused("a.pptx", {"--fps", "3"}).find("--fps makes no sense for pptx") != std::string::npos);
    CHECK(refused("a.pdf", {"--editable"}).find("--editable makes no sense for pdf") != std::string::npos);
    CHECK(folder.names() == std::vector<std::string>{"small.tour.yaml"});
}
