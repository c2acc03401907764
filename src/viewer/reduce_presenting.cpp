// Playing, and standing in front of people.
#include <algorithm>
#include <cstdio>

#include "src/story/reading_time.h"
#include "src/viewer/reducer.h"

namespace tourmap {

namespace {

std::string speed_text(double speed) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", speed);
    return text;
}

}  // namespace

void Reducer::operator()(const command::TogglePlay&) {
    Playback& playback = presenting().playback;
    playback.playing = !playback.playing;
    playback.rested = 0;
    const bool at_end = s().step + 1 == s().steps.size();
    if (playback.playing && at_end) go_to(0);
    show(playback.playing ? word("window.message.playing", {{"speed", speed_text(playback.speed)}})
                          : word("window.message.paused"));
}

void Reducer::operator()(const command::ChangeSpeed& change) {
    double& speed = presenting().playback.speed;
    speed = next_speed(speed, change.direction);
    show(word("window.message.speed", {{"speed", speed_text(speed)}}));
}

void Reducer::operator()(const command::ToggleLoop&) {
    bool& loop = presenting().playback.loop;
    loop = !loop;
    show(word(loop ? "window.message.loop" : "window.message.no_loop"));
}

void Reducer::operator()(const command::StartShow& start) {
    if (!presenting().show) presenting().show = BeforeShow{s().step, view_of(s()), s().camera_free, s().full_screen};
    s().help_open = false;
    if (!s().full_screen) set_full_screen(true);
    if (start.from_first) go_to(0);
}

void Reducer::operator()(const command::ToggleBlank&) {
    presenting().blank = !presenting().blank;
}

void Reducer::operator()(const command::ToggleLaser&) {
    presenting().laser = !presenting().laser;
}

void Reducer::operator()(const command::TypeDigit& digit) {
    constexpr std::size_t most_digits = 6;
    if (digit.digit < 0 || digit.digit > 9 || presenting().digits.size() == most_digits) return;
    presenting().digits += static_cast<char>('0' + digit.digit);
    presenting().digits_seconds = 0;
    show(word("window.message.digits", {{"digits", presenting().digits}}));
}

bool Reducer::go_to_typed_step() {
    const std::string digits = std::exchange(presenting().digits, "");
    if (digits.empty()) return false;
    show("");
    const std::size_t number = std::stoul(digits);
    go_to(number == 0 ? 0 : number - 1);
    return true;
}

// One level of what Esc goes back.
bool Reducer::leave_presenting() {
    Presenting& now = presenting();
    if (!now.digits.empty()) {
        now.digits.clear();
        show("");
    } else if (now.blank) {
        now.blank = false;
    } else if (now.show) {
        const BeforeShow before = *std::exchange(now.show, std::nullopt);
        now.playback.playing = now.laser = false;
        go_to(std::min(before.step, s().steps.size() - 1));
        if (before.camera_free) {
            move_by_hand(before.view);
            settle();
        }
        if (s().full_screen != before.full_screen) set_full_screen(before.full_screen);
    } else {
        return false;
    }
    return true;
}

// A step rests as long as it takes to read, then the next one follows.
void Reducer::advance_playback(double seconds) {
    Presenting& now = presenting();
    if (!now.digits.empty() && (now.digits_seconds += seconds) >= digits_lifetime) {
        now.digits.clear();
        show("");
    }
    Playback& playback = now.playback;
    if (!playback.playing || s().flight || s().growth) return;
    playback.rested += seconds * playback.speed;
    if (playback.rested < seconds_to_read(*s().tour, s().steps[s().step])) return;
    const bool at_end = s().step + 1 == s().steps.size();
    if (!at_end || playback.loop) return go_to(at_end ? 0 : s().step + 1);
    playback.playing = false;
    show(word("window.message.the_end"));
}

}  // namespace tourmap
