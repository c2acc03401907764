#include "src/viewer/app.h"

#include <algorithm>
#include <utility>

namespace tourmap {

namespace {

constexpr double longest_tick = 0.25;  // of an animation: a slow frame makes it late, not jump
#ifdef TOURMAP_DEV
constexpr double shader_check_seconds = 0.3;
#endif

}  // namespace

void App::read_events() {
    const double sleep = sleep_for(pace());
    if (sleep > frame_seconds && !waits_for_map()) watch_.rests();
    const bool any = window_->read_events(sleep, [this](const SDL_Event& event) { read(event); });
    if (replay_.goes_on()) keep_to_replay();
    watch_.woken();
    const bool finished = static_cast<int>(files_.run_finished()) + static_cast<int>(frames_.run_finished()) +
                              static_cast<int>(exports_.run_finished()) + static_cast<int>(small_.run_finished()) >
                          0;
    loader_.follow();
    if (session_) session_->follow_files();
    if ((any && !only_speaker_) || finished) frames_due_ = frames_after_event;
    only_speaker_ = true;
}

// Keys do the same in both windows, but for the size of the notes; the pointer belongs to one.
void App::read(const SDL_Event& event) {
    if (window_->is_asked_to_close(event)) queue_.push_back(command::Quit{});
    if (speaker_.is_asked_to_close(event)) queue_.push_back(command::ToggleSpeaker{});
    if (!speaker_.read(event)) {
        only_speaker_ = false;
        reader_.read(event, event_context(), queue_);
    } else if (!sizes_notes(event, event_context(), queue_)) {
        reader_.read_keys(event, event_context(), queue_);
    }
}

// The log is done again by itself: a hand on it would make something else of it. Esc ends it.
void App::keep_to_replay() {
    for (const Command& command : std::exchange(queue_, {})) {
        if (std::holds_alternative<command::Quit>(command)) queue_.push_back(command);
        if (std::holds_alternative<command::Back>(command)) replay_.stop();
    }
}

// While the globe is dragged only a new picture shows anything new: the time is the worker's.
bool App::waits_for_map() const {
    if (!map_.painted() || !session_ || !session_->frame() || !reader_.is_dragging()) return false;
    const ShownFrame& frame = *session_->frame();
    return frame.list == list_ && frame.spec.crs != session_->state().crs;
}

Pace App::pace() const {
    Pace pace;
    pace.shown = window_->is_shown();
    pace.frame_due = frames_due_ > 0 && !waits_for_map();
    pace.working = !files_.idle() || !frames_.idle() || !exports_.idle() || !small_.idle();
    pace.since_frame = seconds_between(begun_, Clock::now());
    if (session_) {
        const AppState& state = session_->state();
        const bool message = !state.message.empty();
        pace.animating = is_animating(state) || fade_.under_way() || (message && message_opacity(state) < 1);
        if (message) pace.next_change = message_lifetime - message_fade - state.message_seconds;
        pace.next_change = std::min({pace.next_change, seconds_to_next_step(state), speaker_.wait(state),
                                     pointer_.seconds_left(), ground_.seconds_to_rest(clock())});
        if (replay_.goes_on() && first_shown_)
            pace.next_change = std::min(pace.next_change, replay_.seconds_to_next(seconds_shown()));
    }
#ifdef TOURMAP_DEV
    pace.next_change = std::min(pace.next_change, shader_check_seconds);
#endif
    return pace;
}

void App::pass_time() {
    const Clock::time_point now = Clock::now();
    if (ground_.seconds_to_rest(clock()) <= 0) frames_due_ = std::max(frames_due_, 1);
    double seconds = seconds_between(ticked_, now);
    ticked_ = now;
    check_shaders();
    if (!session_) return;
    rest_pointer(now);
    if (fade_.under_way()) frames_due_ = std::max(frames_due_, 1);
    if (session_->state().stage.speaker.timing) apply(command::TakeTime{seconds});
    if (replay_.goes_on()) {
        const CommandQueue due = first_shown_ ? replay_.due(seconds_shown()) : CommandQueue{};
        queue_.insert(queue_.end(), due.begin(), due.end());
        return;  // the log has its own time
    }
    const bool animating = is_animating(session_->state());
    if (animating) seconds = std::min(seconds, longest_tick);
    const Presenting& presenting = session_->state().presenting;
    const bool waits = presenting.playback.playing || !presenting.digits.empty();
    if (!animating && !waits && session_->state().message.empty()) return;
    apply(command::Tick{seconds});
    const double opacity = message_opacity(session_->state());
    if (animating || opacity < 1) frames_due_ = std::max(frames_due_, 1);
}

void App::rest_pointer(Clock::time_point now) {
    ScreenXY at;
    const bool here = window_->pointer(at), hidden = pointer_.hidden();
    const AppState& state = session_->state();
    pointer_.see(here ? std::optional(at) : std::nullopt, state.full_screen || state.presenting.show,
                 seconds_between(started_, now));
    if (pointer_.hidden() != hidden) frames_due_ = frames_after_event;
}

void App::check_shaders() {
#ifdef TOURMAP_DEV
    const std::string error = map_.player().reload_shaders();
    if (error.empty()) return;
    log(error);
    if (session_) apply(command::ShowMessage{error});
    frames_due_ = frames_after_event;
#endif
}

void App::apply_queue() {
    const CommandQueue queue = std::exchange(queue_, {});
    for (const Command& command : queue) apply(command);
    if (queue.empty()) return;
    frames_due_ = frames_after_event;
    speaker_.touch();
}

void App::apply(const Command& command) {
    if (!session_) {
        // Nothing but leaving, and taking the error message along. Work under way stops by itself then.
        if (std::holds_alternative<command::Quit>(command)) quitting_ = true;
        if (std::holds_alternative<command::Back>(command)) cancel();
        if (const auto* copy = std::get_if<command::CopyText>(&command)) window_->set_clipboard(copy->text);
        return;
    }
    if (!session_->frame() && std::holds_alternative<command::Back>(command)) cancel();
    if (const auto* size = std::get_if<command::SizeWindow>(&command)) window_->set_size(size->width, size->height);
    if (recorder_ && is_logged(command)) recorder_->add({seconds_shown(), command});
    const WindowEffects effects = session_->apply(command);
    if (effects.retold) write_words();
    if (effects.set_full_screen) window_->set_full_screen(session_->state().full_screen);
    if (!effects.copy_text.empty()) window_->set_clipboard(effects.copy_text);
    if (session_->state().quitting) quitting_ = true;
}

// Seconds, from some moment on.
double App::clock() const {
    return seconds_between(started_, Clock::now());
}

}  // namespace tourmap
