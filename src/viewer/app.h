// App: the window while it is open. The main loop: events -> commands -> state -> frame -> screen, drawing only when
// something has changed.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/viewer/card_picture.h"
#include "src/viewer/cross_fade.h"
#include "src/viewer/events.h"
#include "src/viewer/frame_watch.h"
#include "src/viewer/ground.h"
#include "src/viewer/loader.h"
#include "src/viewer/map_screen.h"
#include "src/viewer/measure_lines.h"
#include "src/viewer/pacing.h"
#include "src/viewer/panel_fonts.h"
#include "src/viewer/pointer_rest.h"
#include "src/viewer/probe.h"
#include "src/viewer/replay.h"
#include "src/viewer/session.h"
#include "src/viewer/settings.h"
#include "src/viewer/speaker_screen.h"
#include "src/viewer/step_shelf.h"
#include "src/viewer/viewer.h"
#include "src/viewer/window.h"

namespace tourmap {

class App {
public:
    struct Logs {
        std::optional<Probe> probe;
        std::optional<FrameLog> frames;
        std::optional<CommandRecorder> recorder;
        Replay replay;
        Settings settings;  // of the last time
    };

    App(const ViewerOptions& options, LanguageSetPtr languages, std::unique_ptr<Window> window, GlPlayer player,
        Logs logs)
        : options_(options),
          languages_(std::move(languages)),
          window_(std::move(window)),
          map_(std::move(player), !options.journey),
          probe_(std::move(logs.probe)),
          watch_(std::move(logs.frames)),
          recorder_(std::move(logs.recorder)),
          replay_(std::move(logs.replay)),
          settings_(logs.settings),
          files_(&Window::wake),
          frames_(&Window::wake),
          exports_(&Window::wake),
          small_(&Window::wake),
          overview_(small_),
          speaker_(small_),
          loader_(options, files_) {}

    int run();

private:
    using Clock = std::chrono::steady_clock;
    static double seconds_between(Clock::time_point a, Clock::time_point b) {
        return std::chrono::duration<double>(b - a).count();
    }
    static constexpr int frames_after_event = 5;  // ImGui needs some to settle

    // Loading, and what goes on for as long as the window is open: app.cpp
    void load();
    void show(const Opened& opened);
    void keep_settings();
    void write_words();
    void say_error(const Error& error);
    void log(const std::string& line) const;
    const Language& first_words() const;

    // One turn of the loop: app_loop.cpp
    void read_events();
    void read(const SDL_Event& event);
    void keep_to_replay();
    double seconds_shown() const { return first_shown_ ? seconds_between(*first_shown_, Clock::now()) : 0; }
    bool waits_for_map() const;
    Pace pace() const;
    void pass_time();
    void rest_pointer(Clock::time_point now);
    void check_shaders();
    void apply_queue();
    void apply(const Command& command);
    void cancel();
    double clock() const;

    // A frame: app_draw.cpp
    void draw();
    bool may_paint_small() const;
    bool jumping() const;
    void follow_jumps();
    void follow_speaker();
    void warn_of_missing_letters();
    void log_frame();
    void fit_to_window();
    Appearance appearance() const;
    void draw_map();
    void draw_panels();
    Ui make_ui();
    PointRect in_window(const ScreenBox& box) const;
    Picked follow_pointer();
    void look_at_ground(const Picked& picked);
    EventContext event_context() const;
    void write_probe();

    ViewerOptions options_;
    LanguageSetPtr languages_;
    std::unique_ptr<Window> window_;  // outlives all that needs its OpenGL context
    MapScreen map_;
    std::optional<Probe> probe_;
    FrameWatch watch_;
    std::optional<CommandRecorder> recorder_;
    Replay replay_;
    Settings settings_;
    std::optional<Clock::time_point> first_shown_;  // a map
    PanelFonts fonts_;
    std::string missing_said_;  // of letters that no font has

    WindowSize size_;
    Layout layout_;
    std::shared_ptr<const DisplayList> list_;    // on the screen
    PointRect row_;                              // of a sheet, that the keyboard has chosen
    std::vector<PointRect> covered_, covering_;  // by panels: in the last frame, in this one
    EventReader reader_;
    GroundFinder ground_;
    MeasureProjector measure_;
    Ground seen_;            // of this frame
    MeasureLines measured_;  // likewise
    CommandQueue queue_;
    CardPicture picture_;
    std::string draw_error_, error_;

    CrossFade fade_;
    std::uint64_t jumps_ = 0;  // of the state, that have been shown
    PointerRest pointer_;
    bool only_speaker_ = true;  // no event since the last look was of the window itself

    int frames_due_ = frames_after_event;
    Clock::time_point begun_{}, ticked_ = Clock::now(), started_ = ticked_;
    bool quitting_ = false, cancelled_ = false;

    Worker files_, frames_, exports_, small_;  // joined before anything that their results touch goes
    StepShelf overview_;
    SpeakerScreen speaker_;  // goes before the window
    Loader loader_;
    std::optional<Session> session_;
};

}  // namespace tourmap
