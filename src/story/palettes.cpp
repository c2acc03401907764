#include "src/story/palettes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "src/tour/document.h"
#include "src/tour/nearest.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

constexpr std::pair<PaletteKind, const char*> kinds[] = {{PaletteKind::sequential, "sequential"},
                                                         {PaletteKind::diverging, "diverging"},
                                                         {PaletteKind::qualitative, "qualitative"}};

// Throws nlohmann's exceptions.
Palette from_json(const nlohmann::json& json) {
    Palette palette;
    for (const auto& [kind, name] : kinds)
        if (json.at("kind").get<std::string>() == name) palette.kind = kind;
    for (const auto& [count, colours] : json.at("colours").items()) {
        std::vector<Rgba>& list = palette.colours[std::stoul(count)];
        for (const auto& colour : colours)
            if (const auto parsed = parse_color(colour.get<std::string>())) list.push_back(*parsed);
    }
    return palette;
}

}  // namespace

std::vector<Rgba> Palette::of(std::size_t classes) const {
    const auto scheme = colours.lower_bound(classes);
    std::vector<Rgba> out = scheme == colours.end() ? colours.rbegin()->second : scheme->second;
    out.resize(std::min(classes, out.size()));
    return out;
}

Result<PaletteSet> read_palettes(const std::string& path) {
    const auto text = read_text_file(path);
    if (!text) return tl::unexpected(text.error());
    PaletteSet palettes;
    try {
        const auto json = nlohmann::json::parse(*text);
        for (const auto& [name, palette] : json.items()) palettes[name] = from_json(palette);
    } catch (const std::exception& error) {
        return fail(std::string("is no file of palettes: ") + error.what(), {}, {path, 0, 0});
    }
    for (const auto& [name, palette] : palettes)
        for (const auto& [count, colours] : palette.colours)
            if (colours.size() != count)
                return fail("the palette " + in_quotes(name) + " is incomplete", {}, {path, 0, 0});
    std::erase_if(palettes, [](const auto& palette) { return palette.second.colours.empty(); });
    return palettes;
}

Result<const Palette*> find_palette(const PaletteSet& palettes, const std::string& name) {
    if (const auto found = palettes.find(name); found != palettes.end()) return &found->second;
    std::vector<std::string> names;
    std::string all;
    for (const auto& [kind, word] : kinds) {
        all += (all.empty() ? "" : "; ") + std::string(word) + ":";
        for (const auto& [known, palette] : palettes)
            if (palette.kind == kind) {
                names.push_back(known);
                all += " " + known;
            }
    }
    const std::string near = nearest_word(name, names);
    return fail("no palette " + in_quotes(name), (near.empty() ? "" : "did you mean " + in_quotes(near) + "? ") + all);
}

}  // namespace tourmap
