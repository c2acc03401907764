// What is said of letters that no font has: boxes in a picture of many are easily overlooked.
#pragma once

#include <string>

#include "render/text/font.h"

namespace tourmap {

// One line about the characters asked for so far that no font had; empty: there were none.
std::string said_of_missing_letters(const FontSet& fonts);

}  // namespace tourmap
