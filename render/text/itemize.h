// Text cut where its font or its script changes: what HarfBuzz shapes in one go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "render/text/text_style.h"

namespace tourmap {

struct TextItem {
    std::size_t begin = 0, end = 0;  // UTF-16 units
    FontPtr font;
    std::uint32_t script = 0;  // hb_script_t; 0: there are only characters of no script (digits, dots)
    bool has_letters = false;  // characters of that script, not only signs that stand beside them
};

// The text's items, in its order, end to end. A grapheme (a letter with its marks, joiners, variation selectors) is
// never cut. Characters of no script go with the letters before them, at the start with those after.
std::vector<TextItem> itemize(const FontSet& fonts, std::u16string_view text, const TextStyle& style);

}  // namespace tourmap
