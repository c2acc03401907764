#include "render/svg/markup.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "render/text/utf8.h"

namespace tourmap {
namespace {

constexpr std::array<std::int64_t, 10> powers{1,      10,      100,      1000,      10000,
                                              100000, 1000000, 10000000, 100000000, 1000000000};

// XML 1.0, production 2.
bool is_xml(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return !(c >= 0x7f && c < 0xa0) && !(c >= 0xd800 && c < 0xe000) && (c & 0xfffe) != 0xfffe && c <= 0x10ffff;
}

}  // namespace

std::string escaped_markup(std::string_view text) {
    std::string out;
    for (const char32_t c : decode_utf8(text)) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '&') {
            out += "&amp;";
        } else if (c == '"') {
            out += "&quot;";
        } else if (is_xml(c)) {
            append_utf8(out, c);
        }
    }
    return out;
}

std::string xml_characters(std::string_view text) {
    std::string out;
    for (const char32_t c : decode_utf8(text))
        if (is_xml(c)) append_utf8(out, c);
    return out;
}

std::string base64(std::span<const std::uint8_t> bytes) {
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t word = 0;
        for (std::size_t k = 0; k < 3; ++k) word = word << 8 | (k < left ? bytes[i + k] : 0U);
        for (std::size_t k = 0; k < 4; ++k) out += k <= left ? digits[word >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

void append_number(std::string& out, double value, int decimals) {
    if (!std::isfinite(value)) value = 0;
    const std::int64_t power = powers[static_cast<std::size_t>(decimals)];
    const std::int64_t steps = std::llround(std::clamp(value, -1e8, 1e8) * static_cast<double>(power));
    if (steps < 0) out += '-';
    const std::int64_t whole = std::abs(steps) / power;
    std::int64_t part = std::abs(steps) % power;
    if (whole > 0 || part == 0) out += std::to_string(whole);
    if (part == 0) return;
    out += '.';
    for (std::int64_t place = power / 10; part > 0; place /= 10) {
        out += static_cast<char>('0' + part / place);
        part %= place;
    }
}

}  // namespace tourmap
