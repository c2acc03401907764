// Notes of a slide, and text as paragraphs.
#include <algorithm>

#include "src/export/pptx_slides.h"

namespace tourmap::pptx {
namespace {

// A long address is cut where it is shown; the link has all of it.
std::string shown_address(const std::string& url) {
    constexpr std::size_t most = 100;
    if (url.size() <= most) return url;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(url[end]) & 0xC0) == 0x80) --end;  // within a character
    return url.substr(0, end) + "\u2026";
}

// How a block is set among the notes.
Run run_of(const Show& show, const TextBlock& block) {
    Run run{block.text, show.texts};
    switch (block.kind) {
        case TextKind::title:
        case TextKind::heading:
        case TextKind::marker:
            run.bold = true;
            break;
        case TextKind::subtitle:
        case TextKind::facts:
        case TextKind::sectors:
        case TextKind::parties:
        case TextKind::picture:
            run.italic = true;
            break;
        case TextKind::moment:
            run.language = show.words;
            break;
        case TextKind::paragraph:
        case TextKind::quote:
        case TextKind::map:
            break;
    }
    return run;
}

void add_lines(Paragraphs& paragraphs, const std::string& text, const std::string& language) {
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        paragraphs.push_back({{{text.substr(from, end - from), language}}});
        from = end + 1;
    }
}

}  // namespace

void add_citation(const Show& show, Paragraph& paragraph, const std::vector<std::size_t>& sources, double points) {
    const std::size_t before = paragraph.runs.size();
    for (const std::size_t source : sources) {
        const auto at = std::ranges::find(show.cited, source);
        if (at == show.cited.end()) continue;
        const bool first = paragraph.runs.size() == before;
        paragraph.runs.push_back({first ? " [" : ", ", show.words, points});
        paragraph.runs.push_back({std::to_string(at - show.cited.begin() + 1), show.words, points, false, false, "",
                                  show.deck.tour->sources[source].url});
    }
    if (paragraph.runs.size() > before) paragraph.runs.push_back({"]", show.words, points});
}

Paragraph source_paragraph(const Show& show, std::size_t cited, double points) {
    const Source& source = show.deck.tour->sources[show.cited[cited]];
    const std::string line = told_source(*show.deck.language, source);
    Paragraph paragraph{{}, 0.4 * points, cited + 1, 2.4 * points};
    if (!line.empty()) paragraph.runs.push_back({line, show.texts, points});
    if (!source.url.empty())
        paragraph.runs.push_back({(line.empty() ? "" : "\n") + shown_address(source.url), "en", 0.8 * points, false,
                                  false, "tx2", source.url});
    return paragraph;
}

Paragraphs heading(const Show&, const std::string& text, const std::string& language) {
    return {{{{text, language}}}};
}

Paragraphs notes_of(const Show& show, const DeckStep& step) {
    Paragraphs notes;
    add_lines(notes, step.notes, show.texts);
    if (!notes.empty()) notes.push_back({});
    std::vector<std::size_t> named;
    for (const TextBlock& block : step.text) {
        const bool opens = block.kind == TextKind::marker || block.kind == TextKind::heading;
        Paragraph paragraph{{run_of(show, block)}, opens && !notes.empty() ? 8.0 : 2.0};
        if (!block.speaker.empty()) paragraph.runs.push_back({"\n— " + block.speaker, show.texts});
        add_citation(show, paragraph, block.sources, 0);
        notes.push_back(std::move(paragraph));
    }
    const std::vector<std::size_t> sources = cited_sources(step.text);
    if (!sources.empty()) notes.push_back({{{show.deck.language->word("sources.heading"), show.words, 0, true}}, 8});
    for (const std::size_t source : sources) {
        const auto at = std::ranges::find(show.cited, source) - show.cited.begin();
        notes.push_back(source_paragraph(show, static_cast<std::size_t>(at), body_points));
    }
    return notes;
}

void add_slide(Show& show, SlideTree& slide, Layout layout, const Paragraphs& notes) {
    const std::string number = std::to_string(++show.slides);
    add(add(slide.root(), "p:clrMapOvr"), "a:masterClrMapping");
    slide.relations().add("slideLayout", layout_of(layout));
    slide.relations().add("notesSlide", "../notesSlides/notesSlide" + number + ".xml");
    show.package.add("ppt/slides/slide" + number + ".xml", slide.document(), "officedocument.presentationml.slide",
                     slide.relations());

    SlideTree page("p:notes", show.page.from_right);
    page.add_text({"Slide", "sldImg"});
    page.add_text({"Notes", "body", 3, {}, notes});
    add(add(page.root(), "p:clrMapOvr"), "a:masterClrMapping");
    page.relations().add("notesMaster", "../notesMasters/notesMaster1.xml");
    page.relations().add("slide", "../slides/slide" + number + ".xml");
    show.package.add("ppt/notesSlides/notesSlide" + number + ".xml", page.document(),
                     "officedocument.presentationml.notesSlide", page.relations());
}

}  // namespace tourmap::pptx
