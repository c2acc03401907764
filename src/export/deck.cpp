#include "src/export/deck.h"

#include <cassert>
#include <utility>

#include "src/story/names.h"

namespace tourmap {

namespace {

// Stops, their countries, legs and the overview are called what the map calls them, in its language.
void name_as_map_does(DeckStep& told, const Naming& naming, const Tour& tour) {
    Step& step = told.step;
    step.name = step.kind == StepKind::title ? naming.language().word("step.title") : step_name(naming, step);
    if (step.kind != StepKind::stop && step.kind != StepKind::leg) return;
    if (told.text.empty() || told.text.front().kind != TextKind::heading) return;
    std::string heading = step.name;
    if (step.kind == StepKind::stop && !tour.stops[step.index].country.empty())
        heading += ", " + country_name(naming, tour.stops[step.index].country);
    told.text.front().text = heading;
}

}  // namespace

Deck make_deck(std::shared_ptr<StoryFrames> source, std::span<const FrameSpec> specs, const Progress& progress) {
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
        name_as_map_does(told, {source->data(), spec.look}, *deck.tour);
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
