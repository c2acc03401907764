#include <algorithm>
#include <string_view>

#include "src/exchange/tour_lines.h"
#include "src/exchange/writers.h"
#include "src/story/formats.h"
#include "src/tour/chronology.h"
#include "src/tour/leg_way.h"

namespace tourmap {
namespace {

// The author's text is text: nothing in it is markup (CommonMark 2.4).
std::string plain(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '<' || c == '&') {  // not all readers know \< where HTML may stand
            out += c == '<' ? "&lt;" : "&amp;";
            continue;
        }
        if (std::string_view("\\`*_{}[]>#|~").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

// What would end an address between < and > is written as RFC 3986 has it.
std::string address(const std::string& url) {
    std::string out;
    for (const char c : url) {
        if (std::string_view("<>\"\\` ").find(c) == std::string_view::npos) {
            out += c;
            continue;
        }
        constexpr char digits[] = "0123456789ABCDEF";
        out += {'%', digits[static_cast<unsigned char>(c) >> 4], digits[c & 15]};
    }
    return out;
}

class MarkdownWriter {
public:
    MarkdownWriter(const Tour& tour, const Language& language) : tour_(tour), language_(language) {}

    std::string text() {
        heading(1, tour_.title);
        if (!tour_.subtitle.empty()) out_ += "*" + plain(tour_.subtitle) + "*\n\n";
        if (tour_.title_card.text != tour_.subtitle) paragraph(tour_.title_card.text);
        paragraph(tour_.byline);
        for (const Step& step : steps_of(tour_)) {
            if (step.kind == StepKind::stop) add_stop(step.index);
            if (step.kind == StepKind::leg) add_leg(tour_.legs[step.index]);
        }
        if (!tour_.closing_card.text.empty()) {
            heading(2, tour_.closing_card.title.empty() ? language_.word("closing") : tour_.closing_card.title);
            paragraph(tour_.closing_card.text);
        }
        add_sources();
        return out_;
    }

private:
    void heading(int level, const std::string& text) {
        out_ += std::string(static_cast<std::size_t>(level), '#') + " " + plain(text) + "\n\n";
    }
    void paragraph(const std::string& text, const std::vector<std::size_t>& sources = {}) {
        if (!text.empty() || !sources.empty()) out_ += plain(text) + numbers_of(sources) + "\n\n";
    }
    void add_quotes(const std::vector<Quote>& quotes) {
        for (const Quote& quote : quotes) {
            std::string lines = plain(format_quote(language_, quote.text));
            for (std::size_t at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at + 3))
                lines.insert(at + 1, "> ");
            out_ += "> " + lines + "\n>\n> — " + plain(quote.speaker) + numbers_of(quote.sources) + "\n\n";
        }
    }
    // " [1][2]" in the order in which sources are first named.
    std::string numbers_of(const std::vector<std::size_t>& sources) {
        std::string out;
        for (const std::size_t s : sources) {
            auto at = std::find(cited_.begin(), cited_.end(), s);
            if (at == cited_.end()) at = cited_.insert(cited_.end(), s);
            out += (out.empty() ? " \\[" : ", ") + std::to_string(at - cited_.begin() + 1);
        }
        return out.empty() ? out : out + "\\]";
    }

    void add_stop(std::size_t index) {
        const Stop& stop = tour_.stops[index];
        heading(2, stop.place + (stop.country.empty() ? "" : ", " + language_country(stop)));
        if (stop.arrive)
            out_ += "**" + plain(format_when(language_, *stop.arrive, stop.zone, stop.approximate)) + "**\n\n";
        paragraph(stop.text, stop.sources);
        add_quotes(stop.quotes);
        for (const Picture& picture : stop.media) add_picture(picture);
        for (const Marker& marker : tour_.markers)
            if (marker.stop == index) add_marker(marker);
    }
    std::string language_country(const Stop& stop) const { return language_.name_of_country("", stop.country); }

    void add_leg(const Leg& leg) {
        heading(
            2, language_.word("leg.title", {{"from", tour_.stops[leg.from].place}, {"to", tour_.stops[leg.to].place}}));
        const std::string mode = language_.word(std::string("mode.") + name_of(leg.mode));
        std::string text =
            language_.word(leg.via.empty() ? "leg.way" : "leg.via",
                           {{"mode", mode}, {"distance", format_length(language_, LegWay(tour_, leg).metres())}});
        if (leg.certainty == Certainty::inferred) text += ". " + language_.word("leg.inferred");
        paragraph(text, leg.text.empty() ? leg.sources : std::vector<std::size_t>{});
        if (!leg.text.empty()) paragraph(leg.text, leg.sources);
    }
    void add_marker(const Marker& marker) {
        heading(3, marker.title);
        const std::string kind = name_of(marker.kind);
        std::vector<std::string> facts{language_.word("kind." + kind)};
        if (marker.status != MarkerStatus::none && marker.status != MarkerStatus::background)
            facts.push_back(language_.word(std::string("status.") + name_of(marker.status), {{"kind", kind}}));
        for (const std::string& fact : {joined_names(marker.sectors, tour_.sectors), marker.place, amount_text(marker),
                                        joined_names(marker.parties, tour_.parties)})
            if (!fact.empty()) facts.push_back(fact);
        std::string line;
        for (const std::string& fact : facts) line += (line.empty() ? "" : " · ") + plain(fact);
        out_ += "*" + line + "*\n\n";
        paragraph(marker.text, marker.sources);
        add_quotes(marker.quotes);
        if (marker.picture) add_picture(*marker.picture);
    }
    void add_picture(const Picture& picture) { paragraph(picture.alt + " (" + picture.credit + ")"); }
    void add_sources() {
        if (cited_.empty()) return;
        heading(2, language_.word("sources.heading"));
        for (std::size_t i = 0; i < cited_.size(); ++i) {
            const Source& source = tour_.sources[cited_[i]];
            std::string line;
            for (const std::string& part : {source.author, source.publisher, source.title, source.date})
                if (!part.empty()) line += (line.empty() ? "" : ". ") + plain(part);
            out_ += std::to_string(i + 1) + ". " + line + (source.url.empty() ? "" : " <" + address(source.url) + ">") +
                    "\n";
        }
    }

    const Tour& tour_;
    const Language& language_;
    std::string out_;
    std::vector<std::size_t> cited_;
};

}  // namespace

std::string as_markdown(const Tour& tour, const Language& language) {
    return MarkdownWriter(tour, language).text();
}

}  // namespace tourmap
