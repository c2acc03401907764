#include "geodata/load_text.h"

#include <cstdint>

#include "geodata/utf8.h"

namespace tourmap {
namespace {

// Bytes 0x80 .. 0x9F of Windows-1252; 0 where unassigned.
constexpr std::uint16_t windows_1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                            0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

struct ValidPrefix {
    std::size_t length = 0;      // bytes
    bool has_multibyte = false;  // evidence that the text really is UTF-8
};

ValidPrefix valid_prefix(std::string_view text) {
    ValidPrefix p;
    while (p.length < text.size()) {
        const std::size_t n = utf8_sequence_length(text, p.length);
        if (n == 0) break;
        p.has_multibyte |= n > 1;
        p.length += n;
    }
    return p;
}

// Whether the bytes could be the beginning of one character whose end was cut off.
bool is_cut_character(std::string_view rest) {
    const auto lead = static_cast<unsigned char>(rest.front());
    const std::size_t wanted = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (rest.size() >= wanted) return false;
    for (const char c : rest.substr(1)) {
        if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) return false;
    }
    return true;
}

}  // namespace

bool is_utf8(std::string_view text) {
    return valid_prefix(text).length == text.size();
}

std::string utf8_from_windows_1252(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 8);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        unsigned code = byte;
        if (byte >= 0x80 && byte < 0xA0) code = windows_1252[byte - 0x80] ? windows_1252[byte - 0x80] : 0xFFFDu;
        append_utf8(out, code);
    }
    return out;
}

std::string TextCleaner::clean(std::string_view text) {
    const ValidPrefix prefix = valid_prefix(text);
    if (prefix.length == text.size()) return std::string(text);
    if (prefix.has_multibyte && is_cut_character(text.substr(prefix.length))) {
        ++truncated;
        return std::string(text.substr(0, prefix.length));
    }
    ++guessed;
    return utf8_from_windows_1252(text);
}

}  // namespace tourmap
