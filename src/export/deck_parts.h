// What documents made of a deck share: its steps taken apart, its sources numbered, addresses that may be followed.
// Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "src/export/deck.h"

namespace tourmap {

// The sources that a deck names, each once, in the order in which they are first named: they are numbered from 1.
std::vector<std::size_t> cited_sources(const Deck& deck);

// What is told of one marker of a step: its title comes first.
struct MarkerPart {
    std::size_t number = 0;  // from 1: as on the map and in the panel of text
    const Marker* marker = nullptr;
    std::span<const TextBlock> blocks;
};

struct StepParts {
    std::span<const TextBlock> told;  // of the step itself; its heading comes first
    std::vector<MarkerPart> markers;
    bool empty() const { return told.size() <= 1 && markers.empty(); }  // a heading of nothing
};

// Of a step of the deck, as long as it lives.
StepParts parts_of(const Deck& deck, const DeckStep& step);

inline constexpr const char* right_to_left_mark = "\u200F";

// source_line(), with its date set apart where the language is written from the right: the rest may be from the left,
// and would draw the day into itself.
std::string told_source(const Language& language, const Source& source);

// The picture without its panel of text, for documents that set the text themselves. Whatever build_frame() draws, the
// panel comes last.
DisplayList without_panel(DisplayList list);

// An address as RFC 3986 has it, for links: what may not stand in one is written as %20. Empty where it is none that
// may be followed (only http, https and mailto are), or longer than readers take.
std::string safe_link(const std::string& url);

}  // namespace tourmap
