#include "src/export/deck_parts.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "src/story/formats.h"

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

std::string told_source(const Language& language, const Source& source) {
    std::string line = source_line(language, source);
    const std::string date = format_date(language, source.date);
    if (language.rtl && !date.empty() && line.ends_with(date))
        line.insert(line.size() - date.size(), right_to_left_mark);
    return line;
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
        const auto hex = [&](std::size_t at) {
            return at < url.size() && std::isxdigit(static_cast<unsigned char>(url[at]));
        };
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

}  // namespace tourmap
