#include "geodata/result.h"

namespace tourmap {
namespace {

// Length of a valid UTF-8 sequence at `i` by RFC 3629 (no overlong forms, no surrogates), else 0.
std::size_t sequence_length(const std::string& s, std::size_t i) {
    const auto byte = [&](std::size_t k) { return k < s.size() ? static_cast<unsigned char>(s[k]) : 0u; };
    const auto tail = [&](std::size_t k) { return (byte(k) & 0xC0u) == 0x80u; };
    const unsigned a = byte(i), b = byte(i + 1);
    if (a < 0x80) return 1;
    if (a >= 0xC2 && a <= 0xDF) return tail(i + 1) ? 2 : 0;
    if (a >= 0xE0 && a <= 0xEF) {
        if (!tail(i + 1) || !tail(i + 2)) return 0;
        if ((a == 0xE0 && b < 0xA0) || (a == 0xED && b > 0x9F)) return 0;
        return 3;
    }
    if (a >= 0xF0 && a <= 0xF4) {
        if (!tail(i + 1) || !tail(i + 2) || !tail(i + 3)) return 0;
        if ((a == 0xF0 && b < 0x90) || (a == 0xF4 && b > 0x8F)) return 0;
        return 4;
    }
    return 0;
}

bool is_control(const std::string& s, std::size_t i, std::size_t length, bool keep_newlines) {
    const auto c = static_cast<unsigned char>(s[i]);
    if (length == 1) return (c < 0x20 && !(keep_newlines && c == '\n')) || c == 0x7F;
    // C1 controls: U+0080 .. U+009F, of which U+009B starts escape sequences too.
    if (length == 2) return c == 0xC2 && static_cast<unsigned char>(s[i + 1]) < 0xA0;
    // U+202D and U+202E show what follows in another order than it is read.
    return length == 3 && (s.compare(i, 3, "\xE2\x80\xAD") == 0 || s.compare(i, 3, "\xE2\x80\xAE") == 0);
}

}  // namespace

std::string printable(const std::string& text, bool keep_newlines) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequence_length(text, i);
        if (length == 0 || is_control(text, i, length, keep_newlines)) {
            out += "\xEF\xBF\xBD";
            i += length == 0 ? 1 : length;
            continue;
        }
        out.append(text, i, length);
        i += length;
    }
    return out;
}

std::string describe(const Error& error) {
    std::string out;
    if (!error.where.file.empty()) {
        out += printable(error.where.file);
        if (error.where.line > 0) out += ":" + std::to_string(error.where.line);
        if (error.where.column > 0) out += ":" + std::to_string(error.where.column);
        out += ": ";
    }
    out += printable(error.what, true);
    if (!error.right.empty()) out += "\n  " + printable(error.right, true);
    return out;
}

}  // namespace tourmap
