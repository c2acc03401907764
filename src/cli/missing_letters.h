// Boxes in place of letters.
#pragma once

#include "render/text/font.h"

namespace tourmap {

// They are not noticed in a large picture: says which letters no font had, if there were any.
void warn_of_missing_letters(const FontSet& fonts);

}  // namespace tourmap
