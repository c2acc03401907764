#include "src/export/web_text.h"

#include <algorithm>

#include "render/svg/markup.h"

namespace tourmap::web {
namespace {

class Teller {
public:
    Teller(const Telling& telling, std::size_t number) : telling_(telling), number_(std::to_string(number)) {}

    std::string tell(const DeckStep& step) && {
        const StepParts parts = parts_of(telling_.deck, step);
        out_ = "<div class=\"told\" id=\"step-" + number_ + "-text\">\n";
        if (parts.told.empty()) element("h2", "", step.title);
        for (const TextBlock& block : parts.told) add(block);
        for (const MarkerPart& marker : parts.markers) add(marker);
        add_sources(cited_sources(step.text));
        return std::move(out_) + "</div>\n";
    }

private:
    void element(const std::string& name, const std::string& kind, const std::string& text,
                 const std::string& more = {}) {
        out_ += "<" + name + (kind.empty() ? "" : " class=\"" + kind + "\"") + ">" + escaped_markup(text) + more +
                "</" + name + ">\n";
    }

    std::string citation_of(const std::vector<std::size_t>& sources) const {
        std::string text;
        for (const std::size_t source : sources) {
            const auto at = std::ranges::find(telling_.cited, source);
            if (at == telling_.cited.end()) continue;
            const std::string n = std::to_string(at - telling_.cited.begin() + 1);
            text += (text.empty() ? "" : ", ") + ("<a href=\"#source-" + number_ + "-" + n + "\">" + n + "</a>");
        }
        return text.empty() ? text : " <span class=\"cites\">[" + text + "]</span>";
    }

    void add(const TextBlock& block) {
        const std::string cites = citation_of(block.sources);
        switch (block.kind) {
            case TextKind::title:
            case TextKind::heading: {
                const std::string level = block.kind == TextKind::title ? "h1" : "h2";
                out_ += "<" + level + " id=\"step-" + number_ + "-title\">" + escaped_markup(block.text) + "</" +
                        level + ">\n";
                break;
            }
            case TextKind::subtitle:
                element("p", "subtitle", block.text);
                break;
            case TextKind::moment:
                element("p", "moment", block.text);
                break;
            case TextKind::map:
                element("p", "map", block.text);
                break;
            case TextKind::picture:
                element("p", "shown", block.text);
                break;
            case TextKind::facts:
                element("p", "facts", block.text);
                break;
            case TextKind::sectors:
                element("p", "sectors", block.text);
                break;
            case TextKind::parties:
                element("p", "parties", block.text);
                break;
            case TextKind::quote:
                out_ += "<blockquote>";
                element("p", "", block.text);
                element("footer", "", "\u2014 " + block.speaker, cites);
                out_ += "</blockquote>\n";
                break;
            case TextKind::paragraph:
            case TextKind::marker:
                element("p", "", block.text, cites);
        }
    }

    void add(const MarkerPart& part) {
        out_ += "<article class=\"marker\" id=\"" + id_of("marker-", part.marker->id) +
                "\">\n<h3><span class=\"number\">" + std::to_string(part.number) + "</span>" +
                escaped_markup(part.marker->title) + "</h3>\n";
        for (const TextBlock& block : part.blocks.subspan(1)) add(block);
        out_ += "</article>\n";
    }

    void add_sources(const std::vector<std::size_t>& sources) {
        if (sources.empty()) return;
        const Language& language = *telling_.deck.language;
        out_ += "<section class=\"sources\">\n";
        element("h3", "", language.word("sources.heading"));
        out_ += "<ol>\n";
        for (const std::size_t index : sources) {
            const Source& source = telling_.deck.tour->sources[index];
            const auto at = std::ranges::find(telling_.cited, index) - telling_.cited.begin();
            const std::string n = std::to_string(at + 1), link = safe_link(source.url);
            out_ += "<li id=\"source-" + number_ + "-" + n + "\" value=\"" + n + "\">" +
                    escaped_markup(told_source(language, source));
            if (!link.empty())
                out_ += " <a class=\"address\" rel=\"noreferrer\" href=\"" + escaped_markup(link) + "\">" +
                        escaped_markup(source.url) + "</a>";
            else if (!source.url.empty())
                out_ += " <span class=\"address\">" + escaped_markup(source.url) + "</span>";
            out_ += "</li>\n";
        }
        out_ += "</ol>\n</section>\n";
    }

    const Telling& telling_;
    std::string number_, out_;
};

}  // namespace

std::string id_of(const std::string& prefix, const std::string& id) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out = prefix;
    for (const char c : id) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (plain)
            out += c;
        else
            out += {'_', digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

std::string told_of(const Telling& telling, const DeckStep& step, std::size_t number) {
    return Teller(telling, number).tell(step);
}

}  // namespace tourmap::web
