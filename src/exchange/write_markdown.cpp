#include <string_view>

#include "src/exchange/writers.h"
#include "src/story/step_text.h"

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
        std::vector<TextBlock> all;
        for (const Step& step : steps_of(tour_)) {
            const std::vector<TextBlock> blocks = step_text(tour_, language_, step);
            if (step.kind == StepKind::closing && blocks.size() == 1) continue;  // a heading of nothing
            all.insert(all.end(), blocks.begin(), blocks.end());
        }
        cited_ = cited_sources(all);
        for (const TextBlock& block : all) add(block);
        add_sources();
        return out_;
    }

private:
    void add(const TextBlock& block) {
        const std::string text = plain(block.text) + plain(citation(block.sources, cited_));
        switch (block.kind) {
            case TextKind::title:
                out_ += "# " + text;
                break;
            case TextKind::heading:
                out_ += "## " + text;
                break;
            case TextKind::marker:
                out_ += "### " + text;
                break;
            case TextKind::moment:
                out_ += "**" + text + "**";
                break;
            case TextKind::subtitle:
            case TextKind::facts:
            case TextKind::sectors:
            case TextKind::parties:
                out_ += "*" + text + "*";
                break;
            case TextKind::quote:
                add_quote(block);
                break;
            case TextKind::paragraph:
            case TextKind::map:
            case TextKind::picture:
                out_ += text;
        }
        out_ += "\n\n";
    }
    void add_quote(const TextBlock& quote) {
        std::string lines = plain(quote.text);
        for (std::size_t at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at + 3))
            lines.insert(at + 1, "> ");
        out_ += "> " + lines + "\n>\n> — " + plain(quote.speaker) + plain(citation(quote.sources, cited_));
    }
    void add_sources() {
        if (cited_.empty()) return;
        out_ += "## " + plain(language_.word("sources.heading")) + "\n\n";
        for (std::size_t i = 0; i < cited_.size(); ++i) {
            const Source& source = tour_.sources[cited_[i]];
            out_ += std::to_string(i + 1) + ". " + plain(source_line(language_, source)) +
                    (source.url.empty() ? "" : " <" + address(source.url) + ">") + "\n";
        }
    }

    const Tour& tour_;
    const Language& language_;
    std::string out_;
    std::vector<std::size_t> cited_;  // numbered from 1
};

}  // namespace

std::string as_markdown(const Tour& tour, const Language& language) {
    return MarkdownWriter(tour, language).text();
}

}  // namespace tourmap
