#include "src/export/deck.h"

#include <cassert>
#include <utility>

namespace tourmap {

namespace {

// Stops, legs and the overview are called what the map calls them, in its language.
void name_in_language(DeckStep& told, const FrameSource& source, const Tour& tour, const Language& words) {
    Step& step = told.step;
    if (step.kind == StepKind::title) {
        step.name = words.word("step.title");
        return;
    }
    step.name = source.step_name(told.spec.look, step);
    if (told.text.empty()) return;
    std::string& heading = told.text.front().text;
    if (step.kind == StepKind::leg) heading = step.name;
    if (step.kind != StepKind::stop) return;
    const std::string& place = tour.stops[step.index].place;  // the country comes after it
    if (heading.starts_with(place)) heading.replace(0, place.size(), step.name);
}

}  // namespace

Deck make_deck(std::shared_ptr<FrameSource> source, std::span<const FrameSpec> specs, const Progress& progress) {
    assert(!specs.empty());
    Deck deck;
    const std::shared_ptr<const Tour> tour = source->tour();
    const LanguageSetPtr languages = source->languages();
    const Language& words = languages->at(specs.front().look.language);
    deck.tour = {tour, &in_language(*tour, words.code)};  // alive as long as the tour
    deck.language = {languages, &words};                  // likewise
    deck.theme = source->theme(specs.front().look);
    const std::vector<Step> steps = steps_of(*deck.tour);
    for (const FrameSpec& spec : specs) {
        DeckStep told{spec, source->page(spec.look, spec.canvas, spec.step), steps[spec.step],
                      {},   step_text(*deck.tour, words, steps[spec.step]),  {}};
        name_in_language(told, *source, *deck.tour, words);
        told.title = told.text.empty() ? told.step.name : told.text.front().text;
        if (told.step.kind == StepKind::stop) told.notes = deck.tour->stops[told.step.index].notes;
        deck.steps.push_back(std::move(told));
    }
    deck.picture = [source = std::move(source), progress](const DeckStep& step) {
        return source->frame(step.spec, progress);
    };
    return deck;
}

}  // namespace tourmap
