#include "src/story/theme.h"

#include <utility>
#include <vector>

#include "src/tour/document.h"
#include "src/tour/fields.h"

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
};

// Widths in canvas units.
constexpr std::pair<const char*, double Theme::*> widths[] = {
    {"coast_width", &Theme::coast_width}, {"border_width", &Theme::border_width},
    {"river_width", &Theme::river_width}, {"graticule_width", &Theme::graticule_width},
    {"route_width", &Theme::route_width},
};
constexpr double widest = 50;

Schema theme_schema() {
    Schema schema{"a theme", {"name"}, {"graticule_labels"}};
    for (const auto& [key, member] : colours) schema.required.emplace_back(key);
    for (const auto& [key, member] : widths) schema.required.emplace_back(key);
    return schema;
}

Theme read_fields(const DocumentNode& root, ProblemList& problems) {
    Theme theme;
    const Schema schema = theme_schema();
    const Fields fields(root, schema, problems);
    theme.name = fields.line("name");
    for (const auto& [key, member] : colours) theme.*member = fields.colour(key).value_or(Rgba{});
    for (const auto& [key, member] : widths) theme.*member = fields.number(key, 0, widest).value_or(1);
    theme.graticule_labels = fields.flag("graticule_labels");
    return theme;
}

// The first error, and how many more there are: a Result carries one.
Error as_error(const std::vector<Problem>& problems) {
    Error error{problems.front().what, problems.front().right, problems.front().where};
    if (problems.size() > 1) error.what += " (and " + std::to_string(problems.size() - 1) + " more)";
    return error;
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

}  // namespace tourmap
