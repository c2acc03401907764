#include "src/story/load_story.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "render/png.h"
#include "render/shrink.h"
#include "src/files/assets.h"
#include "src/story/own_layers.h"
#include "src/story/relief.h"
#include "src/tour/furniture.h"
#include "src/tour/problems.h"
#include "src/tour/read_tour.h"

namespace tourmap {

namespace {

Error all_of(const std::vector<Problem>& problems) {
    Error error;
    for (const Problem& problem : problems)
        if (problem.severity == Severity::error) error.what += (error.what.empty() ? "" : "\n") + describe(problem);
    return error;
}

// Larger ones are halved: no panel shows more.
Result<std::map<std::string, BitmapPtr>> load_pictures(const Tour& tour) {
    constexpr int longest_side = 3000;
    std::map<std::string, BitmapPtr> pictures;
    for (const Stop& stop : tour.stops)
        for (const Picture& picture : stop.media) {
            if (pictures.contains(picture.file)) continue;
            auto read = read_picture(picture.file);
            if (!read) return tl::unexpected(read.error());
            pictures[picture.file] = shrunk(std::move(*read), longest_side);
        }
    return pictures;
}

Result<MapDataPtr> load_map(const BasemapOptions& options) {
    const auto folder = find_asset("basemap");
    if (!folder) return tl::unexpected(folder.error());
    return load_basemap(*folder, options);
}

// An empty tag is skipped.
Result<void> check_language(const LanguageSet& languages, const std::string& asked) {
    if (asked.empty()) return {};
    if (const auto found = languages.find(asked); !found) return tl::unexpected(found.error());
    return {};
}

// To the code of one of the languages. The words of a tour may be in another, to which the program adds its own in
// English.
std::optional<std::string> settle_language(const LanguageSet& languages, Tour& tour) {
    if (tour.language.empty()) return std::nullopt;
    const auto found = languages.find(tour.language);
    const std::string wanted = std::exchange(tour.language, found ? (*found)->code : "");
    if (found && !(*found)->borrowed) return std::nullopt;
    return "the tour's language is " + in_quotes(wanted) + ", in which the map has no words: they are in English";
}

// The same of its translations.
void settle_translations(const LanguageSet& languages, Tour& tour) {
    for (auto& [tag, translation] : tour.translations) {
        Tour settled = *translation;
        settle_language(languages, settled);
        translation = std::make_shared<const Tour>(std::move(settled));
    }
}

}  // namespace

Result<std::string> relief_path(const std::string& asked) {
    if (asked.empty() || asked == "none") return std::string();
    return asked == "shaded" ? find_asset(bundled_relief) : Result<std::string>(asked);
}

std::vector<std::string> languages_of(const Tour& tour) {
    std::vector<std::string> tags;
    if (!tour.language.empty()) tags.push_back(tour.language);
    for (const auto& [tag, translation] : tour.translations) tags.push_back(tag);
    return tags;
}

Result<LanguageSetPtr> load_languages(const std::vector<std::string>& wanted) {
    const auto folder = find_asset("languages");
    if (!folder) return tl::unexpected(folder.error());
    return LanguageSet::open(*folder, wanted);
}

Result<std::shared_ptr<const PaletteSet>> load_palettes() {
    const auto path = find_asset("palettes/colorbrewer.json");
    if (!path) return tl::unexpected(path.error());
    auto palettes = read_palettes(*path);
    if (!palettes) return tl::unexpected(palettes.error());
    return std::make_shared<const PaletteSet>(std::move(*palettes));
}

Result<ThemeSet> load_themes(std::initializer_list<std::string> wanted) {
    const auto folder = find_asset("themes");
    if (!folder) return tl::unexpected(folder.error());
    auto themes = read_themes(*folder);
    if (!themes) return themes;
    for (const std::string& name : wanted)
        if (!name.empty())
            if (const auto added = add_theme(*themes, name); !added) return tl::unexpected(added.error());
    return themes;
}

Result<WorldviewSet> load_worldviews(std::initializer_list<std::string> wanted) {
    const auto table = find_asset("basemap/countries.csv");
    if (!table) return tl::unexpected(table.error());
    const auto units = read_unit_names(*table);
    if (!units) return tl::unexpected(units.error());
    const auto folder = find_asset("worldviews");
    if (!folder) return tl::unexpected(folder.error());
    auto worldviews = read_worldviews(*folder, *units);
    if (!worldviews) return worldviews;
    for (const std::string& name : wanted)
        if (!name.empty())
            if (const auto added = add_worldview(*worldviews, name, *units); !added)
                return tl::unexpected(added.error());
    return worldviews;
}

Result<void> check_look(const Look& asked) {
    if (!asked.theme.empty())
        if (const auto themes = load_themes({asked.theme}); !themes) return tl::unexpected(themes.error());
    if (!asked.worldview.empty())
        if (const auto views = load_worldviews({asked.worldview}); !views) return tl::unexpected(views.error());
    if (asked.language.empty()) return {};
    const auto languages = load_languages();
    if (!languages) return tl::unexpected(languages.error());
    return check_language(**languages, asked.language);
}

Result<MapDressing> load_dressing(const DressingOptions& options, std::shared_ptr<const FontSet> fonts) {
    MapDressing dressing;
    Look& look = dressing.look;
    const auto take = [](const std::string& asked, std::string& name) {
        if (!asked.empty()) name = asked;
    };
    take(options.look.theme, look.theme);
    take(options.look.language, look.language);
    take(options.look.worldview, look.worldview);
    auto themes = load_themes({look.theme});
    if (!themes) return tl::unexpected(themes.error());
    auto worldviews = load_worldviews({look.worldview});
    if (!worldviews) return tl::unexpected(worldviews.error());
    auto languages = load_languages();
    if (!languages) return tl::unexpected(languages.error());
    const auto language = (*languages)->find(look.language);
    if (!language) return tl::unexpected(language.error());
    look.language = (*language)->code;
    dressing.label = options.label;
    dressing.classes = options.classes;
    if (dressing.classes) {
        const auto palettes = load_palettes();
        if (!palettes) return tl::unexpected(palettes.error());
        dressing.palettes = **palettes;
        if (const std::string& name = dressing.classes->palette; !name.empty())
            if (const auto known = find_palette(dressing.palettes, name); !known) return tl::unexpected(known.error());
    }
    if (!options.look.language.empty()) dressing.label_language = look.language;
    dressing.basemap = options.basemap;
    auto map = std::make_shared<MapData>();
    map->scales.emplace_back();
    if (options.basemap) {
        const auto read = load_map(options.reading);
        if (!read) return tl::unexpected(read.error());
        *map = **read;
        map->relief = options.relief;
    }
    auto tour = std::make_shared<Tour>();
    for (const auto& [name, piece] : furniture_names)
        if (std::find(options.furniture.begin(), options.furniture.end(), piece) == options.furniture.end())
            tour->furniture.pieces.emplace_back(piece, Corner::none);
    dressing.data = {std::move(tour),
                     std::move(map),
                     std::make_shared<const ThemeSet>(std::move(*themes)),
                     *languages,
                     std::make_shared<const WorldviewSet>(std::move(*worldviews)),
                     std::move(fonts)};
    return dressing;
}

Result<LoadedStory> load_story(const std::string& tour_path, std::shared_ptr<const FontSet> fonts,
                               const StoryOptions& options) {
    ReadTour read = read_tour(tour_path, options.access);
    if (!read.tour) return tl::unexpected(all_of(read.problems));
    auto themes = load_themes({read.tour->theme, options.look.theme});
    if (!themes) return tl::unexpected(themes.error());
    auto worldviews = load_worldviews({read.tour->worldview, options.look.worldview});
    if (!worldviews) return tl::unexpected(worldviews.error());
    auto languages = load_languages(languages_of(*read.tour));
    if (!languages) return tl::unexpected(languages.error());
    for (const std::string& asked : {options.look.language, read.tour->shown_language})
        if (const auto known = check_language(**languages, asked); !known) return tl::unexpected(known.error());
    const auto no_words = settle_language(**languages, *read.tour);
    settle_translations(**languages, *read.tour);
    const auto relief = relief_path(options.relief.empty() ? read.tour->relief : options.relief);
    if (!relief) return tl::unexpected(relief.error());
    BasemapOptions basemap = options.basemap;
    basemap.relief = *relief;
    basemap.allow_network = options.access.network;
    for (const TourLayer& layer : read.tour->layers) basemap.own.push_back({layer.file, layer.layer});
    auto map = load_map(basemap);
    if (!map) return tl::unexpected(map.error());
    for (std::size_t i = 0; i < read.tour->layers.size(); ++i)
        if (const auto known = check_label_field((*map)->own[i]->about(), read.tour->layers[i].label); !known)
            return tl::unexpected(known.error());

    const auto palettes = load_palettes();
    if (!palettes) return tl::unexpected(palettes.error());
    auto pictures = load_pictures(*read.tour);
    if (!pictures) return tl::unexpected(pictures.error());

    LoadedStory story;
    for (const Problem& problem : read.problems) story.warnings.push_back(describe(problem));
    if (no_words) story.warnings.push_back(*no_words);
    story.warnings.insert(story.warnings.end(), (*map)->warnings.begin(), (*map)->warnings.end());
    story.source = std::make_shared<StoryFrames>(StoryData{
        std::make_shared<const Tour>(std::move(*read.tour)), *map, std::make_shared<const ThemeSet>(std::move(*themes)),
        *languages, std::make_shared<const WorldviewSet>(std::move(*worldviews)), std::move(fonts),
        std::move(*pictures), *palettes});
    auto resolved = story.source->crs_for(options.crs);
    if (!resolved) return tl::unexpected(resolved.error());
    story.crs = std::move(*resolved);
    auto look = story.source->look_for(options.look);
    if (!look) return tl::unexpected(look.error());
    story.look = std::move(*look);
    return story;
}

}  // namespace tourmap
