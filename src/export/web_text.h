// What is told of a step as HTML, with its sources.
#pragma once

#include <string>

#include "src/export/deck_parts.h"

namespace tourmap::web {

// What all parts of a page are made of.
struct Telling {
    const Deck& deck;
    std::vector<std::size_t> cited;  // sources, as they are numbered
};

// For id attributes and addresses: the letters that need no escaping anywhere, others as _XX.
std::string id_of(const std::string& prefix, const std::string& id);

// <div class="told">: heading, blocks, markers, sources. number: of the step, from 1.
std::string told_of(const Telling& telling, const DeckStep& step, std::size_t number);

}  // namespace tourmap::web
