#include "src/viewer/session.h"

#include "render/png.h"
#include "src/story/clusters.h"
#include "src/viewer/pick.h"
#include "src/viewer/picture_file.h"

namespace tourmap {

Session::Session(Opened opened, const Setup& setup)
    : source_(std::move(opened.source)),
      crs_(std::move(opened.crs)),
      look_(std::move(opened.look)),
      setup_(setup),
      keeper_(source_, *setup.frames, setup.painted),
      self_(std::make_shared<Session*>(this)) {
    views_.at = [this](const Canvas& canvas, std::size_t step) { return view_at(canvas, step); };
    state_ = first_state(told(), look_, setup.canvas, views_);
    state_.presenting.reduced_motion = setup.reduced_motion;
}

Told Session::told() const {
    const std::shared_ptr<const Tour> tour = source_->tour();
    Told out;
    out.tour = {tour, &in_language(*tour, panel_language().code)};  // alive as long as the tour
    out.words = {source_->languages(), &panel_language()};          // likewise
    out.steps = steps_of(*out.tour);
    Look look = look_;
    look.language = panel_language().code;
    for (Step& step : out.steps)
        step.name = step.kind == StepKind::title ? panel_language().word("step.title") : source_->step_name(look, step);
    return out;
}

WindowEffects Session::renew(Opened opened) {
    source_ = std::move(opened.source);
    crs_ = std::move(opened.crs);
    look_ = std::move(opened.look);
    known_views_.clear();
    picture_ = {};
    keeper_.renew(source_);
    return apply(command::Reloaded{told(), look_});
}

const Language& Session::language() const {
    return source_->languages()->at(look_.language);
}

const Language& words_of_panels(const LanguageSet& languages, const Language& look) {
    const bool shaped = look.rtl || look.code == "hi";
    return shaped ? languages.at("en") : look;
}

const Language& Session::panel_language() const {
    return words_of_panels(*source_->languages(), language());
}

Session::~Session() {
    *self_ = nullptr;
}

View Session::view_at(const Canvas& canvas, std::size_t step) {
    if (canvas != known_canvas_) known_views_.clear();
    known_canvas_ = canvas;
    const auto known = known_views_.find(step);
    if (known != known_views_.end()) return known->second;
    const auto view = source_->view_for(crs_, look_, canvas, step);  // the CRS was proved at load
    return known_views_[step] = view.value_or(View{crs_, {}});
}

PageLayout Session::page() const {
    return source_->page(look_, state_.canvas, state_.step);
}

WindowEffects Session::apply(const Command& command) {
    Reduced next = reduce(std::move(state_), command, views_);
    state_ = std::move(next.state);
    if (next.effects.export_frame) export_frame();
    if (next.effects.copy_camera) return copy_camera();
    follow_open_marker();
    return {next.effects.set_full_screen, std::move(next.effects.copy_text)};
}

WindowEffects Session::copy_camera() {
    const auto text = source_->camera_for(spec_of(state_));
    if (!text)
        return apply(command::ShowMessage{
            state_.words->word("window.message.not_copied", {{"reason", describe(text.error())}})});
    return apply(command::CopyText{*text, state_.words->word("window.message.camera_copied")});
}

void Session::update_frame() {
    keeper_.want(spec_of(state_));
    if (keeper_.list() != seen_) see_clusters();
    const std::string error = keeper_.take_error();
    if (!error.empty()) apply(command::ShowMessage{error});
}

bool Session::is_resting() const {
    return !is_animating(state_) && keeper_.list() && !keeper_.pending() && exports_ == 0 && !picture_.loading;
}

void Session::see_clusters() {
    seen_ = keeper_.list();
    std::vector<std::vector<std::string>> clusters;
    for (const MarkerPlace& place : cluster_places(*seen_)) clusters.push_back(markers_of_cluster(place.id));
    if (clusters != state_.clusters) apply(command::SeeClusters{std::move(clusters)});
}

namespace {

std::string said_of_saving(const Language& words, const Result<std::string>& path) {
    if (!path) return words.word("window.message.not_saved", {{"reason", describe(path.error())}});
    return words.word("window.message.saved", {{"file", printable(*path)}});
}

}  // namespace

void Session::export_frame() {
    ++exports_;
    setup_.files->post([self = self_, source = source_, spec = spec_of(state_), folder = setup_.export_folder,
                        words = state_.words]() -> Worker::Done {
        const auto path = guarded<std::string>([&] { return export_picture(*source, spec, folder); });
        std::string message = said_of_saving(*words, path);
        return [self, message = std::move(message)] {
            if (!*self) return;
            --(*self)->exports_;
            (*self)->apply(command::Exported{message});
        };
    });
}

void Session::follow_open_marker() {
    if (picture_.marker == state_.open_marker) return;
    picture_ = {state_.open_marker, false, nullptr, {}};
    const Marker* marker = find_marker(tour(), state_.open_marker);
    if (!marker || !marker->picture) return;
    picture_.loading = true;
    setup_.files->post([self = self_, id = marker->id, file = marker->picture->file]() -> Worker::Done {
        auto picture = std::make_shared<Result<BitmapPtr>>(guarded<BitmapPtr>([&] { return read_picture(file); }));
        return [self, id, picture] {
            if (!*self || (*self)->picture_.marker != id) return;  // another card is open by now
            MarkerPicture& mine = (*self)->picture_;
            mine.loading = false;
            if (*picture) {
                mine.bitmap = **picture;
            } else {
                mine.error = describe(picture->error());
            }
        };
    });
}

}  // namespace tourmap
