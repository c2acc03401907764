#include "src/exchange/clean_text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "geodata/utf8.h"

namespace tourmap {
namespace {

constexpr std::size_t longest_line = 500, longest_text = 20'000;  // bytes: what a tour file takes

// Embeddings, overrides and isolates of direction; zero-width byte order marks.
bool is_hidden(std::string_view c) {
    constexpr std::array<std::string_view, 10> hidden = {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
                                                         "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF"};
    return std::find(hidden.begin(), hidden.end(), c) != hidden.end();
}

bool is_control(std::string_view c) {
    const auto first = static_cast<unsigned char>(c[0]);
    if (c.size() == 1) return (first < 0x20 && c[0] != '\n') || first == 0x7F;
    return first == 0xC2 && static_cast<unsigned char>(c[1]) < 0xA0;
}

// Line ends as \n, tabs as spaces, and nothing that cannot be seen.
std::string visible(const std::string& text, const std::string& owner, LeftOut& left_out) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t n = utf8_sequence_length(text, i);
        const std::string_view c = std::string_view(text).substr(i, std::max<std::size_t>(n, 1));
        i += c.size();
        if (c == "\r") {
            if (i >= text.size() || text[i] != '\n') out += '\n';
        } else if (c == "\t") {
            out += ' ';
        } else if (n == 0 || is_control(c) || is_hidden(c)) {
            left_out.add("a character that cannot be seen, in a text", owner);
        } else {
            out += c;
        }
    }
    return out;
}

std::string trimmed_lines(const std::string& text) {
    std::string out;
    std::size_t breaks = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = std::string_view(text).substr(at, end - at);
        while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
        while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
        if (!line.empty()) {
            if (!out.empty()) out.append(std::min<std::size_t>(breaks, 2), '\n');
            out += line;
            breaks = 0;
        }
        ++breaks;
        at = end + 1;
    }
    return out;
}

std::string cut(std::string text, std::size_t most, const std::string& owner, LeftOut& left_out) {
    if (text.size() <= most) return text;
    constexpr std::string_view ellipsis = "…";
    std::size_t end = most - ellipsis.size();
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
    left_out.add("the end of a text longer than " + std::to_string(most) + " bytes", owner);
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
    return text.substr(0, end) + std::string(ellipsis);
}

}  // namespace

std::string clean_text(const std::string& text, const std::string& owner, LeftOut& left_out) {
    return cut(trimmed_lines(visible(text, owner, left_out)), longest_text, owner, left_out);
}

std::string clean_line(const std::string& text, const std::string& owner, LeftOut& left_out) {
    std::string line = trimmed_lines(visible(text, owner, left_out));
    std::string out;
    for (const char c : line)
        if (c != '\n' || (!out.empty() && out.back() != ' ')) out += c == '\n' ? ' ' : c;
    return cut(out, longest_line, owner, left_out);
}

bool looks_like_html(const std::string& text) {
    constexpr std::array<std::string_view, 30> tags = {
        "p",    "br",     "a",     "b",  "i",  "u",    "em",  "strong", "small",      "div",
        "span", "center", "ul",    "ol", "li", "h1",   "h2",  "h3",     "h4",         "h5",
        "h6",   "img",    "table", "tr", "td", "font", "sub", "sup",    "blockquote", "hr"};
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        std::size_t i = at + 1;
        if (i < text.size() && text[i] == '/') ++i;
        std::string name;
        while (i < text.size() && name.size() < 12 && ((text[i] | 32) >= 'a' && (text[i] | 32) <= 'z'))
            name += static_cast<char>(text[i++] | 32);
        if (name == "h" && i < text.size()) name += text[i++];
        const bool ends = i < text.size() && (text[i] == '>' || text[i] == ' ' || text[i] == '/' || text[i] == '\n');
        if (ends && std::find(tags.begin(), tags.end(), name) != tags.end()) return true;
    }
    return false;
}

}  // namespace tourmap
