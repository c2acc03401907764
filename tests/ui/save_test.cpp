// Saving pictures from the window: every step, cancelled, and a process for it that dies.
#include TOURMAP_CATCH_HEADER

#include <signal.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "render/png.h"
#include "tests/ui/desk.h"

using nlohmann::json;
using tourmap::test::Desk;
using tourmap::test::Process;
namespace fs = std::filesystem;

namespace {

bool says(const json& s, const std::string& words) {
    return s.at("message").get<std::string>().find(words) != std::string::npos;
}

// The sheet's row of that text, by typing what only it has.
void choose(Desk& desk, const std::string& row) {
    for (int i = 0; i < 30 && desk.state().at("sheet_row") != row; ++i) {
        const json before = desk.state().at("sheet_row");
        REQUIRE(desk.key("Down"));
        REQUIRE(desk.becomes([&](const json& s) { return s.at("sheet_row") != before; }));
    }
    REQUIRE(desk.state().at("sheet_row") == row);
    REQUIRE(desk.key("Return"));
}

// Of the display list that a PNG was drawn from.
std::string hash_in(const std::string& png) {
    std::istringstream words(tourmap::frame_of_png(png));  // version, hash, format ...
    std::string version, hash;
    words >> version >> hash;
    return hash;
}

// What draws pictures for the window: the children of the viewer that are exports.
std::vector<pid_t> exporters(pid_t viewer) {
    std::vector<pid_t> found;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        std::ifstream stat(entry.path() / "stat"), line(entry.path() / "cmdline");
        std::string all, words;
        std::getline(stat, all);
        std::getline(line, words);
        const std::size_t end = all.rfind(')');
        if (end == std::string::npos || words.find("--frames") == std::string::npos) continue;
        char state = 0;
        int parent = 0;
        if (std::sscanf(all.c_str() + end + 1, " %c %d", &state, &parent) == 2 && parent == viewer)
            found.push_back(static_cast<pid_t>(std::stol(entry.path().filename().string())));
    }
    return found;
}

}  // namespace

TEST_CASE("what the window shows, its export writes, and the command line too: lists of equal hash") {
    Desk desk("save-same", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    const auto shown = [&] {
        REQUIRE(desk.becomes([](const json& s) { return s.at("message") == "" && s.at("list") != ""; }));
        return desk.state().at("list").get<std::string>();
    };
    const auto save_as = [&](const std::string& name) {
        REQUIRE(desk.key("ctrl+e"));
        REQUIRE(desk.becomes([&](const json& s) { return says(s, name); }));
        return hash_in(desk.folder() + "/out/" + name);
    };
    REQUIRE(desk.act({"key", "4", "key", "Return"}));
    REQUIRE(desk.becomes([](const json& s) { return s.at("step") == 3 && s.at("resting").get<bool>(); }));
    const std::string step = shown();
    CHECK(save_as("macron-2023-step-04.png") == step);
    const json canvas = desk.state().at("canvas");
    const std::string size =
        std::to_string(canvas.at("width_px").get<int>()) + "x" + std::to_string(canvas.at("height_px").get<int>());
    const std::string typed = desk.folder() + "/typed.png";
    tourmap::test::ProcessSetup setup;
    setup.arguments = {TOURMAP_PROGRAM, "export", "--at", "4:1", "--size", size, "-o", typed};
    REQUIRE(Process(setup).wait(std::chrono::seconds(60)) == 0);
    CHECK(hash_in(typed) == step);

    // A view by hand, with a marker in focus and the circles of distortion.
    REQUIRE(desk.act({"key", "Tab", "key", "i"}));
    REQUIRE(
        desk.becomes([](const json& s) { return s.at("focused_marker") != "" && s.at("indicatrices").get<bool>(); }));
    REQUIRE(desk.wheel_up(500, 400));
    REQUIRE(desk.drag(500, 400, 420, 360));
    REQUIRE(desk.becomes([](const json& s) { return s.at("camera").at("free").get<bool>(); }));
    const std::string view = shown();
    CHECK(view != step);
    CHECK(save_as("macron-2023-step-04-2.png") == view);
}

TEST_CASE("every step is saved from the window, into a new folder, as the window tells it") {
    Desk desk("save-steps", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("f"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "filter"; }));
    choose(desk, "Quote");
    REQUIRE(desk.becomes([](const json& s) { return s.at("hidden") == 1; }));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == ""; }));
    REQUIRE(desk.key("e"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "save"; }));
    for (int i = 0; i < 5; ++i) REQUIRE(desk.key("Down"));  // to the first of "every step"
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([](const json& s) { return says(s, "Saved 7 pictures"); }));
    const fs::path folder = fs::path(desk.folder()) / "out" / "macron-2023-steps";
    for (int i = 1; i <= 7; ++i) CHECK(fs::exists(folder / ("step-0" + std::to_string(i) + ".png")));
    CHECK(desk.state().at("sheet") == "");
}

TEST_CASE("what draws the pictures may die, and the window lives, says so and saves the next") {
    Desk desk("save-crash", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("e"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "save"; }));
    for (int i = 0; i < 7; ++i) REQUIRE(desk.key("Down"));  // every step in 4K
    REQUIRE(desk.key("Return"));
    std::vector<pid_t> drawing;
    REQUIRE(desk.becomes([&](const json&) {
        drawing = exporters(desk.viewer().id());
        return !drawing.empty();
    }));
    kill(drawing.front(), SIGSEGV);
    REQUIRE(desk.becomes([](const json& s) { return says(s, "crashed"); }));
    REQUIRE(desk.key("ctrl+e"));
    REQUIRE(desk.becomes([](const json& s) { return says(s, "macron-2023-step-01.png"); }));
}

TEST_CASE("what is saved just after another saving was cancelled is saved") {
    Desk desk("save-again", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("e"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "save"; }));
    for (int i = 0; i < 7; ++i) REQUIRE(desk.key("Down"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([&](const json&) { return !exporters(desk.viewer().id()).empty(); }));
    REQUIRE(desk.act({"key", "Escape", "key", "ctrl+e"}));
    REQUIRE(desk.becomes([](const json& s) { return says(s, "macron-2023-step-01.png"); }));
}

TEST_CASE("saving is cancelled with Esc, and only whole pictures are there") {
    Desk desk("save-cancel", {"--reduced-motion"});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    REQUIRE(desk.key("e"));
    REQUIRE(desk.becomes([](const json& s) { return s.at("sheet") == "save"; }));
    for (int i = 0; i < 7; ++i) REQUIRE(desk.key("Down"));
    REQUIRE(desk.key("Return"));
    REQUIRE(desk.becomes([&](const json&) { return !exporters(desk.viewer().id()).empty(); }));
    REQUIRE(desk.key("Escape"));
    REQUIRE(desk.becomes([](const json& s) { return says(s, "cancelled"); }));
    CHECK(exporters(desk.viewer().id()).empty());
    const fs::path folder = fs::path(desk.folder()) / "out" / "macron-2023-steps";
    if (fs::exists(folder))
        for (const auto& entry : fs::directory_iterator(folder)) CHECK(entry.path().extension() == ".png");
}
