#include "src/export/handout_text.h"

#include <algorithm>

#include "src/export/deck_parts.h"

namespace tourmap {
namespace {

constexpr Rgba ink{0x1d, 0x23, 0x2b, 255}, quiet{0x5a, 0x64, 0x70, 255}, accent{0xb5, 0x12, 0x3b, 255},
    link_ink{0x1f, 0x55, 0x8f, 255};

// Points.
struct LineLook {
    double size = 9.5;
    FontWeight weight = FontWeight::regular;
    Rgba color = ink;
    double before = 0, indent = 0;
    const char* layer = "handout.text";
    bool with_next = false;
    bool italic = false;
};

LineLook look_of(TextKind kind) {
    switch (kind) {
        case TextKind::title:
            return {24, FontWeight::bold, ink, 0, 0, "handout.title"};
        case TextKind::heading:
            return {19, FontWeight::bold, ink, 0, 0, "handout.title"};
        case TextKind::subtitle:
            return {11, FontWeight::regular, quiet, 3};
        case TextKind::moment:
            return {9.5, FontWeight::regular, quiet, 1};
        case TextKind::quote:
            return {.before = 6, .indent = 12, .italic = true};
        case TextKind::map:
        case TextKind::picture:
            return {.size = 8.5, .color = quiet, .before = 5, .italic = true};
        case TextKind::marker:
            return {.weight = FontWeight::bold, .before = 8, .layer = "handout.heading", .with_next = true};
        case TextKind::facts:
        case TextKind::sectors:
        case TextKind::parties:
            return {.size = 8.5, .color = quiet, .before = 1, .with_next = true};
        case TextKind::paragraph:
            break;
    }
    return {.before = 5};
}

class Setter {
public:
    Setter(const FontSet& fonts, const HandoutType& type, std::string language)
        : fonts_(fonts), type_(type), language_(std::move(language)) {}

    // `address`: of all lines of the text.
    void add(std::vector<HandoutLine>& out, const std::string& text, const LineLook& look, std::string address = {}) {
        const double unit = type_.unit;
        TextStyle style;
        style.size = look.size * unit;
        style.weight = look.weight;
        style.italic = look.italic;
        style.color = look.color;
        style.language = language_;
        style.break_words = true;  // addresses
        const std::string id = std::to_string(++count_);
        auto lines = shape_paragraph(fonts_, text, style, type_.width - look.indent * unit);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            HandoutLine line;
            line.height = std::max(1.38 * style.size, lines[i].ascent + lines[i].descent);
            line.line = std::move(lines[i]);
            line.indent = look.indent * unit;
            line.before = i == 0 ? look.before * unit : 0;
            line.with_next = look.with_next || (lines.size() > 2 && (i == 0 || i + 2 == lines.size()));
            line.tag = {look.layer, id, {}};
            line.address = address;
            out.push_back(std::move(line));
        }
    }

private:
    const FontSet& fonts_;
    const HandoutType& type_;
    std::string language_;
    int count_ = 0;
};

const std::string& language_of(const Deck& deck) {
    return deck.tour->language_tag.empty() ? deck.language->locale : deck.tour->language_tag;
}

bool is_head(TextKind kind) {
    return kind == TextKind::title || kind == TextKind::heading || kind == TextKind::subtitle ||
           kind == TextKind::moment;
}

void add_heading(Setter& setter, std::vector<HandoutLine>& out, const std::string& text) {
    setter.add(out, text,
               {.size = 9,
                .weight = FontWeight::bold,
                .color = accent,
                .before = 12,
                .layer = "handout.heading",
                .with_next = true});
}

}  // namespace

HandoutText handout_text(const Deck& deck, const DeckStep& step, const FontSet& fonts, const HandoutType& type) {
    const std::vector<std::size_t> cited = cited_sources(step.text);
    Setter setter(fonts, type, language_of(deck));
    HandoutText out;
    bool in_head = true;
    for (const TextBlock& block : step.text) {
        in_head = in_head && is_head(block.kind);
        auto& lines = in_head ? out.head : out.body;
        const LineLook look = look_of(block.kind);
        setter.add(lines, block.text + citation(block.sources, cited), look);
        if (!block.speaker.empty())
            setter.add(lines, "\u2014 " + block.speaker, {.size = 8.5, .color = quiet, .indent = look.indent});
    }
    if (out.head.empty()) setter.add(out.head, step.title, look_of(TextKind::heading));
    if (type.notes && !step.notes.empty()) {
        add_heading(setter, out.body, deck.language->word("notes.heading"));
        setter.add(out.body, step.notes, {.before = 3});
    }
    if (!cited.empty()) add_heading(setter, out.body, deck.language->word("sources.heading"));
    for (std::size_t i = 0; i < cited.size(); ++i) {
        const Source& source = deck.tour->sources[cited[i]];
        const std::string number = "[" + std::to_string(i + 1) + "] ";
        LineLook look{.size = 8, .color = quiet, .before = 3, .layer = "handout.sources"};
        look.with_next = !source.url.empty();
        setter.add(out.body, number + told_source(*deck.language, source), look, source.url);
        if (source.url.empty()) continue;
        setter.add(out.body, source.url, {.size = 7.5, .color = link_ink, .indent = 12, .layer = "handout.sources"},
                   source.url);
    }
    return out;
}

ShapedLine foot_line(const Deck& deck, const FontSet& fonts, const std::string& text, double unit) {
    TextStyle style;
    style.size = 8 * unit;
    style.color = quiet;
    style.language = language_of(deck);
    return shape_line(fonts, text, style);
}

}  // namespace tourmap
