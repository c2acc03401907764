#include "src/story/step_text.h"

#include <algorithm>
#include <utility>

#include "src/story/formats.h"
#include "src/story/marker_words.h"
#include "src/tour/leg_way.h"

namespace tourmap {
namespace {

class StepTeller {
public:
    StepTeller(const Tour& tour, const Language& language) : tour_(tour), language_(language) {}

    std::vector<TextBlock> tell(const Step& step) && {
        switch (step.kind) {
            case StepKind::title:
                tell_opening();
                break;
            case StepKind::stop:
                tell_stop(step.index);
                break;
            case StepKind::leg:
                tell_leg(tour_.legs[step.index]);
                break;
            case StepKind::closing:
                add(TextKind::heading,
                    tour_.closing_card.title.empty() ? language_.word("closing") : tour_.closing_card.title);
                add(TextKind::paragraph, tour_.closing_card.text);
        }
        return std::move(blocks_);
    }

private:
    void add(TextKind kind, std::string text, const std::vector<std::size_t>& sources = {}) {
        if (!text.empty() || !sources.empty()) blocks_.push_back({kind, std::move(text), {}, sources});
    }
    void add_quotes(const std::vector<Quote>& quotes) {
        for (const Quote& quote : quotes)
            blocks_.push_back({TextKind::quote, format_quote(language_, quote.text), quote.speaker, quote.sources});
    }
    void add_picture(const Picture& picture) {
        add(TextKind::picture, picture.alt + (picture.credit.empty() ? "" : " (" + picture.credit + ")"));
    }
    void add_moment(const std::optional<When>& when, const Stop& at) {
        if (when) add(TextKind::moment, format_when(language_, *when, at.zone, at.approximate));
    }

    void tell_opening() {
        add(TextKind::title, tour_.title);
        add(TextKind::subtitle, tour_.subtitle);
        if (tour_.title_card.text != tour_.subtitle) add(TextKind::paragraph, tour_.title_card.text);
        add(TextKind::paragraph, tour_.byline);
    }

    void tell_stop(std::size_t index) {
        const Stop& stop = tour_.stops[index];
        const std::string country = stop.country.empty() ? "" : language_.name_of_country("", stop.country);
        add(TextKind::heading, stop.place + (country.empty() ? "" : ", " + country));
        add_moment(stop.arrive ? stop.arrive : stop.depart, stop);
        add(TextKind::map, stop.alt);
        add(TextKind::paragraph, stop.text, stop.sources);
        add_quotes(stop.quotes);
        for (const Picture& picture : stop.media) add_picture(picture);
        for (const Marker& marker : tour_.markers)
            if (marker.stop == index) tell_marker(marker);
    }

    void tell_leg(const Leg& leg) {
        const Stop &from = tour_.stops[leg.from], &to = tour_.stops[leg.to];
        add(TextKind::heading, language_.word("leg.title", {{"from", from.place}, {"to", to.place}}));
        add_moment(leg.depart, from);
        const std::string mode = language_.word(std::string("mode.") + name_of(leg.mode));
        std::string way =
            language_.word(leg.via.empty() ? "leg.way" : "leg.via",
                           {{"mode", mode}, {"distance", format_length(language_, LegWay(tour_, leg).metres())}});
        if (leg.certainty == Certainty::inferred) way += ". " + language_.word("leg.inferred");
        add(TextKind::paragraph, way, leg.text.empty() ? leg.sources : std::vector<std::size_t>{});
        if (leg.arrive)
            add(TextKind::moment,
                language_.word("leg.arrival",
                               {{"when", format_when(language_, *leg.arrive, to.zone, to.approximate)}}));
        if (!leg.text.empty()) add(TextKind::paragraph, leg.text, leg.sources);
    }

    void tell_marker(const Marker& marker) {
        add(TextKind::marker, marker.title);
        std::string facts = kind_and_status(language_, marker);
        const std::string amount = marker.amount ? format_amount(language_, *marker.amount, marker.currency) : "";
        for (const std::string& fact :
             {format_date(language_, marker.date),
              marker.place.empty() ? std::string() : place_of(language_, tour_, marker), amount})
            if (!fact.empty()) facts += " · " + fact;
        add(TextKind::facts, facts);
        std::string sectors, parties;
        for (const std::size_t i : marker.sectors) sectors += (sectors.empty() ? "" : ", ") + tour_.sectors[i].name;
        add(TextKind::sectors, sectors);
        for (const std::size_t i : marker.parties) {
            const Party& party = tour_.parties[i];
            const bool role = !party.role.empty() && party.role != party.name;
            parties += (parties.empty() ? "" : "; ") + party.name + (role ? ", " + party.role : "");
        }
        add(TextKind::parties, parties);
        add(TextKind::paragraph, marker.text, marker.sources);
        add_quotes(marker.quotes);
        if (marker.picture) add_picture(*marker.picture);
    }

    const Tour& tour_;
    const Language& language_;
    std::vector<TextBlock> blocks_;
};

}  // namespace

std::vector<TextBlock> step_text(const Tour& tour, const Language& language, const Step& step) {
    return StepTeller(tour, language).tell(step);
}

std::vector<std::size_t> cited_sources(const std::vector<TextBlock>& blocks) {
    std::vector<std::size_t> cited;
    for (const TextBlock& block : blocks)
        for (const std::size_t source : block.sources)
            if (std::ranges::find(cited, source) == cited.end()) cited.push_back(source);
    return cited;
}

std::string source_line(const Language& language, const Source& source) {
    std::string line;
    for (const std::string& part :
         {source.author, source.publisher, source.title, format_date(language, source.date)}) {
        if (part.empty()) continue;
        const bool ended = line.ends_with('.') || line.ends_with('?') || line.ends_with('!');
        line += (line.empty() ? "" : ended ? " " : ". ") + part;
    }
    return line;
}

std::string citation(const std::vector<std::size_t>& sources, const std::vector<std::size_t>& cited) {
    std::string out;
    for (const std::size_t source : sources) {
        const auto at = std::ranges::find(cited, source);
        if (at != cited.end()) out += (out.empty() ? " [" : ", ") + std::to_string(at - cited.begin() + 1);
    }
    return out.empty() ? out : out + "]";
}

std::string as_plain_text(const Tour& tour, const Language& language, const std::vector<TextBlock>& blocks) {
    const std::vector<std::size_t> cited = cited_sources(blocks);
    std::string out;
    for (const TextBlock& block : blocks) {
        const bool joined = block.kind == TextKind::facts || block.kind == TextKind::sectors ||
                            block.kind == TextKind::parties || block.kind == TextKind::subtitle ||
                            block.kind == TextKind::moment;
        if (!out.empty() && !joined) out += "\n";  // facts stand right below what they are of
        out += block.text;
        if (!block.speaker.empty()) out += "\n\u2014 " + block.speaker;
        out += citation(block.sources, cited) + "\n";
    }
    if (!cited.empty()) out += "\n" + language.word("sources.heading") + "\n";
    for (std::size_t i = 0; i < cited.size(); ++i) {
        const Source& source = tour.sources[cited[i]];
        out += "[" + std::to_string(i + 1) + "] " + source_line(language, source);
        if (!source.url.empty()) out += "\n    " + source.url;
        out += "\n";
    }
    return out;
}

}  // namespace tourmap
