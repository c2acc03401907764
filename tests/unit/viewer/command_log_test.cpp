// The command log: every command comes back as it was written, and a log that is done again comes to the same.
#include TOURMAP_CATCH_HEADER

#include <filesystem>
#include <fstream>
#include <set>

#include "src/viewer/command_log.h"
#include "tests/unit/viewer/support.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

std::string scratch(const std::string& name) {
    const std::string path = std::string(TOURMAP_BINARY_DIR) + "/" + name;
    std::filesystem::remove(path);
    return path;
}

template <std::size_t i = 0>
void each_kind(const std::function<void(const Command&)>& take) {
    if constexpr (i < std::variant_size_v<Command>) {
        take(std::variant_alternative_t<i, Command>{});
        each_kind<i + 1>(take);
    }
}

}  // namespace

TEST_CASE("every kind of command that a log holds is read as it was written, by a name of its own") {
    std::set<std::string> lines;
    each_kind([&](const Command& command) {
        if (!is_logged(command)) return;
        const std::string line = log_line({1.5, command});
        CAPTURE(line);
        CHECK(lines.insert(line).second);
        const auto read = logged_command_from(line);
        REQUIRE(read);
        CHECK(read->at == 1.5);
        CHECK(read->command.index() == command.index());
        CHECK(log_line(*read) == line);
    });
    CHECK(lines.size() > 50);
}

TEST_CASE("fields come back with their values") {
    const auto round = [](const Command& command) {
        return logged_command_from(log_line({0, command})).value().command;
    };
    CHECK(std::get<command::Zoom>(round(command::Zoom{{10.25, -3}, 1.5})).at.x == 10.25);
    CHECK(std::get<command::OpenList>(round(command::OpenList{{"a", "b \"c\""}})).markers.at(1) == "b \"c\"");
    CHECK(std::get<command::ToggleShown>(round(command::ToggleShown{FilterBy::status, "x"})).by == FilterBy::status);
    CHECK(std::get<command::OpenSheet>(round(command::OpenSheet{SheetKind::filter})).kind == SheetKind::filter);
    CHECK(std::get<command::Export>(round(command::Export{{true, 3840, 2160}})).wish.width == 3840);
    CHECK(std::get<command::TypeWords>(round(command::TypeWords{"\u00e9\n\u4e2d"})).text == "\u00e9\n\u4e2d");
}

TEST_CASE("what is no log is refused with its line, and a last line that was cut off is left out") {
    const std::string file = scratch("command-log-test.jsonl");
    const auto written = [&](const std::string& text) {
        std::ofstream(file) << text;
        return read_command_log(file);
    };
    const std::string head = log_line(LogHead{"a.tour.yaml", "", "", "", "fr", "", 800, 600, true});
    CHECK(!written(""));
    CHECK(!written("{}\n"));
    const auto unknown = written(head + "\n{\"at\": 1, \"command\": \"Fly\"}\n");
    REQUIRE(!unknown);
    CHECK(describe(unknown.error()).find(":2:") != std::string::npos);
    CHECK(!written(head + "\n{\"at\": 1, \"command\": \"GoToStep\", \"step\": \"x\"}\n"));
    CHECK(!written(head + "\n{\"at\": 1, \"command\": \"OpenSheet\", \"kind\": \"no\"}\n"));
    const auto cut = written(head + "\n{\"at\": 1, \"command\": \"NextStep\"}\n{\"at\": 2, \"comm");
    REQUIRE(cut);
    CHECK(cut->commands.size() == 1);
    CHECK(cut->head.language == "fr");
    CHECK(cut->head.reduced_motion);
}

TEST_CASE("a recorded log done again comes to the same state") {
    const std::string file = scratch("command-record-test.jsonl");
    const std::vector<Command> done{command::NextStep{},
                                    command::Tick{0.3},
                                    command::Tick{3},
                                    command::Zoom{{700, 400}, 1.7},
                                    command::Tick{0.2},
                                    command::OpenSheet{SheetKind::filter},
                                    command::TypeWords{"energy"},
                                    command::Activate{},
                                    command::Back{},
                                    command::NextStep{},
                                    command::Tick{1},
                                    command::Undo{},
                                    command::Tick{4}};
    Viewer viewer;
    {
        auto recorder = CommandRecorder::open(file, {});
        REQUIRE(recorder);
        for (const Command& command : done) {
            recorder->add({0, command});
            viewer(command);
        }
    }
    CHECK(!CommandRecorder::open(file, {}));  // nothing is overwritten
    const auto log = read_command_log(file);
    REQUIRE(log);
    Viewer again;
    for (const LoggedCommand& logged : log->commands) again(logged.command);
    CHECK(moment_of(again.state) == moment_of(viewer.state));
    CHECK(again.state.step == viewer.state.step);
    CHECK(again.state.t == viewer.state.t);
    CHECK(view_of(again.state) == view_of(viewer.state));
}
