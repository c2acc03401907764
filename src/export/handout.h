// A handout: for each step of a deck its picture, what is told of it, notes and numbered sources, on as many pages as
// that takes. Nothing is cut off.
#pragma once

#include <cstdint>
#include <memory>

#include "render/pdf/pdf.h"
#include "render/text/font.h"
#include "src/export/deck.h"

namespace tourmap {

enum class HandoutPaper : std::uint8_t { a4, letter, wide };  // wide: 16:9, text beside the picture

struct HandoutOptions {
    HandoutPaper paper = HandoutPaper::a4;
    std::shared_ptr<const FontSet> fonts;  // never null
    bool notes = true;                     // for the speaker
};

// For as_pdf(): one page after the other, with bookmarks of the steps and links of the sources. Keeps the deck, which
// makes each picture when its page is asked for.
PdfPages handout_pages(std::shared_ptr<const Deck> deck, const HandoutOptions& options);
// Title, author and structure of it. created: see PdfInfo.
PdfInfo handout_info(const Deck& deck, const std::string& created = {});

}  // namespace tourmap
