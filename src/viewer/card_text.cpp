#include "src/viewer/card_text.h"

#include "src/story/formats.h"

namespace tourmap {

namespace {

void line(std::string& text, const std::string& what) {
    if (!what.empty()) text += what + "\n";
}

}  // namespace

std::string source_heading(const Language& words, const Source& source) {
    std::string text = source.publisher;
    if (!source.author.empty()) text += (text.empty() ? "" : ", ") + source.author;
    if (!source.date.empty())
        text += text.empty() ? format_date(words, source.date) : " (" + format_date(words, source.date) + ")";
    return text;
}

std::string card_heading(const Language& words, const char* key, std::size_t count) {
    return words.word(key, {{"count", static_cast<std::int64_t>(count)}});
}

std::string body_of(const Language& words, const Marker& marker) {
    std::string text = marker.text;
    for (const Quote& quote : marker.quotes)
        text += (text.empty() ? "" : "\n\n") + format_quote(words, quote.text) + "\n— " + quote.speaker;
    return text;
}

std::string card_as_text(const Language& words, const Tour& tour, const Marker& marker) {
    std::string text;
    line(text, marker.title);
    line(text, kind_and_status(words, marker));
    line(text, format_date(words, marker.date));
    line(text, place_of(words, tour, marker));
    if (marker.amount) line(text, format_amount(words, *marker.amount, marker.currency));
    if (const std::string body = body_of(words, marker); !body.empty()) line(text, "\n" + body);
    if (!marker.parties.empty()) line(text, "\n" + words.word("card.parties"));
    for (const std::size_t i : marker.parties) {
        const Party& party = tour.parties[i];
        line(text, "- " + party.name + (party.role.empty() ? "" : ", " + party.role));
    }
    if (!marker.sectors.empty()) line(text, "\n" + card_heading(words, "card.sectors", marker.sectors.size()));
    for (const std::size_t i : marker.sectors) line(text, "- " + tour.sectors[i].name);
    if (!marker.sources.empty()) line(text, "\n" + card_heading(words, "card.sources", marker.sources.size()));
    for (const std::size_t i : marker.sources) {
        const Source& source = tour.sources[i];
        const std::string heading = source_heading(words, source);
        line(text, "- " + source.title + (heading.empty() ? "" : ". " + heading) +
                       (source.url.empty() ? "" : ". " + source.url));
    }
    return text;
}

}  // namespace tourmap
