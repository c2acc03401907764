#include "src/viewer/session.h"

#include <utility>

#include "render/png.h"
#include "src/story/clusters.h"
#include "src/story/long_way.h"
#include "src/story/pick.h"
#include "src/story/step_text.h"
#include "src/viewer/picture_file.h"

namespace tourmap {

Session::Session(Opened opened, const Setup& setup)
    : source_(std::move(opened.source)),
      own_choice_(std::move(opened.choice)),
      setup_(setup),
      loader_(*setup.files, setup.source.access.network, [this](LayerLoader::Read read) { take(std::move(read)); }),
      keeper_(source_, *setup.frames, setup.painted),
      countries_(std::move(opened.countries), *setup.files),
      self_(std::make_shared<Session*>(this)) {
    views_.at = [this](const MapChoice& choice, const Canvas& canvas, std::size_t step) {
        return view_at(choice, canvas, step);
    };
    views_.is_long_way = [this](const View& from, const View& to) {
        if (from.crs != to.crs) return false;
        flights_.follow(from, {});  // the state is away while it is reduced
        return goes_the_long_way(flights_, from.camera, to.camera);
    };
    state_ = first_state(this->opened(), setup.canvas, views_);
    told_language_ = state_.choice.look.language;
    state_.presenting.reduced_motion = setup.reduced_motion;
    know_layers();
}

Told Session::told(const Look& look) const {
    const std::shared_ptr<const Tour> tour = source_->tour();
    const LanguageSetPtr languages = source_->languages();
    const Language& words = words_of_panels(*languages, languages->at(look.language));
    Told out;
    out.tour = {tour, &in_language(*tour, words.code)};  // alive as long as the tour
    out.words = {languages, &words};                     // likewise
    out.steps = steps_of(*out.tour);
    const Look named{look.theme, words.code, look.worldview};
    for (Step& step : out.steps)
        step.name = step.kind == StepKind::title ? words.word("step.title") : source_->step_name(named, step);
    return out;
}

command::Reloaded Session::opened() const {
    auto offers = std::make_shared<const Offers>(
        Offers{source_->theme_names(), source_->languages()->codes(), source_->worldview_names()});
    return {told(own_choice_.look), own_choice_, std::move(offers)};
}

WindowEffects Session::renew(Opened opened) {
    source_ = added_.empty() ? std::move(opened.source) : opened.source->with_added(added_);
    own_choice_ = std::move(opened.choice);
    known_views_.clear();
    countries_ = {std::move(opened.countries), *setup_.files};
    picture_ = {};
    keeper_.renew(source_);
    told_language_ = own_choice_.look.language;
    WindowEffects effects = apply(this->opened());
    know_layers();
    apply(command::ShowMessage{state_.words->word("window.message.loaded")});  // in the language chosen
    effects.retold = true;
    return effects;
}

const Language& Session::language() const {
    return source_->languages()->at(state_.choice.look.language);
}

const Language& words_of_panels(const LanguageSet& languages, const Language& look) {
    const bool shaped = look.rtl || look.code == "hi";
    return shaped ? languages.at("en") : look;
}

const Language& Session::panel_language() const {
    return *state_.words;
}

Session::~Session() {
    *self_ = nullptr;
    if (stop_exports_) *stop_exports_ = true;
}

View Session::view_at(const MapChoice& choice, const Canvas& canvas, std::size_t step) {
    if (canvas != known_canvas_ || choice != known_choice_) known_views_.clear();
    known_canvas_ = canvas;
    known_choice_ = choice;
    const auto known = known_views_.find(step);
    if (known != known_views_.end()) return known->second;
    const auto view = source_->view_for(choice.crs, choice.look, canvas, step);  // the CRS has been proved
    return known_views_[step] = view.value_or(View{choice.crs, {}});
}

PageLayout Session::page() const {
    return source_->page(state_.choice.look, state_.canvas, state_.step);
}

WindowEffects Session::apply(const Command& command) {
    if (const auto* choose = std::get_if<command::ChooseLanguage>(&command)) {
        if (const auto found = source_->languages()->find(choose->code); !found)
            return apply(command::ShowMessage{describe(found.error())});
    }
    Reduced next = reduce(std::move(state_), command, views_);
    state_ = std::move(next.state);
    if (next.effects.wish) export_pictures(*next.effects.wish);
    // What is saved from now on has a flag of its own: it must not stop with what is still ending.
    if (const auto stop = next.effects.cancel_export ? std::exchange(stop_exports_, nullptr) : nullptr) *stop = true;
    if (next.effects.stop_adding) loader_.stop();
    if (!next.effects.add_files.empty()) loader_.add(next.effects.add_files);
    if (next.effects.zoom_to) zoom_to(*next.effects.zoom_to);
    if (next.effects.copy_camera) return copy_camera();
    if (!next.effects.ask_crs.empty()) resolve_crs(next.effects.ask_crs);
    if (next.effects.copy_step_text) return copy_step_text();
    follow_open_marker();
    const bool retold = tell_in_chosen_language();
    return {next.effects.set_full_screen, retold, std::move(next.effects.copy_text)};
}

bool Session::tell_in_chosen_language() {
    const Look& look = state_.choice.look;
    if (look.language == told_language_) return false;
    told_language_ = look.language;
    apply(command::Retold{told(look)});
    know_layers();  // by their titles in it
    return true;
}

// On a worker: what a CRS shows is found by trying many places.
void Session::resolve_crs(const std::string& asked) {
    setup_.frames->post([self = self_, source = source_, asked]() -> Worker::Done {
        const auto crs = guarded<std::string>([&] { return source->crs_for(asked); });
        return [self, crs] {
            if (!*self) return;
            if (crs)
                (*self)->apply(command::ChooseCrs{*crs});
            else
                (*self)->apply(command::ShowMessage{describe(crs.error())});
        };
    });
}

WindowEffects Session::copy_camera() {
    const auto text = source_->camera_for(spec_of(state_));
    if (!text)
        return apply(command::ShowMessage{
            state_.words->word("window.message.not_copied", {{"reason", describe(text.error())}})});
    return apply(command::CopyText{*text, state_.words->word("window.message.camera_copied")});
}

// In the look's language, whatever ImGui can write.
WindowEffects Session::copy_step_text() {
    const std::shared_ptr<const Tour> whole = source_->tour();
    const Tour& tour = in_language(*whole, state_.choice.look.language);
    const std::string text = as_plain_text(tour, language(), step_text(tour, language(), state_.steps[state_.step]));
    return apply(command::CopyText{text, state_.words->word("window.message.text_copied")});
}

void Session::update_frame() {
    keeper_.want(spec_of(state_));
    if (keeper_.list() != seen_) see_clusters();
    const std::string error = keeper_.take_error();
    if (!error.empty()) apply(command::ShowMessage{error});
}

bool Session::shows_view() const {
    if (!frame() || (keeper_.pending() && !frame()->spec.draft)) return false;
    const FrameSpec& spec = frame()->spec;
    return View{spec.crs, spec.camera} == view_of(state_) && spec.step == state_.step;
}

StepPictureKind Session::step_pictures() const {
    return {source_, state_.choice, state_.canvas, state_.filter, state_.indicatrices, state_.layering.choices};
}

bool Session::is_resting() const {
    return !is_animating(state_) && keeper_.list() && !keeper_.pending() && state_.exporting.orders == 0 &&
           !picture_.loading && state_.layering.adding.empty();
}

void Session::see_clusters() {
    seen_ = keeper_.list();
    std::vector<std::vector<std::string>> clusters;
    for (const MarkerPlace& place : cluster_places(*seen_)) clusters.push_back(markers_of_cluster(place.id));
    if (clusters != state_.clusters) apply(command::SeeClusters{std::move(clusters)});
}

CountryFacts Session::country_at(LonLat place) {
    Look look = state_.choice.look;
    look.language = panel_language().code;
    return countries_.at(place, look);
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
