#include "render/text/utf8.h"

namespace tourmap {

namespace {

constexpr char32_t replacement = 0xfffd;

// Length and least value of a sequence, by its first byte; length 0: no sequence starts with it.
struct SequenceKind {
    std::size_t length;
    char32_t first_bits, least;
};

SequenceKind kind_of(unsigned char lead) {
    if (lead < 0x80) return {1, lead, 0};
    if ((lead & 0xe0) == 0xc0) return {2, static_cast<char32_t>(lead & 0x1f), 0x80};
    if ((lead & 0xf0) == 0xe0) return {3, static_cast<char32_t>(lead & 0x0f), 0x800};
    if ((lead & 0xf8) == 0xf0) return {4, static_cast<char32_t>(lead & 0x07), 0x10000};
    return {0, 0, 0};
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

}  // namespace

std::u32string decode_utf8(std::string_view bytes) {
    std::u32string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const SequenceKind kind = kind_of(static_cast<unsigned char>(bytes[i]));
        char32_t value = kind.first_bits;
        std::size_t used = 1;
        while (used < kind.length && i + used < bytes.size() && is_continuation(bytes[i + used])) {
            value = value << 6 | (static_cast<unsigned char>(bytes[i + used]) & 0x3f);
            ++used;
        }
        const bool surrogate = value >= 0xd800 && value < 0xe000;
        const bool good = used == kind.length && value >= kind.least && value <= 0x10ffff && !surrogate;
        out.push_back(good ? value : replacement);
        i += used;
    }
    return out;
}

std::u16string decode_to_utf16(std::string_view bytes) {
    std::u16string out;
    out.reserve(bytes.size());
    for (const char32_t c : decode_utf8(bytes)) {
        if (c < 0x10000) {
            out.push_back(static_cast<char16_t>(c));
        } else {
            out.push_back(static_cast<char16_t>(0xd7c0 + (c >> 10)));
            out.push_back(static_cast<char16_t>(0xdc00 | (c & 0x3ff)));
        }
    }
    return out;
}

void append_utf8(std::string& out, std::u16string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t first = text[i];
        const bool is_pair = first >= 0xd800 && first < 0xdc00 && i + 1 < text.size();
        append_utf8(out, is_pair ? ((first - 0xd7c0) << 10 | (text[++i] & 0x3ff)) : first);
    }
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | c >> 6);
        put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        put(0xe0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3f));
        put(0x80 | (c & 0x3f));
    } else {
        put(0xf0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3f));
        put(0x80 | (c >> 6 & 0x3f));
        put(0x80 | (c & 0x3f));
    }
}

}  // namespace tourmap
