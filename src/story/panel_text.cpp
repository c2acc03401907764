#include "src/story/panel_text.h"

#include <algorithm>

#include "src/story/formats.h"
#include "src/story/names.h"
#include "src/tour/leg_way.h"

namespace tourmap {
namespace {

using Sources = std::vector<std::size_t>;

std::string counted(const Scene& scene, const char* key, std::size_t count) {
    return scene.language().word(key, {{"count", static_cast<std::int64_t>(count)}});
}

// Empty where there is none to tell.
std::string status_of(const Language& language, const Marker& marker) {
    if (marker.status == MarkerStatus::none || marker.status == MarkerStatus::background) return {};
    return language.word(std::string("status.") + name_of(marker.status),
                         {{"kind", std::string(name_of(marker.kind))}});
}

std::string detail_of(const Language& language, const Marker& marker) {
    std::string text = language.word(std::string("kind.") + name_of(marker.kind));
    if (const std::string status = status_of(language, marker); !status.empty()) text += " · " + status;
    if (marker.approximate) text += " · " + language.word("place.approximate");
    return text;
}

void add_sources(Sources& all, const Sources& more) {
    for (const std::size_t s : more)
        if (std::find(all.begin(), all.end(), s) == all.end()) all.push_back(s);
}

std::string source_line(const Scene& scene, const Sources& sources) {
    std::vector<std::string> names;
    for (const std::size_t s : sources) {
        const Source& source = scene.tour().sources[s];
        const std::string name = source.publisher.empty() ? source.author : source.publisher;
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    if (names.empty()) return {};
    std::string line;
    for (const std::string& name : names) line += (line.empty() ? "" : scene.language().word("separator")) + name;
    return scene.language().word("sources", {{"names", line}});
}

void add_paragraph(std::string& body, const std::string& text) {
    body += (body.empty() ? "" : "\n\n") + text;
}

// A page whose title is left out has it nowhere.
std::string kicker_of(const Scene& scene) {
    const bool titled = furniture_of(scene.data, scene.spec.look).title != PanelSide::none;
    return titled ? scene.tour().title : std::string();
}

void add_quotes(std::string& body, const Language& language, const std::vector<Quote>& quotes) {
    for (const Quote& quote : quotes) add_paragraph(body, format_quote(language, quote.text) + "\n— " + quote.speaker);
}

PanelText title_text(const Tour& tour) {
    PanelText text;
    text.opening = true;
    text.heading = tour.title_card.title.empty() ? tour.title : tour.title_card.title;
    text.when = tour.subtitle;
    if (tour.title_card.text != tour.subtitle) text.body = tour.title_card.text;
    if (!tour.byline.empty()) add_paragraph(text.body, tour.byline);
    return text;
}

// When the journey came to a stop or left it, or the country where that is not known. zone: named by the hour; may be
// empty.
std::string arrival_or_country(const Scene& scene, const Stop& stop, const std::string& zone) {
    if (stop.arrive) return format_when(scene.language(), *stop.arrive, zone, stop.approximate);
    if (stop.depart) return format_when(scene.language(), *stop.depart, zone);
    return country_name(scene, stop.country);
}

// What stands in brackets at the end comes on a line of its own: the two together are longer than a line.
std::string with_break(std::string text) {
    if (const auto at = text.rfind(" ("); at != std::string::npos) return text.replace(at, 1, "\n");
    if (const auto at = text.rfind("（"); at != std::string::npos) return text.insert(at, "\n");
    return text;
}

PanelText stop_text(const Scene& scene, const Stop& stop) {
    PanelText text;
    text.kicker = kicker_of(scene);
    text.heading = stop_name(scene, stop);
    text.when = stop.zone.empty() ? arrival_or_country(scene, stop, "")
                                  : with_break(arrival_or_country(scene, stop, stop.zone));
    text.body = stop.text;
    add_quotes(text.body, scene.language(), stop.quotes);
    text.media = stop.media;
    Sources sources = stop.sources;
    for (const Quote& quote : stop.quotes) add_sources(sources, quote.sources);
    for (std::size_t i = 0; i < scene.state.markers.size(); ++i) {
        const Marker& marker = scene.tour().markers[scene.state.markers[i]];
        add_sources(sources, marker.sources);
        if (passes(scene.spec.filter, scene.tour(), marker))
            text.rows.push_back(
                {i + 1, &marker, detail_of(scene.language(), marker), status_of(scene.language(), marker)});
    }
    text.sources = source_line(scene, sources);
    return text;
}

PanelText leg_text(const Scene& scene, const Leg& leg) {
    const auto& stops = scene.tour().stops;
    const Language& language = scene.language();
    PanelText text;
    text.kicker = kicker_of(scene);
    text.heading = leg_name(scene, leg);
    const double metres = LegWay(scene.tour(), leg).metres();
    const std::string mode = language.word(std::string("mode.") + name_of(leg.mode));
    const std::string distance = format_length(language, metres);
    const char* const words = leg.via.empty() ? "leg.way" : "leg.via";
    text.when = language.word(words, {{"mode", mode}, {"distance", distance}});
    text.body = leg.text;
    if (leg.arrive) {
        const std::string when = format_when(language, *leg.arrive, stops[leg.to].zone, stops[leg.to].approximate);
        add_paragraph(text.body, language.word("leg.arrival", {{"when", when}}));
    }
    if (leg.certainty == Certainty::inferred) add_paragraph(text.body, language.word("leg.inferred"));
    text.sources = source_line(scene, leg.sources);
    return text;
}

PanelText closing_text(const Scene& scene) {
    const Tour& tour = scene.tour();
    PanelText text;
    text.opening = true;
    text.kicker = kicker_of(scene);
    text.heading = tour.closing_card.title.empty() ? scene.language().word("closing") : tour.closing_card.title;
    text.body = tour.closing_card.text;
    Sources sources;
    for (const Leg& leg : tour.legs) add_sources(sources, leg.sources);
    for (const Marker& marker : tour.markers) add_sources(sources, marker.sources);
    text.sources = source_line(scene, sources);
    return text;
}

// "3 agreements, 2 other markers"; empty where nothing is told of the stop.
std::string count_of(const Scene& scene, std::size_t stop) {
    std::size_t all = 0, agreements = 0;
    for (const Marker& marker : scene.tour().markers) {
        if (marker.stop != stop) continue;
        ++all;
        agreements += marker.kind == MarkerKind::agreement;
    }
    if (all == 0) return {};
    if (agreements == 0) return counted(scene, "count.markers", all);
    const std::string text = counted(scene, "count.agreements", agreements);
    if (all == agreements) return text;
    return scene.language().word("count.both",
                                 {{"agreements", text}, {"others", counted(scene, "count.others", all - agreements)}});
}

}  // namespace

PanelText panel_text(const Scene& scene) {
    const Step step = steps_of(scene.tour())[scene.spec.step];
    switch (step.kind) {
        case StepKind::title:
            return title_text(scene.tour());
        case StepKind::stop:
            return stop_text(scene, scene.tour().stops[step.index]);
        case StepKind::leg:
            return leg_text(scene, scene.tour().legs[step.index]);
        case StepKind::closing:
            return closing_text(scene);
    }
    return {};
}

ItineraryText itinerary_text(const Scene& scene, std::size_t stop) {
    const Stop& place = scene.tour().stops[stop];
    const std::string count = scene.state.kind == StepKind::closing ? count_of(scene, stop) : "";
    return {stop_name(scene, place), count.empty() ? arrival_or_country(scene, place, "") : count};
}

std::string more_text(const Scene& scene, std::size_t shown, std::size_t all) {
    return counted(scene, "more", all - shown) + " (" + std::to_string(shown) + "/" + std::to_string(all) + ")";
}

}  // namespace tourmap
