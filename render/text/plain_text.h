// Text in which each UTF-16 unit is a letter, a digit or a sign of its own that runs from left to right: Latin, Greek,
// Cyrillic, Armenian and their punctuation, without combining marks. Most text of a map, and quicker to set.
#pragma once

#include <string_view>

namespace tourmap {

bool is_plain(std::u16string_view text);

}  // namespace tourmap
