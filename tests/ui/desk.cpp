#include "tests/ui/desk.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <thread>

#include "tests/ui/ask_to_close.h"

namespace tourmap::test {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;

namespace {

constexpr auto longest_wait = 60s;

template <class F>
bool comes_true(std::chrono::seconds longest, F&& condition) {
    const auto end = std::chrono::steady_clock::now() + longest;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(20ms);
    }
    return true;
}

std::string whole_number(double value) {
    return std::to_string(std::lround(value));
}

}  // namespace

// Servers that start at the same moment may want the same number, and one of them gives up.
Display::Display() {
    constexpr int tries = 5;
    for (int i = 0; i < tries && name_.empty(); ++i) start();
}

void Display::start() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return;
    ProcessSetup setup;
    setup.arguments = {"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0", "1600x1000x24", "-nolisten",
                       "tcp",  "-noreset"};  // else it begins anew, deaf for a moment, after each xdotool
    setup.output = "/dev/null";
    setup.passed_fd = ends[1];
    server_ = std::make_unique<Process>(setup);
    close(ends[1]);
    // The server writes its number and a line end when it is ready, or closes the pipe when it gives up.
    std::string number;
    for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) number += c;
    close(ends[0]);
    if (!number.empty()) name_ = ":" + number;
}

Display::~Display() = default;

Desk::Desk(const std::string& name, std::vector<std::string> arguments, Environment more)
    : folder_(std::string(TOURMAP_BINARY_DIR) + "/ui-test/" + name) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ + "/out");
    probe_ = folder_ + "/probe.jsonl";
    log_ = folder_ + "/messages.txt";
    ProcessSetup setup;
    const char* other = std::getenv("TOURMAP_UI_PROGRAM");
    setup.arguments = {other ? other : TOURMAP_PROGRAM, "view", "--probe", probe_, "--size", "1280x800"};
    setup.arguments.insert(setup.arguments.end(), arguments.begin(), arguments.end());
    setup.folder = folder_ + "/out";
    setup.output = log_;
    // The libraries below us keep what they allocate; leaks are looked for in the unit tests.
    setup.environment = {{"DISPLAY", display_.name()},
                         {"SDL_VIDEODRIVER", "x11"},
                         {"WAYLAND_DISPLAY", ""},
                         {"LIBGL_ALWAYS_SOFTWARE", "1"},
                         {"XDG_CONFIG_HOME", folder_ + "/config"},
                         {"ASAN_OPTIONS", "detect_leaks=0"}};
    setup.environment.insert(setup.environment.end(), more.begin(), more.end());
    viewer_ = std::make_unique<Process>(setup);
}

std::string Desk::messages() const {
    return read_whole(log_);
}

json Desk::state() const {
    const std::string lines = read_whole(probe_);
    const std::size_t end = lines.rfind('\n');
    if (end == std::string::npos) return nullptr;
    const std::size_t before = end == 0 ? std::string::npos : lines.rfind('\n', end - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    return json::parse(lines.substr(begin, end - begin), nullptr, false);
}

bool Desk::becomes(const std::function<bool(const json&)>& condition) {
    return comes_true(longest_wait, [&] {
        const json now = state();
        return now.is_object() && condition(now);
    });
}

bool Desk::comes_to_rest() {
    return becomes([](const json& now) { return now.value("resting", false); });
}

bool Desk::xdotool(std::vector<std::string> arguments) {
    ProcessSetup setup;
    setup.arguments = {"xdotool"};
    setup.arguments.insert(setup.arguments.end(), arguments.begin(), arguments.end());
    setup.environment = {{"DISPLAY", display_.name()}};
    return output_of(setup, folder_ + "/xdotool.txt").has_value();
}

bool Desk::find_window(const std::string& title) {
    const bool found = comes_true(longest_wait, [&] {
        if (!xdotool({"search", "--onlyvisible", "--name", title})) return false;
        std::istringstream(read_whole(folder_ + "/xdotool.txt")) >> window_;
        return !window_.empty();
    });
    return found && xdotool({"windowmove", "--sync", window_, "0", "0"}) && xdotool({"windowfocus", "--sync", window_});
}

std::size_t Desk::count_windows(const std::string& title) {
    if (!xdotool({"search", "--onlyvisible", "--name", title})) return 0;  // it fails where it finds none
    const std::string found = read_whole(folder_ + "/xdotool.txt");
    return static_cast<std::size_t>(std::count(found.begin(), found.end(), '\n'));
}

bool Desk::close_window() {
    return ask_to_close(display_.name(), window_);
}

bool Desk::key(const std::string& keys) {
    return xdotool({"key", "--clearmodifiers", keys});
}

bool Desk::move(double x, double y) {
    const std::pair there{whole_number(x), whole_number(y)};
    if (there == pointer_) return true;  // xdotool would wait 15 seconds for it to move
    pointer_ = there;
    return xdotool({"mousemove", "--sync", there.first, there.second});
}

bool Desk::click(double x, double y) {
    return move(x, y) && xdotool({"click", "1"});
}

bool Desk::wheel_up(double x, double y) {
    return move(x, y) && xdotool({"click", "4"});
}

bool Desk::wheel_down(double x, double y) {
    return move(x, y) && xdotool({"click", "5"});
}

bool Desk::act(const std::vector<std::string>& actions) {
    pointer_ = {};
    return xdotool(actions);
}

bool Desk::drag(double x, double y, double to_x, double to_y, const std::string& held_key) {
    const auto hold = [&](const char* how) { return held_key.empty() || xdotool({how, held_key}); };
    return move(x, y) && hold("keydown") && xdotool({"mousedown", "1"}) && move((x + to_x) / 2, (y + to_y) / 2) &&
           move(to_x, to_y) && xdotool({"mouseup", "1"}) && hold("keyup");
}

bool Desk::resize(int width, int height) {
    return xdotool({"windowsize", window_, std::to_string(width), std::to_string(height)});
}

bool Desk::type(const std::string& text) {
    return xdotool({"type", "--delay", "4", "--clearmodifiers", text});
}

bool Desk::drop(const std::vector<std::string>& files) {
    ProcessSetup setup;
    setup.arguments = {TOURMAP_DROP_FILES, window_};
    setup.arguments.insert(setup.arguments.end(), files.begin(), files.end());
    setup.environment = {{"DISPLAY", display_.name()}};
    return output_of(setup, folder_ + "/drop.txt").has_value();
}

bool Desk::show(bool shown) {
    if (!shown) return xdotool({"windowunmap", "--sync", window_});
    return xdotool({"windowmap", "--sync", window_}) && xdotool({"windowmove", window_, "0", "0"}) &&
           xdotool({"windowfocus", "--sync", window_});
}

std::string Desk::clipboard() {
    ProcessSetup setup;
    setup.arguments = {"xclip", "-selection", "clipboard", "-o"};
    setup.environment = {{"DISPLAY", display_.name()}};
    return output_of(setup, folder_ + "/clipboard.txt").value_or("");
}

bool Desk::screenshot(const std::string& file) {
    ProcessSetup setup;
    setup.arguments = {"import", "-display", display_.name(), "-window", "root", file};
    setup.environment = {{"DISPLAY", display_.name()}};
    return output_of(setup, folder_ + "/import.txt").has_value() && fs::exists(file) && fs::file_size(file) > 2000;
}

}  // namespace tourmap::test
