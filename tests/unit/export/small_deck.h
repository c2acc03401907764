// A deck made by hand, with texts that would break out of a document that did not write them as text.
#pragma once

#include TOURMAP_CATCH_HEADER

#include "src/export/deck.h"
#include "src/files/assets.h"
#include "src/story/load_story.h"

namespace tourmap::test {

inline const std::string hostile = "A</script><img src=x onerror=alert(1)>\" ' & ]]> \x01\x1b \xff {{x}} \xEF\xBF\xBE";

inline std::shared_ptr<Tour> hostile_tour() {
    auto tour = std::make_shared<Tour>();
    tour->title = "Title " + hostile;
    tour->subtitle = hostile;
    tour->byline = hostile;
    tour->sources = {{"a", "Paper " + hostile, "One", "https://example.org/a?b=c&d=\"e\" f", "", "2023-11-01"},
                     {"b", "", "Two", "javascript:alert(1)", "Someone", ""},
                     {"c", "", "", "https://example.org/c", "", ""}};
    tour->sectors = {{"s", "Sector " + hostile, {200, 0, 0, 255}, SymbolShape::circle, "S"}};
    tour->parties = {{"p", "Party " + hostile, "role"}};
    for (const char* const id : {"first", "second"}) {
        Stop stop;
        stop.id = id;
        stop.place = std::string(id) + " " + hostile;
        stop.country = "FR";
        stop.text = "Text " + hostile + "\nand a second line";
        stop.notes = "Notes " + hostile + "\nmore";
        stop.quotes = {{"Quote " + hostile, "Speaker " + hostile, {0}}};
        stop.sources = {0, 1};
        tour->stops.push_back(stop);
    }
    tour->legs = {{"leg", "By train " + hostile, 0, 1, {}, "", Mode::rail, Certainty::inferred, {}, {}, {2}}};
    for (int i = 0; i < 30; ++i) {
        Marker marker;
        marker.id = "marker-" + std::to_string(i);
        marker.title = "Marker " + std::to_string(i) + " " + hostile;
        marker.text = hostile;
        marker.place = hostile;
        marker.date = "2023-11-0" + std::to_string(1 + i % 9);
        marker.sectors = {0};
        marker.parties = {0};
        marker.sources = {0, 2};
        if (i % 2) marker.amount = 1.5e6 * i, marker.currency = "EUR";
        tour->markers.push_back(marker);
    }
    return tour;
}

// One list for all pictures: a disc that is tagged as the first marker, and a panel.
inline DisplayList small_picture(const Canvas& canvas) {
    DisplayList list;
    list.canvas = canvas;
    list.title = "Title " + hostile;
    list.alt = "Alt " + hostile;
    const auto disc = std::make_shared<const Path>(circle(0, 0, 20));
    const auto panel = std::make_shared<const Path>(rectangle(0, 0, 520, 1080));
    list.commands.push_back(FillPath{
        disc, Affine::translate(400, 500), {200, 0, 0, 255}, FillRule::nonzero, {"markers", "marker-0", hostile}});
    list.commands.push_back(FillPath{disc,
                                     Affine::translate(600, 500),
                                     {0, 0, 200, 255},
                                     FillRule::nonzero,
                                     {"clusters", "marker-1 marker-2", hostile}});
    list.commands.push_back(FillPath{
        panel, Affine::translate(canvas.width() - 520, 0), {240, 240, 240, 255}, FillRule::nonzero, {"panel", "", ""}});
    return list;
}

inline Deck small_deck(std::shared_ptr<const Tour> tour, const std::string& language = "en",
                       const Canvas& canvas = {320, 180}) {
    Deck deck;
    deck.tour = tour;
    const auto languages = load_languages();
    REQUIRE(languages);
    deck.language = {*languages, &(*languages)->at(language)};
    const auto themes = load_themes({});
    REQUIRE(themes);
    deck.theme = themes->at("light");
    for (const Step& step : steps_of(*tour)) {
        DeckStep told;
        told.spec.canvas = canvas;
        told.spec.step = deck.steps.size();
        told.layout = page_layout(canvas, PanelSide::automatic, deck.language->rtl);
        told.step = step;
        told.text = step_text(*tour, *deck.language, step);
        told.title = told.text.empty() ? step.name : told.text.front().text;
        if (step.kind == StepKind::stop) told.notes = tour->stops[step.index].notes;
        deck.steps.push_back(std::move(told));
    }
    deck.picture = [](const DeckStep& step) -> Result<DisplayList> { return small_picture(step.spec.canvas); };
    return deck;
}

}  // namespace tourmap::test
