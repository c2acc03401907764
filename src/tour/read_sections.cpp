#include "src/tour/names.h"
#include "src/tour/sections.h"

namespace tourmap {
namespace {

Card read_card(const DocumentNode& node, const std::string& what, ProblemList& problems) {
    const Schema schema{what, {"text"}, {"title"}};
    const Fields fields(node, schema, problems);
    return {fields.line("title"), fields.text("text")};
}

std::size_t characters(const std::string& text) {
    std::size_t n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    return n;
}

}  // namespace

void read_header(const Fields& root, Reading& reading) {
    static constexpr Choice<int> versions[] = {{"1", 1}};
    root.choice("version", versions, 1);
    Tour& tour = reading.tour;
    tour.title = root.line("title");
    tour.subtitle = root.line("subtitle");
    tour.byline = root.line("byline");
    tour.language = tour.language_tag = root.line("language");
    tour.licence = root.line("licence");
    if (const DocumentNode* map = root.find("map")) read_map(*map, reading);

    if (const DocumentNode* cards = root.find("cards")) {
        const Schema schema{"cards", {}, {"title", "closing"}};
        const Fields fields(*cards, schema, reading.problems);
        if (const DocumentNode* card = fields.find("title")) {
            tour.title_card = read_card(*card, "the title card", reading.problems);
        }
        if (const DocumentNode* card = fields.find("closing")) {
            tour.closing_card = read_card(*card, "the closing card", reading.problems);
        }
    }
    if (tour.title_card.title.empty()) tour.title_card.title = tour.title;
    if (tour.title_card.text.empty()) tour.title_card.text = tour.subtitle;
}

void read_sources(const Fields& root, Reading& reading) {
    const Schema schema{"a source", {"id", "title"}, {"publisher", "url", "date", "author"}};
    for (const DocumentEntry& entry : root.list("sources")) {
        const Fields fields(entry.value, schema, reading.problems);
        Source source;
        source.id = fields.id();
        source.publisher = fields.line("publisher");
        source.title = fields.line("title");
        source.url = fields.line("url");
        source.author = fields.line("author");
        source.date = fields.date("date");
        const bool web = source.url.starts_with("https://") || source.url.starts_with("http://");
        if (!source.url.empty() && !web) {
            reading.problems.error(fields.mark("url"), "\"url\" is not a web address: " + in_quotes(source.url),
                                   "it begins with https:// or http://");
        }
        reading.sources.add(source.id, fields.mark("id"), reading.problems);
        reading.tour.sources.push_back(std::move(source));
    }
}

void read_sectors(const Fields& root, Reading& reading) {
    const Schema schema{"a sector", {"id", "name", "colour"}, {"shape", "letter"}};
    for (const DocumentEntry& entry : root.list("sectors")) {
        const Fields fields(entry.value, schema, reading.problems);
        Sector sector;
        sector.id = fields.id();
        sector.name = fields.line("name");
        sector.colour = fields.colour("colour").value_or(Rgba{});
        sector.shape = fields.choice("shape", shape_names, SymbolShape::circle);
        sector.letter = fields.line("letter");
        if (characters(sector.letter) > 2) {
            reading.problems.error(fields.mark("letter"), "\"letter\" is too long: " + in_quotes(sector.letter),
                                   "one or two characters, to fit the symbol");
        }
        reading.sectors.add(sector.id, fields.mark("id"), reading.problems);
        reading.tour.sectors.push_back(std::move(sector));
    }
}

void read_parties(const Fields& root, Reading& reading) {
    const Schema schema{"a party", {"id", "name"}, {"role"}};
    for (const DocumentEntry& entry : root.list("parties")) {
        const Fields fields(entry.value, schema, reading.problems);
        Party party{fields.id(), fields.line("name"), fields.line("role")};
        reading.parties.add(party.id, fields.mark("id"), reading.problems);
        reading.tour.parties.push_back(std::move(party));
    }
}

}  // namespace tourmap
