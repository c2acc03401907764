#include "src/story/load_layer_frames.h"

#include "geodata/lonlat_extent.h"
#include "src/story/load_story.h"

namespace tourmap {
namespace {

Result<std::optional<RasterSource>> open_relief(const std::string& asked, bool allow_network,
                                                std::vector<std::string>& warnings) {
    const auto file = relief_path(asked);
    if (!file) return tl::unexpected(file.error());
    if (file->empty()) return std::optional<RasterSource>();
    auto relief = open_raster(*file, allow_network);
    if (!relief) return tl::unexpected(relief.error());
    for (const std::string& note : relief->notes) warnings.push_back(*file + ": " + note);
    return std::optional(std::move(*relief));
}

}  // namespace

Result<LoadedLayerFrames> load_layer_frames(const std::string& file, const LayerFramesOptions& options) {
    LoadedLayerFrames out;
    if (!options.theme.empty()) out.look.theme = options.theme;
    auto themes = load_themes({out.look.theme});
    if (!themes) return tl::unexpected(themes.error());
    auto languages = load_languages();
    if (!languages) return tl::unexpected(languages.error());
    LayerFramesData data{file, {}, {}, {}, std::make_shared<const ThemeSet>(std::move(*themes)), std::move(*languages)};
    if (options.fonts) {
        auto dressing = load_dressing(DressingOptions{}, options.fonts);
        if (!dressing) return tl::unexpected(dressing.error());
        dressing->data.themes = data.themes;
        dressing->data.languages = data.languages;
        const auto palettes = load_palettes();
        if (!palettes) return tl::unexpected(palettes.error());
        dressing->palettes = **palettes;
        data.dressing = std::make_shared<const MapDressing>(std::move(*dressing));
    }
    auto relief = open_relief(options.relief, options.detail.load.allow_network, out.warnings);
    if (!relief) return tl::unexpected(relief.error());
    data.map.relief = std::move(*relief);
    data.map.extent = options.extent;
    data.map.jobs = options.detail.jobs;
    auto layers = load_detail(file, options.detail);
    if (!layers) return tl::unexpected(layers.error());
    for (LoadedDetail& layer : *layers) {
        if (!layer.report.clean()) out.warnings.push_back(layer.report.summary(file));
        data.layers.push_back(std::move(layer.layer));
    }
    if (!options.extent && shortest_extent(data.layers).empty) return tl::unexpected(nothing_to_draw());
    out.source = std::make_shared<LayerFrames>(std::move(data));
    // Of any page: whether the CRS shows anything of it.
    if (const auto view = out.source->view_for(options.crs, out.look, {1920, 1080}, 0); !view)
        return tl::unexpected(view.error());
    return out;
}

}  // namespace tourmap
