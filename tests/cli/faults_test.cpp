// What goes wrong while an export runs: nothing half-written has a final name, and nothing else is left.
#include TOURMAP_CATCH_HEADER

#include <csignal>
#include <cstdlib>
#include <random>

#include "tests/cli/support.h"

using namespace tourmap::test;

namespace {

const std::vector<std::string> film{"--size", "160x90", "--duration-per-step", "1", "--fps", "10"};

std::vector<std::string> arguments_for(const Folder& folder, const std::string& output,
                                       const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"export", folder / "small.tour.yaml", "-o", folder / output};
    arguments.insert(arguments.end(), film.begin(), film.end());
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

bool is_hidden(const std::string& name) {
    return name.find("/.") != std::string::npos || name.starts_with('.');
}

// Ones that nobody finished, or that are not whole.
std::vector<std::string> bad_files(const Folder& folder) {
    std::vector<std::string> bad;
    for (const std::string& name : folder.names())
        if (is_hidden(name) || (name.ends_with(".png") && png_size(folder / name) == PngSize{})) bad.push_back(name);
    return bad;
}

}  // namespace

// TOURMAP_KILLS: how many times; a dozen where it is not said.
TEST_CASE("killed at any moment, an export leaves whole files only, and goes on from there") {
    const char* asked = std::getenv("TOURMAP_KILLS");
    const int kills = asked ? std::atoi(asked) : 12;
    std::mt19937 random(20231101);
    const Folder reference;
    reference.write("small.tour.yaml", small_tour);
    REQUIRE(run(arguments_for(reference, "frames")).status == 0);
    REQUIRE(run(arguments_for(reference, "film.mp4")).status == 0);
    int killed = 0;
    for (int i = 0; i < kills; ++i) {
        const Folder folder;
        folder.write("small.tour.yaml", small_tour);
        const int moment = static_cast<int>(random() % 700);
        const int signal = i % 3 == 0 ? SIGTERM : i % 3 == 1 ? SIGINT : SIGKILL;
        const bool video = i % 4 == 3;
        INFO("kill " << i << " by signal " << signal << " after " << moment << " ms");
        const Run done = run_and_signal(arguments_for(folder, video ? "film.mp4" : "frames"), signal, moment);
        killed += done.status != 0;
        if (done.status != 0) CHECK((done.status == 130 || done.status == 128 + signal));
        CHECK(bad_files(folder) == std::vector<std::string>{});
        if (video) {
            const bool there = std::filesystem::exists(folder / "film.mp4");
            if (there) CHECK(read(folder / "film.mp4") == read(reference / "film.mp4"));
            continue;
        }
        REQUIRE(run(arguments_for(folder, "frames", {"--resume"})).status == 0);
        for (const std::string& name : reference.names())
            if (name.starts_with("frames/")) {
                INFO(name);
                REQUIRE(read(folder / name) == read(reference / name));
            }
    }
    CHECK(killed > kills / 4);
}

TEST_CASE("a full disk, a folder that cannot be written and a source that is gone are said, and nothing is left") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    // A disk of 300 KiB, in a namespace of its own.
    const std::string disk = folder / "disk";
    std::filesystem::create_directory(disk);
    const auto on_full_disk = [&](const std::string& output) {
        return run_shell(
            "unshare -rm /bin/bash -c 'mount -t tmpfs -o size=300k tmpfs \"" + disk +
            "\" || exit 77; \"$TOURMAP\" export \"" + (folder / "small.tour.yaml") + "\" --size 640x360 -o \"" + disk +
            "/" + output + "\"; status=$?; cd \"" + disk +
            "\"; find . -name \".*part\" -printf \"remains %p\\n\" >&2; for f in $(find . -name \"*.png\"); do "
            "tail -c 8 $f | grep -q IEND || echo \"torn $f\" >&2; done; exit $status'");
    };
    for (const char* output : {"frames", "film.mp4", "film.gif"}) {
        const Run full = on_full_disk(output);
        INFO(output << ": " << full.err);
        REQUIRE(full.status != 77);
        CHECK(full.status == 1);
        CHECK(full.says("No space left on device"));
        CHECK_FALSE(full.says("remains "));
        CHECK_FALSE(full.says("torn "));
    }
    CHECK(run(arguments_for(folder, "none/film.mp4")).says("make the folder first"));
    const Run gone = run({"export", folder / "gone.tour.yaml", "-o", folder / "x"});
    CHECK(not_a_clean_failure(gone) == "");
    CHECK(folder.names() == std::vector<std::string>{"disk", "small.tour.yaml"});
}
