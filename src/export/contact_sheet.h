// All steps of a deck on one page, as photographers lay out a film.
#pragma once

#include "render/text/font.h"
#include "src/export/deck.h"

namespace tourmap {

// In reading order, as large as they can be with all of them on the page, each with its number and title below. Error:
// a picture cannot be made.
Result<DisplayList> contact_sheet(const Deck& deck, const FontSet& fonts, const Canvas& page);

}  // namespace tourmap
