// The slides of a presentation, each with its notes.
#pragma once

#include <string>
#include <vector>

#include "src/export/deck_parts.h"
#include "src/export/pptx.h"
#include "src/export/pptx_frame.h"

namespace tourmap::pptx {

// A presentation that is being made.
struct Show {
    const Deck& deck;
    const PptxOptions& options;
    Page page;
    std::string texts, words;        // the languages of the author's texts and of the words between, BCP 47
    std::vector<std::size_t> cited;  // sources, as they are numbered
    Package package = {};
    std::size_t slides = 0;  // that are there
};

// The last thing that is done to a slide: it gets its number, its layout and its notes.
void add_slide(Show& show, SlideTree& slide, Layout layout, const Paragraphs& notes);

// Of a step: its picture. Errors: the picture cannot be made.
Result<void> add_step_slide(Show& show, const DeckStep& step);
// Of a step: its markers, on as many slides as they need; none where it has none.
void add_marker_slides(Show& show, const DeckStep& step);
// The numbered sources; no slide where there are none.
void add_source_slides(Show& show);

// What the speaker says, and below it the step as text with its sources.
Paragraphs notes_of(const Show& show, const DeckStep& step);
// A numbered source, with its address below where it has one.
Paragraph source_paragraph(const Show& show, std::size_t cited, double points);
// A heading of a slide.
Paragraphs heading(const Show& show, const std::string& text, const std::string& language);
// Its "[1, 2]" as runs that lead there.
void add_citation(const Show& show, Paragraph& paragraph, const std::vector<std::size_t>& sources, double points);

}  // namespace tourmap::pptx
