#include "render/text/plain_text.h"

#include <algorithm>

namespace tourmap {

namespace {

// Neither Hebrew and what follows it, nor marks, joiners, formatting characters, surrogates.
bool is_plain_unit(char16_t c) {
    if (c < 0x0300) return c != 0x00ad;                                // soft hyphen
    if (c < 0x0590) return c >= 0x0370 && (c < 0x0483 || c > 0x0489);  // Cyrillic's marks
    return (c >= 0x2010 && c < 0x2028) || (c >= 0x202f && c < 0x2060) || (c >= 0x2070 && c < 0x20d0) ||
           (c >= 0x2100 && c < 0x2c00);
}

}  // namespace

bool is_plain(std::u16string_view text) {
    return std::all_of(text.begin(), text.end(), is_plain_unit);
}

}  // namespace tourmap
