// Seeded random input into a real window: it lives, says nothing that a sanitizer would, leaves with 0, and its memory
// does not grow. TOURMAP_MONKEY_SECONDS: for how long (15 without); TOURMAP_MONKEY_SEED: the same again.
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include "tests/ui/desk.h"

using nlohmann::json;
using tourmap::test::Desk;
using Clock = std::chrono::steady_clock;

namespace {

double setting(const char* name, double otherwise) {
    const char* text = std::getenv(name);
    return text ? std::atof(text) : otherwise;
}

class Monkey {
public:
    explicit Monkey(unsigned seed) : random_(seed) {}

    // Some of xdotool's actions, in a window of that size.
    std::vector<std::string> actions(int width, int height) {
        width_ = width;
        height_ = height;
        out_.clear();
        for (int i = 0; i < 8; ++i) act();
        return out_;
    }
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

private:
    void act() {
        switch (below(12)) {
            case 0:
            case 1:
            case 2:
            case 3:
                return add({"key", key()});
            case 4:
            case 5:
                move();
                return add({"click", "1"});
            case 6:
                move();
                return add({"click", "--repeat", std::to_string(1 + below(6)), "--delay", "5", below(2) ? "4" : "5"});
            case 7:
                move();
                add({"mousedown", "1"});
                for (int i = below(6); i >= 0; --i) move();
                return add({"mouseup", "1"});
            case 8: {  // turned, or moved, with Shift held
                move();
                add({"keydown", "shift", "mousedown", "1"});
                move();
                return add({"mouseup", "1", "keyup", "shift"});
            }
            case 9: {  // a search
                static const std::array<const char*, 6> words{"uran", "Astana!", "%s%n",
                                                              "zzzz", "1 2 3",   "\u00e9t\u00e9"};
                return add({"key", "ctrl+f", "type", "--args", "1", "--delay", "2",
                            words[static_cast<std::size_t>(below(6))]});
            }
            case 10:
                return add({"key", below(2) ? "Escape" : "Return"});
            default:
                return move();
        }
    }

    void add(const std::vector<std::string>& more) { out_.insert(out_.end(), more.begin(), more.end()); }
    void move() { add({"mousemove", std::to_string(below(width_)), std::to_string(below(height_))}); }

    // All but what quits; pictures are saved now and then only.
    std::string key() {
        static const std::vector<std::string> keys{
            "Right",  "Left",      "Up",     "Down", "Prior",   "Next",   "Home",     "End",
            "space",  "Return",    "Escape", "Tab",  "F1",      "F5",     "F11",      "BackSpace",
            "Delete", "plus",      "minus",  "less", "greater", "period", "question", "slash",
            "comma",  "semicolon", "0",      "1",    "2",       "3",      "7",        "9"};
        static const std::vector<std::string> with{"", "", "", "", "shift+", "ctrl+", "ctrl+shift+"};
        const int kind = below(40);
        if (kind == 0) return "ctrl+e";
        if (kind < 16) {
            const char letter = static_cast<char>('a' + below(26));
            const std::string modifier = letter == 'q' || letter == 'e' ? "" : with[static_cast<std::size_t>(below(7))];
            return modifier + letter;
        }
        const std::string modifier = below(5) == 0 ? "shift+" : "";
        return modifier + keys[static_cast<std::size_t>(below(static_cast<int>(keys.size())))];
    }

    std::mt19937 random_;
    std::vector<std::string> out_;
    int width_ = 1, height_ = 1;
};

double resident_mib(pid_t id) {
    std::ifstream status("/proc/" + std::to_string(id) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmRSS:", 0) == 0) return std::atof(line.c_str() + 6) / 1024;
    return 0;
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

TEST_CASE("random input for a while: the window lives, leaves when asked, and its memory stays", "[monkey]") {
    const double seconds = setting("TOURMAP_MONKEY_SECONDS", 15);
    const auto seed = static_cast<unsigned>(setting("TOURMAP_MONKEY_SEED", 2023));
    WARN("seed " << seed << ", " << seconds << " s");
    Desk desk("monkey", {},
              {{"ASAN_OPTIONS", "detect_leaks=0:quarantine_size_mb=16:malloc_context_size=12"},
               {"UBSAN_OPTIONS", "print_stacktrace=1"}});
    REQUIRE(desk.comes_to_rest());
    REQUIRE(desk.find_window());
    Monkey monkey(seed);
    const auto begin = Clock::now();
    const auto passed = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
    int width = 1280, height = 800, rounds = 0;
    std::vector<double> early, late;  // MiB, once all caches are warm, and at the end
    while (passed() < seconds) {
        desk.act(monkey.actions(width, height));  // xdotool may complain of a point beyond a window that shrank
        REQUIRE(desk.viewer().is_running());
        if (++rounds % 12 == 0) {
            width = 300 + monkey.below(1200);
            height = 200 + monkey.below(750);
            REQUIRE(desk.resize(width, height));
            // What has been done comes faster than a person's doing: once in a while the window catches up.
            REQUIRE(desk.becomes([&](const json& s) {
                return s.at("full_screen").get<bool>() || s.at("window").at("width_px") == width;
            }));
        }
        const double share = passed() / seconds, now = resident_mib(desk.viewer().id());
        if (share > 0.3 && share < 0.5) early.push_back(now);
        if (share > 0.8) late.push_back(now);
    }
    // It still answers: whatever is open closes, and the first step comes.
    REQUIRE(desk.resize(1280, 800));
    std::vector<std::string> leave{"mouseup", "1", "keyup", "shift", "keyup", "ctrl"};
    for (int i = 0; i < 12; ++i) leave.insert(leave.end(), {"key", "Escape"});
    REQUIRE(desk.act(leave));
    // Without a window manager nobody gives the keyboard back when the presenter view closes.
    if (desk.becomes([](const json& s) { return s.at("resting").get<bool>() || s.at("playing").get<bool>(); }) &&
        desk.state().at("speaker").at("open").get<bool>())
        REQUIRE(desk.key("s"));
    REQUIRE(desk.find_window());
    REQUIRE(desk.act({"key", "End", "key", "Home"}));
    REQUIRE(desk.becomes([](const json& s) { return s.at("step") == 0 && s.at("resting").get<bool>(); }));
    const double grown = median(late) - median(early);
    WARN(rounds << " rounds, " << median(early) << " MiB, then " << median(late) << " MiB");
    CHECK(grown < 40 + 0.15 * median(early));
    REQUIRE(desk.key("ctrl+q"));
    CHECK(desk.viewer().wait(std::chrono::seconds(30)) == 0);
    for (const char* report : {"AddressSanitizer", "runtime error", "LeakSanitizer", "ThreadSanitizer"})
        CHECK(desk.messages().find(report) == std::string::npos);
}
