// UTF-8 by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <string_view>

namespace tourmap {

// Length of the valid sequence that starts at byte `i`, 1 to 4, or 0 where there is none.
inline std::size_t utf8_sequence_length(std::string_view s, std::size_t i) {
    const auto byte = [&](std::size_t k) { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0u; };
    const auto tail = [&](std::size_t k) { return (byte(k) & 0xC0u) == 0x80u; };
    const unsigned a = byte(i), b = byte(i + 1);
    if (a < 0x80) return i < s.size() ? 1 : 0;
    if (a >= 0xC2 && a <= 0xDF) return tail(i + 1) ? 2 : 0;
    if (a >= 0xE0 && a <= 0xEF) {
        const bool overlong = a == 0xE0 && b < 0xA0, surrogate = a == 0xED && b > 0x9F;
        return tail(i + 1) && tail(i + 2) && !overlong && !surrogate ? 3 : 0;
    }
    if (a >= 0xF0 && a <= 0xF4) {
        const bool overlong = a == 0xF0 && b < 0x90, beyond = a == 0xF4 && b > 0x8F;
        return tail(i + 1) && tail(i + 2) && tail(i + 3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

}  // namespace tourmap
