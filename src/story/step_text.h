// A step as text, for those who read or hear it instead of looking at its picture. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/story/language.h"
#include "src/tour/chronology.h"
#include "src/tour/tour.h"

namespace tourmap {

enum class TextKind : std::uint8_t {
    title,      // of the tour
    subtitle,   // likewise
    heading,    // of a step
    moment,     // when
    paragraph,  // what is told
    quote,      // with its speaker
    map,        // what the map shows, for those who cannot see it
    picture,    // what a picture shows, and who made it
    marker,     // the title of a marker; what follows tells of it
    facts,      // of a marker: kind, status, date, place, amount
    sectors,    // likewise
    parties     // likewise, with their roles
};

struct TextBlock {
    TextKind kind = TextKind::paragraph;
    std::string text;  // never empty, but for a paragraph that only has sources
    std::string speaker;
    std::vector<std::size_t> sources = {};  // of the tour: where it is from
};

// In reading order. The first block is a title or a heading. language: of dates, lengths and the words between; the
// texts are as the tour has them. Notes for the speaker are not in it.
std::vector<TextBlock> step_text(const Tour& tour, const Language& language, const Step& step);

// The sources that blocks name, each once, in the order in which they are first named: number them from 1.
std::vector<std::size_t> cited_sources(const std::vector<TextBlock>& blocks);

// "A. Writer. The Daily. They met. 1 November 2023": without its address.
std::string source_line(const Language& language, const Source& source);

// " [1, 2]" by their places in `cited`, from 1; those that are not in it are left out. Empty: no source.
std::string citation(const std::vector<std::size_t>& sources, const std::vector<std::size_t>& cited);

// The blocks as plain text, with their sources numbered and listed below, addresses in full.
std::string as_plain_text(const Tour& tour, const Language& language, const std::vector<TextBlock>& blocks);

}  // namespace tourmap
