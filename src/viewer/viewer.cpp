#include "src/viewer/viewer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "src/files/assets.h"
#include "src/story/load_story.h"
#include "src/story/missing_letters.h"
#include "src/viewer/card_picture.h"
#include "src/viewer/cross_fade.h"
#include "src/viewer/desktop_motion.h"
#include "src/viewer/events.h"
#include "src/viewer/frame_watch.h"
#include "src/viewer/ground.h"
#include "src/viewer/loader.h"
#include "src/viewer/map_screen.h"
#include "src/viewer/measure_lines.h"
#include "src/viewer/pacing.h"
#include "src/viewer/panel_fonts.h"
#include "src/viewer/panels/panels.h"
#include "src/viewer/pointer_rest.h"
#include "src/viewer/probe.h"
#include "src/viewer/replay.h"
#include "src/viewer/session.h"
#include "src/viewer/settings.h"
#include "src/viewer/speaker_screen.h"
#include "src/viewer/step_shelf.h"
#include "src/viewer/window.h"

namespace tourmap {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double longest_tick = 0.25;  // of an animation: a slow frame makes it late, not jump
constexpr int frames_after_event = 3;  // ImGui needs some to settle
constexpr double shader_check_seconds = 0.3;

double seconds_between(Clock::time_point a, Clock::time_point b) {
    return std::chrono::duration<double>(b - a).count();
}

GlOptions gl_options() {
    GlOptions options;
#ifdef TOURMAP_DEV
    options.shader_folder = TOURMAP_SHADERS;
#endif
    return options;
}

// The main loop: events -> commands -> state -> frame -> screen, drawing only when something has changed.
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

    int run() {
        load();
        while (!quitting_) {
            read_events();
            pass_time();
            apply_queue();
            if (session_) session_->update_frame();
            if (may_draw(pace())) draw();
            apply_queue();
            follow_speaker();
        }
        loader_.stop();
        keep_settings();
        window_->hide();
        if (cancelled_) log("cancelled");
        const int status = cancelled_ ? 130 : error_.empty() ? 0 : 1;
        if (!session_ && !loader_.comes_to_its_end()) {
            watch_.close();
            std::quick_exit(status);
        }
        return status;
    }

private:
    void load() {
        loader_.load_fonts([this](const Result<Loader::Fonts>& fonts) {
            if (!fonts) return say_error(fonts.error());
            fonts_.use(*fonts);
            fonts_.add(printable(options_.path));
            loader_.open_file(
                *fonts, [this](const Result<Opened>& opened) { opened ? show(*opened) : say_error(opened.error()); });
        });
    }

    // The first time, or anew.
    void show(const Opened& opened) {
        for (const std::string& warning : opened.warnings) log(warning);
        if (session_) {
            session_->renew(opened);
        } else {
            session_.emplace(opened,
                             Session::Setup{layout_.canvas,
                                            {options_.path, options_.relief, options_.look, options_.access},
                                            options_.export_folder,
                                            &exports_,
                                            [this](const std::function<void()>& done) { exports_.post_done(done); },
                                            &frames_,
                                            &files_,
                                            map_.painted(),
                                            options_.reduced_motion || desktop_reduces_motion(config_home())});
            error_.clear();
            apply(remembered(settings_));
        }
        write_words();
    }

    // What they are is known from the state alone, but for the size of the window.
    void keep_settings() {
        const std::string file = settings_file();
        if (!session_ || file.empty() || replay_.goes_on()) return;
        Settings now = settings_of(session_->state());
        now.window =
            session_->state().full_screen ? settings_.window : WindowPoints{size_.points_wide, size_.points_high};
        if (now == settings_) return;
        if (const auto done = write_settings(now, file); !done) log(describe(done.error()));
    }

    // What the tour says, in the language that it is told in now.
    void write_words() {
        fonts_.add(session_->tour(), session_->panel_language());
        for (const Step& step : session_->state().steps) fonts_.add(step.name);
        window_->set_title(printable(session_->tour().title) + " \u2013 tourmap");
    }

    void say_error(const Error& error) {
        if (was_cancelled(error)) return;
        const std::string what = describe(error);
        fonts_.add(what);
        log(what);
        if (session_)
            apply(command::NotReloaded{what});
        else
            error_ = what;
    }

    void log(const std::string& line) const {
        if (options_.log) options_.log(line);
    }

    // One turn of the loop.

    void read_events() {
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
    void read(const SDL_Event& event) {
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
    void keep_to_replay() {
        for (const Command& command : std::exchange(queue_, {})) {
            if (std::holds_alternative<command::Quit>(command)) queue_.push_back(command);
            if (std::holds_alternative<command::Back>(command)) replay_.stop();
        }
    }

    double seconds_shown() const { return first_shown_ ? seconds_between(*first_shown_, Clock::now()) : 0; }

    // While the globe is dragged only a new picture shows anything new: the time is the worker's.
    bool waits_for_map() const {
        if (!map_.painted() || !session_ || !session_->frame() || !reader_.is_dragging()) return false;
        const ShownFrame& frame = *session_->frame();
        return frame.list == list_ && frame.spec.crs != session_->state().crs;
    }

    Pace pace() const {
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

    void pass_time() {
        const Clock::time_point now = Clock::now();
        if (ground_.seconds_to_rest(clock()) <= 0) frames_due_ = std::max(frames_due_, 1);
        double seconds = seconds_between(ticked_, now);
        ticked_ = now;
        check_shaders();
        if (!session_) return;
        rest_pointer(now);
        if (fade_.under_way()) frames_due_ = std::max(frames_due_, 1);
        if (replay_.goes_on()) {
            const CommandQueue due = first_shown_ ? replay_.due(seconds_shown()) : CommandQueue{};
            queue_.insert(queue_.end(), due.begin(), due.end());
            return;  // the log has its own time
        }
        if (session_->state().stage.speaker.timing) apply(command::TakeTime{seconds});
        const bool animating = is_animating(session_->state());
        if (animating) seconds = std::min(seconds, longest_tick);
        const Presenting& presenting = session_->state().presenting;
        const bool waits = presenting.playback.playing || !presenting.digits.empty();
        if (!animating && !waits && session_->state().message.empty()) return;
        apply(command::Tick{seconds});
        const double opacity = message_opacity(session_->state());
        if (animating || opacity < 1) frames_due_ = std::max(frames_due_, 1);
    }

    void rest_pointer(Clock::time_point now) {
        ScreenXY at;
        const bool here = window_->pointer(at), hidden = pointer_.hidden();
        const AppState& state = session_->state();
        pointer_.see(here ? std::optional(at) : std::nullopt, state.full_screen || state.presenting.show,
                     seconds_between(started_, now));
        if (pointer_.hidden() != hidden) frames_due_ = frames_after_event;
    }

    void check_shaders() {
#ifdef TOURMAP_DEV
        const std::string error = map_.player().reload_shaders();
        if (error.empty()) return;
        log(error);
        if (session_) apply(command::ShowMessage{error});
        frames_due_ = frames_after_event;
#endif
    }

    void apply_queue() {
        const CommandQueue queue = std::exchange(queue_, {});
        for (const Command& command : queue) apply(command);
        if (queue.empty()) return;
        frames_due_ = frames_after_event;
        speaker_.touch();
    }

    void apply(const Command& command) {
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

    // Esc before there is a map.
    void cancel() {
        quitting_ = true;
        cancelled_ = error_.empty();
    }

    // Drawing

    void draw() {
        --frames_due_;
        begun_ = Clock::now();
        fit_to_window();
        if (session_) {
            session_->update_frame();
            if (list_ != session_->list()) warn_of_missing_letters();
            follow_jumps();
            list_ = session_->list();
            picture_.follow(session_->picture());
        }
        window_->clear(map_.painted() && list_ ? list_->background : Rgba{255, 255, 255, 255});
        draw_map();
        window_->begin_ui();
        if (session_ && session_->frame()) map_.show(*session_->frame(), session_->state(), layout_, jumping());
        fade_.draw(layout_);
        draw_panels();
        if (pointer_.hidden()) ImGui::SetMouseCursor(ImGuiMouseCursor_None);
        covered_ = covering_;
        if (session_) overview_.follow(session_->step_pictures(), may_paint_small());
        window_->end_ui();
        if (session_ && session_->state().presenting.reduced_motion) fade_.remember(layout_);
        if (session_) speaker_.see(session_->state(), layout_);
        window_->present();
        if (list_ && !first_shown_) first_shown_ = Clock::now();
        log_frame();
        write_probe();
    }

    // What moves needs both cores.
    bool may_paint_small() const {
        return !is_animating(session_->state()) && !fade_.under_way() && !reader_.is_dragging();
    }

    // With reduced motion the view changes at once, and the picture as soon as it is there: by a cross-fade.
    bool jumping() const {
        return session_->state().stage.jumps != jumps_;
    }
    void follow_jumps() {
        const AppState& state = session_->state();
        if (is_animating(state) || reader_.is_dragging()) fade_.end();
        if (!jumping() || !session_->shows_view()) return;
        jumps_ = state.stage.jumps;
        if (list_ && list_ != session_->list() && !is_animating(state)) fade_.begin();
    }

    void follow_speaker() {
        if (!session_) return;
        const AppState& state = session_->state();
        if (const auto opened = speaker_.follow(state); !opened) apply(command::ShowMessage{describe(opened.error())});
        if (speaker_.wait(state) > 0) return;
        if (speaker_.stale()) frames_due_ = std::max(frames_due_, 1);
        const StepPictureKind kind = session_->step_pictures();
        speaker_.draw({state, session_->panel_language(), fonts_, kind, may_paint_small()}, queue_);
    }

    // In a new picture there may be others.
    void warn_of_missing_letters() {
        const std::string missing = said_of_missing_letters(*fonts_.set());
        if (missing != missing_said_) log(missing);
        missing_said_ = missing;
    }

    void log_frame() {
        const ShownFrame* frame = session_ && session_->frame() ? &*session_->frame() : nullptr;
        const bool follows = map_.painted() && !(session_ && jumping());
        watch_.shown(frame, {session_ ? view_of(session_->state()) : View{}, follows, fade_.under_way()});
    }

    void fit_to_window() {
        const WindowSize before = std::exchange(size_, window_->size());
        const bool resized = before.points_wide != size_.points_wide || before.points_high != size_.points_high;
        if (resized && recorder_)
            recorder_->add({seconds_shown(), command::SizeWindow{size_.points_wide, size_.points_high}});
        const double scale = static_cast<double>(ui_scale_for(size_)) * appearance().scale;
        const double bar = chronology_bar_height * scale;
        const bool alone = session_ && session_->state().presenting.show;
        layout_ = layout_of(size_, options_.journey && !alone ? bar : 0);
        if (session_ && !(session_->state().canvas == layout_.canvas)) apply(command::Resize{layout_.canvas});
        if (fonts_.fit(size_, appearance())) window_->renew_ui_textures();
    }

    Appearance appearance() const {
        return session_ ? session_->state().appearance : settings_.appearance;
    }

    void draw_map() {
        if (!list_) return;
        const auto done = map_.draw(*list_, layout_);
        if (!done && describe(done.error()) != draw_error_) {
            draw_error_ = describe(done.error());
            log(draw_error_);
            queue_.push_back(command::ShowMessage{draw_error_});
        }
    }

    void draw_panels() {
        covering_.clear();
        row_ = {};
        const Ui ui = make_ui();
        if (!session_) {
            if (!error_.empty()) {
                panel_error(ui, error_, queue_);
            } else if (fonts_.set()) {
                panel_loading(ui, {printable(options_.path), loader_.what(), loader_.fraction()});
            }
            return;
        }
        const AppState& state = session_->state();
        if (const Sheet* sheet = top_sheet(state)) {
            fonts_.add(sheet->words);
            for (const SheetRow& row : state.rows) fonts_.add(row.text + row.detail + row.note);
        }
        for (const std::string& file : state.layering.adding) fonts_.add(printable(file));
        if (!state.problems.empty()) fonts_.add(state.problems);
        if (!list_) panel_loading(ui, {printable(session_->tour().title), ui.words->word("window.loading.drawing"), 1});
        story_panels(state, ui, queue_);
    }

    Ui make_ui() {
        Ui ui;
        ui.fonts = fonts_.fonts();
        ui.color = palette_of(appearance());
        ui.scale = fonts_.scale();
        ui.layout = layout_;
        ui.covering = &covering_;
        ui.row_place = &row_;
        ui.list = list_.get();
        ui.words = &first_words();
        if (!session_) return ui;
        const PageLayout page = session_->page();
        ui.story_panel = in_window(page.panel);
        ui.story_map = in_window(page.map);
        ui.words = &session_->panel_language();
        ui.language = &session_->language();
        ui.under_pointer = follow_pointer();
        look_at_ground(ui.under_pointer);
        ui.ground = &seen_;
        ui.measured = &measured_;
        ui.picture = picture_.picture();
        ui.picture_error = picture_.error();
        ui.step_picture = [this](std::size_t step, float width) {
            return overview_.take(step, static_cast<int>(width * layout_.pixel_ratio));
        };
        ui.adding = session_->adding();
        return ui;
    }

    // Before there is a session.
    const Language& first_words() const {
        const auto asked = languages_->find(options_.look.language.empty() ? "en" : options_.look.language);
        return asked ? words_of_panels(*languages_, **asked) : languages_->at("en");
    }

    PointRect in_window(const ScreenBox& box) const {
        const ScreenXY low = layout_.to_window(box.min), high = layout_.to_window(box.max);
        return {low.x, low.y, high.x - low.x, high.y - low.y};
    }

    // What lies under the pointer in the frame that is being drawn; tells the state of it.
    Picked follow_pointer() {
        ScreenXY at;
        Picked picked;
        const EventContext context = event_context();
        const bool free = window_->pointer(at) && !is_covered(context, at) && !reader_.is_dragging() &&
                          !session_->state().measuring.on;
        if (free && !session_->state().help_open) picked = pick_at(context, at);
        const std::string id = picked.kind == PickKind::marker ? picked.id : "";
        if (id != session_->state().hovered_marker && !replay_.goes_on()) queue_.push_back(command::HoverMarker{id});
        return picked;
    }

    // What lies where the pointer or the cross is, on the map as it is on the screen.
    void look_at_ground(const Picked& picked) {
        seen_ = {};
        measured_ = {};
        if (!session_->frame()) return;
        const AppState& state = session_->state();
        const EventContext context = event_context();
        ScreenXY at;
        const bool in_window = window_->pointer(at);
        const std::optional<ScreenXY> pointer = in_window ? std::optional(at) : std::nullopt;
        const bool middle = reader_.aims_at_middle();
        const bool busy = is_animating(state) || reader_.is_dragging() || state.help_open || state.presenting.show ||
                          state.presenting.laser || state.measuring.on;
        const GroundFinder::Look look{
            state, layout_, aim_of(context, pointer, middle), middle, !busy && picked.kind == PickKind::none, clock()};
        seen_ = ground_.find(on_screen(*session_->frame(), state, map_.painted()), look,
                             [this](LonLat place) { return session_->country_at(place); });
        measured_ = measure_.project(state.measuring, seen_.place, ground_.plane(), layout_);
        fonts_.add(seen_.country.name + seen_.country.footnote);
    }

    // Seconds, from some moment on.
    double clock() const {
        return seconds_between(started_, Clock::now());
    }

    EventContext event_context() const {
        if (!session_) return {nullptr, layout_, {}, list_.get(), covered_, nullptr};
        return {&session_->state(), layout_, session_->page().map, list_.get(), covered_, &ground_.plane()};
    }

    void write_probe() {
        if (!probe_) return;
        if (session_) {
            const bool resting = session_->is_resting() && !overview_.pending() && !speaker_.pending() &&
                                 !fade_.under_way() && queue_.empty();
            probe_->write_if_changed(probe_line({session_->state(), layout_, session_->page().map, list_.get(), size_,
                                                 resting, picture_.picture().has_value(), overview_.shown(),
                                                 pointer_.hidden(), fade_.count(), row_, &seen_, &measured_}));
        } else if (!error_.empty()) {
            probe_->write_if_changed(probe_error_line(error_));
        }
    }

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

}  // namespace

int run_viewer(const ViewerOptions& options) {
    const auto give_up = [&](const Error& error) {
        if (options.log) options.log(describe(error));
        return 1;
    };
    App::Logs logs;
    if (!options.probe_file.empty()) {
        auto opened = Probe::open(options.probe_file);
        if (!opened) return give_up(opened.error());
        logs.probe = std::move(*opened);
    }
    if (!options.frame_log.empty()) {
        auto opened = FrameLog::open(options.frame_log);
        if (!opened) return give_up(opened.error());
        logs.frames = std::move(*opened);
    }
    if (!options.replay.empty()) {
        auto log = read_command_log(options.replay);
        if (!log) return give_up(log.error());
        logs.replay = Replay(std::move(log->commands));
    }
    if (auto settings = options.replay.empty() ? read_settings(settings_file()) : Settings{}; settings)
        logs.settings = *settings;
    else if (options.log)
        options.log(describe(settings.error()));
    const WindowPoints last = logs.settings.window.value_or(WindowPoints{1440, 900});
    const int width = options.width > 0 ? options.width : last.width;
    const int height = options.height > 0 ? options.height : last.height;
    if (!options.record.empty()) {
        auto opened = CommandRecorder::open(
            options.record, {options.path, options.crs, options.relief, options.look.theme, options.look.language,
                             options.look.worldview, width, height, options.reduced_motion});
        if (!opened) return give_up(opened.error());
        logs.recorder = std::move(*opened);
    }
    auto languages = load_languages();
    if (!languages) return give_up(languages.error());
    Window::Options how{"tourmap", width, height, find_asset("icons/tourmap.png").value_or("")};
    auto window = Window::open(how);
    if (!window) return give_up(window.error());
    auto player = GlPlayer::create(gl_options());
    if (!player) return give_up(player.error());
    return App(options, std::move(*languages), std::move(*window), std::move(*player), std::move(logs)).run();
}

}  // namespace tourmap
