#include "src/viewer/speaker_screen.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

#include "src/viewer/pacing.h"
#include "src/viewer/panels/speaker.h"

namespace tourmap {

namespace {

constexpr double frame_while_moving = 0.1;
constexpr float notes_points = 22;
constexpr int most_wide_px = 1280;  // of the copy of the first window

std::string time_of_day() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[16];
    return std::strftime(text, sizeof text, "%H:%M", &local) > 0 ? text : "";
}

}  // namespace

Result<void> SpeakerScreen::follow(const AppState& state) {
    const bool wanted = state.stage.speaker.open;
    if (!wanted) {
        window_.reset();
        next_.forget();
        now_ = {};
    }
    if (!wanted || window_ || asked_for_) {
        asked_for_ = wanted;
        return {};
    }
    asked_for_ = true;
    auto opened =
        SecondWindow::open(state.words->word("window.speaker.window", {{"title", printable(state.tour->title)}}));
    if (!opened) return tl::unexpected(opened.error());
    window_ = std::move(*opened);
    fonts_ = {};
    stale_ = true;
    touch();
    return {};
}

bool SpeakerScreen::read(const SDL_Event& event) {
    if (!window_ || !window_->owns(event)) return false;
    window_->read(event);
    touch();
    return true;
}

bool SpeakerScreen::is_asked_to_close(const SDL_Event& event) const {
    return window_ && window_->is_asked_to_close(event);
}

double SpeakerScreen::wait(const AppState& state) const {
    if (!window_ || !window_->is_shown()) return std::numeric_limits<double>::infinity();
    const double since = std::chrono::duration<double>(Clock::now() - drawn_).count();
    if (due_ > 0) return std::max(0.0, (is_animating(state) ? frame_while_moving : frame_seconds) - since);
    const double taken = state.stage.speaker.seconds;
    if (since >= 1 || std::floor(taken) != shown_second_) return 0;
    return std::min(1 - since, state.stage.speaker.timing ? 1 - std::fmod(taken, 1.0) : 1);
}

void SpeakerScreen::see(const AppState& state, const Layout& layout) {
    if (!window_) return;
    touch();
    stale_ = wait(state) > 0;
    if (!stale_) now_.take({0, layout.canvas_bottom_px, layout.canvas.width_px, layout.canvas.height_px}, most_wide_px);
}

void SpeakerScreen::draw(const Frame& frame, CommandQueue& queue) {
    if (!window_) return;
    due_ = std::max(0, due_ - 1);
    drawn_ = Clock::now();
    shown_second_ = std::floor(frame.state.stage.speaker.seconds);
    const SecondWindow::Turn turn(*window_);
    const WindowSize size = window_->size();
    fonts_.follow(frame.fonts);
    const float notes = notes_points * static_cast<float>(frame.state.stage.speaker.notes_size);
    if (fonts_.fit(size, frame.state.appearance, {notes, 34})) window_->renew_ui_textures();
    Ui ui;
    ui.fonts = fonts_.fonts();
    ui.scale = fonts_.scale();
    ui.words = &frame.words;
    const double ratio = size.pixel_ratio();
    ui.step_picture = [this, ratio](std::size_t step, float width) {
        return next_.take(step, static_cast<int>(width * ratio));
    };
    window_->clear(speaker_background);
    window_->begin_ui();
    panel_speaker(frame.state, {ui, now_.picture(), time_of_day()}, queue);
    window_->end_ui();
    window_->present();
    next_.follow(frame.kind, frame.may_paint);
}

}  // namespace tourmap
