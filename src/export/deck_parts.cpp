#include "src/export/deck_parts.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace tourmap {
namespace {

const Tag* tag_of(const DrawCommand& command) {
    return std::visit(
        [](const auto& c) -> const Tag* {
            if constexpr (requires { c.tag; })
                return &c.tag;
            else
                return nullptr;
        },
        command);
}

// The length of the character that starts at `at`; 0: it is none.
std::size_t character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u; };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80) return 0;
    if (length == 3 && ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F))) return 0;
    if (length == 4 && ((first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F))) return 0;
    return length;
}

bool is_control(std::string_view character) {
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return (first < 0x20 && first != '\t' && first != '\n') || first == 0x7F;
    if (character.size() == 2) return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
    return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";  // U+FFFE, U+FFFF: not in XML
}

}  // namespace

std::vector<std::size_t> cited_sources(const Deck& deck) {
    std::vector<TextBlock> all;
    for (const DeckStep& step : deck.steps) all.insert(all.end(), step.text.begin(), step.text.end());
    return cited_sources(all);
}

StepParts parts_of(const Deck& deck, const DeckStep& step) {
    StepParts parts;
    const std::span<const TextBlock> blocks(step.text);
    const auto is_marker = [](const TextBlock& block) { return block.kind == TextKind::marker; };
    auto at = std::ranges::find_if(blocks, is_marker);
    parts.told = blocks.first(static_cast<std::size_t>(at - blocks.begin()));
    if (step.step.kind != StepKind::stop) return parts;
    for (const Marker& marker : deck.tour->markers) {  // step_text() tells of them in this order
        if (marker.stop != step.step.index || at == blocks.end()) continue;
        const auto end = std::find_if(at + 1, blocks.end(), is_marker);
        parts.markers.push_back({parts.markers.size() + 1, &marker, {at, end}});
        at = end;
    }
    return parts;
}

DisplayList without_panel(DisplayList list) {
    const auto first = std::ranges::find_if(list.commands, [](const DrawCommand& command) {
        const Tag* tag = tag_of(command);
        return tag && tag->layer == "panel";
    });
    list.commands.erase(first, list.commands.end());
    return list;
}

std::string safe_link(const std::string& url) {
    constexpr std::size_t longest = 2000;  // PowerPoint takes 2083
    const auto begins = [&](std::string_view scheme) {
        return url.size() > scheme.size() && std::equal(scheme.begin(), scheme.end(), url.begin(), [](char a, char b) {
                   return a == std::tolower(static_cast<unsigned char>(b));
               });
    };
    if (!begins("http://") && !begins("https://") && !begins("mailto:")) return {};
    constexpr std::string_view kept = "-._~:/?#[]@!$&'()*+,;=%";
    std::string out;
    for (std::size_t i = 0; i < url.size(); ++i) {
        const char c = url[i];
        const auto byte = static_cast<unsigned char>(c);
        const auto hex = [&](std::size_t at) { return at < url.size() && std::isxdigit(static_cast<unsigned char>(url[at])); };
        const bool lone = c == '%' && !(hex(i + 1) && hex(i + 2));
        if (!lone && byte < 0x80 && (std::isalnum(byte) || kept.find(c) != std::string_view::npos)) {
            out += c;
            continue;
        }
        constexpr char digits[] = "0123456789ABCDEF";
        out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return out.size() > longest ? std::string() : out;
}

std::string clean_characters(const std::string& text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = character_at(text, at);
        const std::string_view character = std::string_view(text).substr(at, std::max<std::size_t>(length, 1));
        if (length == 0)
            out += "\xEF\xBF\xBD";
        else if (!is_control(character))
            out += character;
        at += character.size();
    }
    return out;
}

}  // namespace tourmap
