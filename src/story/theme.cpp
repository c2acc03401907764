#include "src/story/theme.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>
#include <vector>

#include "src/tour/document.h"
#include "src/tour/fields.h"
#include "src/tour/furniture.h"

namespace tourmap {
namespace {

// The keys of a theme file are the names of Theme's members.
constexpr std::pair<const char*, Rgba Theme::*> colours[] = {
    {"page", &Theme::page},
    {"sea", &Theme::sea},
    {"land", &Theme::land},
    {"land_story", &Theme::land_story},
    {"coast", &Theme::coast},
    {"border", &Theme::border},
    {"disputed", &Theme::disputed},
    {"lake", &Theme::lake},
    {"river", &Theme::river},
    {"graticule", &Theme::graticule},
    {"graticule_label", &Theme::graticule_label},
    {"country_label", &Theme::country_label},
    {"country_label_story", &Theme::country_label_story},
    {"water_label", &Theme::water_label},
    {"city_label", &Theme::city_label},
    {"halo", &Theme::halo},
    {"route", &Theme::route},
    {"route_casing", &Theme::route_casing},
    {"route_future", &Theme::route_future},
    {"stop_past", &Theme::stop_past},
    {"stop_current", &Theme::stop_current},
    {"stop_future", &Theme::stop_future},
    {"panel", &Theme::panel},
    {"panel_border", &Theme::panel_border},
    {"panel_title", &Theme::panel_title},
    {"panel_text", &Theme::panel_text},
    {"panel_quiet", &Theme::panel_quiet},
    {"accent", &Theme::accent},
    {"symbol_casing", &Theme::symbol_casing},
    {"symbol_ink", &Theme::symbol_ink},
};

// Widths in canvas units.
constexpr std::pair<const char*, double Theme::*> widths[] = {
    {"coast_width", &Theme::coast_width}, {"border_width", &Theme::border_width},
    {"river_width", &Theme::river_width}, {"graticule_width", &Theme::graticule_width},
    {"route_width", &Theme::route_width},
};
constexpr double widest = 50;

constexpr Choice<SymbolFill> symbol_fills[] = {{"colour", SymbolFill::colour}, {"plain", SymbolFill::plain}};

Schema theme_schema() {
    Schema schema{"a theme", {"name", "fills"}, {"graticule_labels", "symbols", "furniture", "scale_limit", "relief"}};
    for (const auto& [key, member] : colours) schema.required.emplace_back(key);
    for (const auto& [key, member] : widths) schema.required.emplace_back(key);
    return schema;
}

void read_fills(const Fields& fields, ProblemList& problems, std::array<Rgba, 7>& fills) {
    const auto& written = fields.list("fills");
    if (fields.find("fills") && written.size() != fills.size())
        problems.error(fields.mark("fills"), "\"fills\" has " + std::to_string(written.size()) + " colours",
                       "write " + std::to_string(fills.size()));
    for (std::size_t i = 0; i < std::min(fills.size(), written.size()); ++i) {
        const auto colour = parse_color(written[i].value.text);
        if (colour)
            fills[i] = *colour;
        else
            problems.error(written[i].value.at, "not a colour: " + in_quotes(written[i].value.text),
                           "write \"#rrggbb\", in quotes, as # begins a comment");
    }
}

Theme read_fields(const DocumentNode& root, ProblemList& problems) {
    Theme theme;
    const Schema schema = theme_schema();
    const Fields fields(root, schema, problems);
    theme.name = fields.line("name");
    for (const auto& [key, member] : colours) theme.*member = fields.colour(key).value_or(Rgba{});
    for (const auto& [key, member] : widths) theme.*member = fields.number(key, 0, widest).value_or(1);
    theme.graticule_labels = fields.flag("graticule_labels");
    theme.symbols = fields.choice("symbols", symbol_fills, SymbolFill::colour);
    theme.relief = fields.number("relief", 0, 1).value_or(theme.relief);
    theme.scale_limit = fields.number("scale_limit", 1, 100).value_or(theme.scale_limit);
    if (const DocumentNode* furniture = fields.find("furniture"))
        read_furniture(*furniture, problems).move(theme.furniture);
    read_fills(fields, problems, theme.fills);
    return theme;
}

}  // namespace

Result<Theme> read_theme(const std::string& path) {
    const auto text = read_text_file(path);
    if (!text) return tl::unexpected(text.error());
    ProblemList problems(path);
    const auto root = parse_document(*text, problems);
    Theme theme;
    if (root) theme = read_fields(*root, problems);
    if (problems.has_errors()) return tl::unexpected(as_error(problems.sorted()));
    return theme;
}

Result<ThemeSet> read_themes(const std::string& folder) {
    ThemeSet themes;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".yaml") continue;
        auto theme = read_theme(entry.path().string());
        if (!theme) return tl::unexpected(theme.error());
        themes.emplace(entry.path().stem().string(), std::move(*theme));
    }
    if (error) return fail("cannot read the themes in " + in_quotes(folder) + ": " + error.message());
    return themes;
}

Rgba strong_colour(const Theme& theme, std::size_t turn) {
    const Rgba fill = theme.fills[turn % theme.fills.size()];
    const double most = std::max({fill.r, fill.g, fill.b}), least = std::min({fill.r, fill.g, fill.b});
    // Away from the grey of its own lightness, then as light or dark as needs be.
    constexpr double saturation = 0.62;
    const double lightness = relative_luminance(theme.land) > 0.3 ? 0.38 : 0.66;
    const auto channel = [&](double c) {
        const double hue = most > least ? (c - least) / (most - least) : 0.5;  // 0..1
        const double chroma = most > least ? saturation * (1 - std::abs(2 * lightness - 1)) : 0;
        return static_cast<std::uint8_t>(std::lround(255 * (lightness + chroma * (hue - 0.5))));
    };
    return {channel(fill.r), channel(fill.g), channel(fill.b), 255};
}

Result<void> add_theme(ThemeSet& themes, const std::string& wanted) {
    if (themes.contains(wanted)) return {};
    if (wanted.find('/') != std::string::npos || wanted.ends_with(".yaml")) {
        auto theme = read_theme(wanted);
        if (!theme) return tl::unexpected(theme.error());
        themes.emplace(wanted, std::move(*theme));
        return {};
    }
    std::vector<std::string> names;
    for (const auto& [name, theme] : themes) names.push_back(name);
    return fail("no theme " + in_quotes(wanted),
                suggestion(wanted, names, "themes") + ", or give the path of a theme file (.yaml)");
}

}  // namespace tourmap
