// SpeakerScreen: the presenter view in a window of its own, opened and closed as the state says.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "src/viewer/panel_fonts.h"
#include "src/viewer/second_window.h"
#include "src/viewer/state.h"
#include "src/viewer/step_shelf.h"
#include "src/viewer/window_copy.h"

namespace tourmap {

class SpeakerScreen {
public:
    // The worker paints the picture of the next step; it must outlive the screen.
    explicit SpeakerScreen(Worker& worker) : next_(worker) {}

    // Error: the window cannot be opened.
    Result<void> follow(const AppState& state);
    bool is_open() const { return window_ != nullptr; }

    // Whether an event is of this window. If so it has been read by it.
    bool read(const SDL_Event& event);
    bool is_asked_to_close(const SDL_Event& event) const;

    // Something that it shows has changed.
    void touch() { due_ = frames_after_change; }
    // Seconds until it is to be drawn; 0: now. Infinite while it is closed. Ten times a second while something moves:
    // the other window needs the time.
    double wait(const AppState& state) const;
    bool stale() const { return stale_; }

    // What the first window shows, between its end_ui() and present(): if it is time for a drawing, else later.
    void see(const AppState& state, const Layout& layout);
    struct Frame {
        const AppState& state;
        const Language& words;
        const PanelFonts& fonts;  // of the first window
        const StepPictureKind& kind;
        bool may_paint = true;  // the worker, the next step
    };
    // Call when wait() is 0; not within a frame of the first window.
    void draw(const Frame& frame, CommandQueue& queue);

    bool pending() const { return window_ && next_.pending(); }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr int frames_after_change = 3;  // ImGui needs some to settle

    std::unique_ptr<SecondWindow> window_;
    PanelFonts fonts_;
    StepShelf next_;
    WindowCopy now_;
    int due_ = 0;
    bool stale_ = false;      // the first window has shown something that this one has not
    bool asked_for_ = false;  // the window, which cannot be opened: said once
    Clock::time_point drawn_{};
    double shown_second_ = 0;  // of the talk
};

}  // namespace tourmap
