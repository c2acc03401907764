#include "src/viewer/app.h"

#include <algorithm>

#include "src/story/missing_letters.h"
#include "src/viewer/panels/panels.h"

namespace tourmap {

void App::draw() {
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
bool App::may_paint_small() const {
    return !is_animating(session_->state()) && !fade_.under_way() && !reader_.is_dragging();
}

// With reduced motion the view changes at once, and the picture as soon as it is there: by a cross-fade.
bool App::jumping() const {
    return session_->state().stage.jumps != jumps_;
}

void App::follow_jumps() {
    const AppState& state = session_->state();
    if (is_animating(state) || reader_.is_dragging()) fade_.end();
    if (!jumping() || !session_->shows_view()) return;
    jumps_ = state.stage.jumps;
    if (list_ && list_ != session_->list() && !is_animating(state)) fade_.begin();
}

void App::follow_speaker() {
    if (!session_) return;
    const AppState& state = session_->state();
    const bool was_open = speaker_.is_open();
    if (const auto opened = speaker_.follow(state); !opened) apply(command::ShowMessage{describe(opened.error())});
    if (was_open && !speaker_.is_open()) window_->take_keyboard();
    if (speaker_.wait(state) > 0) return;
    if (speaker_.stale()) frames_due_ = std::max(frames_due_, 1);
    const StepPictureKind kind = session_->step_pictures();
    speaker_.draw({state, session_->panel_language(), fonts_, kind, may_paint_small()}, queue_);
}

// In a new picture there may be others.
void App::warn_of_missing_letters() {
    const std::string missing = said_of_missing_letters(*fonts_.set());
    if (missing != missing_said_) log(missing);
    missing_said_ = missing;
}

void App::log_frame() {
    const ShownFrame* frame = session_ && session_->frame() ? &*session_->frame() : nullptr;
    const bool follows = map_.painted() && !(session_ && jumping());
    watch_.shown(frame, {session_ ? view_of(session_->state()) : View{}, follows, fade_.under_way()});
}

void App::fit_to_window() {
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

Appearance App::appearance() const {
    return session_ ? session_->state().appearance : settings_.appearance;
}

void App::draw_map() {
    if (!list_) return;
    const auto done = map_.draw(*list_, layout_);
    if (!done && describe(done.error()) != draw_error_) {
        draw_error_ = describe(done.error());
        log(draw_error_);
        queue_.push_back(command::ShowMessage{draw_error_});
    }
}

void App::draw_panels() {
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

Ui App::make_ui() {
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

PointRect App::in_window(const ScreenBox& box) const {
    const ScreenXY low = layout_.to_window(box.min), high = layout_.to_window(box.max);
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

// What lies under the pointer in the frame that is being drawn; tells the state of it.
Picked App::follow_pointer() {
    ScreenXY at;
    Picked picked;
    const EventContext context = event_context();
    const bool free =
        window_->pointer(at) && !is_covered(context, at) && !reader_.is_dragging() && !session_->state().measuring.on;
    if (free && !session_->state().help_open) picked = pick_at(context, at);
    const std::string id = picked.kind == PickKind::marker ? picked.id : "";
    if (id != session_->state().hovered_marker && !replay_.goes_on()) queue_.push_back(command::HoverMarker{id});
    return picked;
}

// What lies where the pointer or the cross is, on the map as it is on the screen.
void App::look_at_ground(const Picked& picked) {
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

EventContext App::event_context() const {
    if (!session_) return {nullptr, layout_, {}, list_.get(), covered_, nullptr};
    return {&session_->state(), layout_, session_->page().map, list_.get(), covered_, &ground_.plane()};
}

void App::write_probe() {
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

}  // namespace tourmap
