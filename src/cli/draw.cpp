#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <memory>
#include <optional>
#include <utility>

#include "geodata/load_detail.h"
#include "geodata/read_window.h"
#include "render/png.h"
#include "render/raster/raster_player.h"
#include "src/cli/cli.h"
#include "src/cli/jobs_option.h"
#include "src/cli/look_option.h"
#include "src/cli/messages.h"
#include "src/cli/options.h"
#include "src/cli/progress_bar.h"
#include "src/files/cache_folder.h"
#include "src/files/write_whole.h"
#include "src/story/dress_map.h"
#include "src/story/layer_map.h"
#include "src/story/load_story.h"
#include "src/story/missing_letters.h"

namespace tourmap {
namespace {

struct DrawOptions {
    std::vector<std::string> files;
    std::string crs, extent, size = "1920x1080", output, relief, label;
    ClassSpec classes;  // without a field: none
    bool overwrite = false, verbose = false, allow_network = false, no_cache = false, graticule_labels = false;
    bool basemap = false, scale_bar = false, north_arrow = false;
    Look look{"", "", ""};
    Jobs jobs = all_cores();
};

bool ends_in_png(const std::string& path) {
    std::string end = path.substr(path.size() - std::min<std::size_t>(path.size(), 4));
    for (char& c : end) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return end == ".png";
}

Result<LayerMapSpec> spec_of(const DrawOptions& options) {
    LayerMapSpec spec;
    const auto canvas = parse_size(options.size);
    if (!canvas) return tl::unexpected(canvas.error());
    spec.canvas = *canvas;
    if (!options.extent.empty()) {
        const auto extent = parse_extent_box(options.extent);
        if (!extent) return tl::unexpected(extent.error());
        spec.extent = *extent;
    }
    spec.crs = options.crs;
    spec.jobs = options.jobs;
    if (const auto good = check_map_crs(spec.crs); !good) return tl::unexpected(good.error());
    return spec;
}

std::string how_much_was_read(const std::string& file, const GeoLayer& layer) {
    const std::string read = std::to_string(layer.feature_count());
    return file + ": layer " + quoted(layer.name) + ": " +
           (layer.features_in_source > 0 ? read + " of " + std::to_string(layer.features_in_source) + " features read"
                                         : "all " + read + " features read");
}

// What of the map is not its layers: null where that is nothing. Opens the relief where it lies under the layers.
Result<void> dress(const DrawOptions& options, const Progress& progress, LayerMapSpec& spec) {
    std::optional<RasterSource> relief;
    const auto path = relief_path(options.relief);
    if (!path) return tl::unexpected(path.error());
    if (!path->empty()) {
        auto opened = open_raster(*path, options.allow_network);
        if (!opened) return tl::unexpected(opened.error());
        for (const std::string& note : opened->notes) warn(options.relief + ": " + note);
        relief = std::move(*opened);
    }
    const bool classed = !options.classes.field.empty();
    const bool lettered = classed || !options.label.empty() || options.scale_bar || options.north_arrow;
    if (options.basemap || lettered || options.graticule_labels) {
        auto fonts = FontSet::system();
        if (!fonts) return tl::unexpected(fonts.error());
        if (options.graticule_labels) spec.graticule_labels = *fonts;
        DressingOptions dressing;
        dressing.look = options.look;
        dressing.basemap = options.basemap;
        dressing.label = options.label;
        if (classed) dressing.classes = options.classes;
        if (options.basemap) dressing.furniture.push_back(&Furniture::attribution);
        if (options.scale_bar) dressing.furniture.push_back(&Furniture::scale_bar);
        if (options.north_arrow) dressing.furniture.push_back(&Furniture::north_arrow);
        if (options.basemap) dressing.relief = std::exchange(relief, std::nullopt);
        dressing.reading = {options.no_cache ? std::string() : cache_folder(), options.jobs, progress};
        auto loaded = load_dressing(dressing, std::move(*fonts));
        if (!loaded) return tl::unexpected(loaded.error());
        for (const std::string& warning : loaded->data.map->warnings) warn(warning);
        spec.dressing = std::make_shared<const MapDressing>(std::move(*loaded));
    }
    spec.relief = std::move(relief);
    return {};
}

// At least one layer has the field that is asked for.
template <class Has>
Result<void> check_field(const std::string& option, const std::string& field, const std::vector<DetailLayerPtr>& layers,
                         const Has& has) {
    if (field.empty()) return {};
    std::string fields;
    for (const DetailLayerPtr& layer : layers) {
        if (has(layer->about())) return {};
        for (const std::string& name : layer->about().attributes.names) fields += (fields.empty() ? "" : ", ") + name;
    }
    return fail(option + ": no layer has a field " + quoted(field),
                fields.empty() ? "the layers have no fields" : "fields: " + fields.substr(0, 300));
}

Result<void> check_fields(const DrawOptions& options, const LayerMapSpec& spec,
                          const std::vector<DetailLayerPtr>& layers) {
    const auto named = check_field("--label", options.label, layers, [&](const GeoLayer& about) {
        return named_layer(about, spec.dressing->label, spec.dressing->label_language).has_value();
    });
    if (!named) return named;
    return check_field("--colour-by", options.classes.field, layers, [&](const GeoLayer& about) {
        return about.attributes.column(options.classes.field).has_value();
    });
}

Result<void> run_draw(const DrawOptions& options) {
    // Everything that can be wrong without reading the data is said first.
    auto spec = spec_of(options);
    if (!spec) return tl::unexpected(spec.error());
    if (!ends_in_png(options.output))
        return fail("output " + quoted(options.output) + " has no known format", "give a name that ends in .png");
    if (const auto may = may_write(options.output, options.overwrite); !may) return may;
    if (const auto known = check_look(options.look); !known) return known;
    if (!options.look.worldview.empty() && !options.basemap)
        return fail("--worldview is about the borders of the base map, and there is none", "add --base");
    const std::string theme_name = options.look.theme.empty() ? Look{}.theme : options.look.theme;
    const auto themes = load_themes({theme_name});
    if (!themes) return tl::unexpected(themes.error());
    const Theme& theme = themes->at(theme_name);

    ProgressBar bar;
    const Progress progress = bar.progress();
    if (const auto dressed = dress(options, progress.part(0, 0.05, "reading"), *spec); !dressed) return dressed;
    DetailOptions detail;
    detail.jobs = options.jobs;
    detail.load.allow_network = options.allow_network;
    if (!options.no_cache) detail.cache_folder = cache_folder();
    std::vector<DetailLayerPtr> layers;
    // Where the extent is given, so is the part of the globe that is shown: of large files no more needs to be read.
    std::optional<MapPage> page;
    if (spec->extent) {
        auto laid_out = map_page(*spec, *spec->extent, theme);
        if (!laid_out) return tl::unexpected(laid_out.error());
        page = std::move(*laid_out);
        detail.load.window = read_window(page->detail.view.window.box);
    }
    const auto files = static_cast<double>(options.files.size());
    double file_number = 0;
    for (const std::string& file : options.files) {
        detail.load.progress =
            progress.part(0.05 + 0.75 * file_number / files, 0.05 + 0.75 * (file_number + 1) / files, "reading");
        ++file_number;
        const auto loaded = load_detail(file, detail);
        if (!loaded) return tl::unexpected(loaded.error());
        for (const LoadedDetail& layer : *loaded) {
            if (!layer.report.clean()) {
                bar.clear();
                warn(layer.report.summary(file));
            }
            if (options.verbose) {
                bar.clear();
                tell(how_much_was_read(file, layer.layer->about()));
            }
            layers.push_back(layer.layer);
        }
    }
    if (const auto known = check_fields(options, *spec, layers); !known) return known;
    const Progress projecting = progress.part(0.8, 0.9, "projecting");
    const auto map = page ? build_layer_map(*spec, *page, drawn_layers(*spec, layers), theme, projecting)
                          : build_layer_map(*spec, layers, theme, projecting);
    if (!map) return tl::unexpected(map.error());
    bar.clear();
    if (map->dropped > 0)
        warn(std::to_string(map->dropped) + " rings or points cannot be shown in this CRS and were left out");
    const auto& fonts = spec->dressing ? spec->dressing->data.fonts : spec->graticule_labels;
    if (fonts)
        if (const std::string missing = said_of_missing_letters(*fonts); !missing.empty()) warn(missing);
    const Progress drawing = progress.part(0.9, 1, "drawing");
    if (!drawing.at(0)) return cancelled();
    const auto bitmap = rasterize(map->list, {.jobs = options.jobs});
    if (!bitmap) return tl::unexpected(bitmap.error());
    PictureText text;
    text.title = map->list.title;
    text.software = "tourmap";
    const auto png = encode_png(*bitmap, text);
    if (!png) return tl::unexpected(png.error());
    if (!drawing.at(0.5)) return cancelled();
    bar.hide();
    return write_file_whole(options.output, *png, options.overwrite);
}

}  // namespace

void add_draw(CLI::App& app, int& status) {
    auto options = std::make_shared<DrawOptions>();
    CLI::App* verb = app.add_subcommand("draw", "Draw any vector files as a map");
    verb->add_option("FILE", options->files, "Vector files, the first at the bottom")->required()->type_name("");
    verb->add_option("--crs", options->crs, "EPSG:3035, a PROJ string, WKT, globe, or auto: by the extent (default)")
        ->type_name("CRS");
    verb->add_option("--extent", options->extent, "WEST,SOUTH,EAST,NORTH in degrees (default: all of the data)")
        ->type_name("W,S,E,N");
    verb->add_option("--size", options->size, "WIDTHxHEIGHT, or 4k, 1080p, 720p, square, a4 ...")
        ->capture_default_str()
        ->type_name("SIZE");
    verb->add_option("--relief", options->relief, "shaded, or a raster of colours or heights to lie under the files")
        ->type_name("RASTER");
    verb->add_flag("--base", options->basemap, "Land, water, borders and their names under the files");
    verb->add_option("--label", options->label, "Name the features by this field; by FIELD_fr with --lang fr")
        ->type_name("FIELD");
    verb->add_flag("--scale-bar", options->scale_bar, "A scale bar, where one scale holds for the whole map");
    verb->add_flag("--north-arrow", options->north_arrow, "A north arrow, where north is one direction");
    verb->add_option("--colour-by", options->classes.field, "Colour the features by this field, with a legend")
        ->type_name("FIELD");
    verb->add_option("--classes", options->classes.method, "Of numbers: quantile, equal or natural breaks")
        ->transform(CLI::CheckedTransformer(std::map<std::string, BreakMethod>{
            {"quantile", BreakMethod::quantile}, {"equal", BreakMethod::equal}, {"natural", BreakMethod::natural}}))
        ->default_str("quantile")
        ->type_name("");
    verb->add_option("--class-count", options->classes.classes, "How many classes of numbers")
        ->check(CLI::Range(2, 9))
        ->capture_default_str();
    verb->add_option("--palette", options->classes.palette, "A ColorBrewer scheme: YlOrRd, Blues, RdBu, Set2 ...")
        ->type_name("NAME");
    verb->add_flag("--graticule-labels", options->graticule_labels, "Name the meridians and parallels round the map");
    verb->add_option("-o,--output", options->output, "Picture to write, *.png")->required()->type_name("OUT.png");
    verb->add_flag("--overwrite", options->overwrite, "Replace the file if it exists");
    verb->add_flag("--allow-network", options->allow_network, "Also sources that reach the network, VRT and databases");
    verb->add_flag("--no-cache", options->no_cache, "Neither read nor write the cache of map detail");
    verb->add_flag("--verbose", options->verbose, "Tell of each layer how many of its features were read");
    add_look(*verb, options->look, "en", "un");
    add_jobs(*verb, options->jobs);
    verb->callback([options, &status] {
        if (const auto done = run_draw(*options); !done) status = report(done.error());
    });
}

}  // namespace tourmap
