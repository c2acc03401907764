#include "src/story/layer_map.h"

#include <algorithm>
#include <cmath>

#include "geodata/lonlat_extent.h"
#include "geodata/projected_graticule.h"
#include "geodata/view_detail.h"
#include "src/story/colouring.h"
#include "src/story/draw_classes.h"
#include "src/story/draw_features.h"
#include "src/story/draw_graticule.h"
#include "src/story/dress_map.h"
#include "src/story/map_paths.h"
#include "src/story/scene.h"
#include "src/story/warp_raster.h"

namespace tourmap {
namespace {

// Of a large layer, whichever part of it was read, a feature has the same colour on every map.
std::vector<std::uint8_t> colours_of(const DetailLayer& layer, std::uint8_t colours) {
    const GeoLayer& about = layer.about();
    if (is_large(about) && about.ids.size() == about.feature_count()) return colour_by_id(about.ids, colours);
    return colour_areas(layer.neighbours(), about.feature_count(), colours);
}

// The last colour is that of features without a class.
FeatureColours colours_of(const ClassedLayer& classed, const Theme& theme) {
    FeatureColours out{classed.class_of, {}};
    for (const ClassEntry& entry : classed.entries) out.colours.push_back(entry.colour);
    for (std::uint8_t& c : out.class_of)
        if (c == ClassedLayer::no_class) c = static_cast<std::uint8_t>(out.colours.size());
    out.colours.push_back(theme.land);
    return out;
}

class Drawing {
public:
    // dressed: null where there is nothing but the layers.
    Drawing(const MapPage& page, Jobs jobs, DressedMap* dressed, DisplayList& list)
        : space_(page.space),
          region_(page.shown),
          affine_(map_to_canvas(page.placing.camera, list.canvas)),
          full_{page.quarter_pixel, 0},
          detail_(page.detail),
          outline_(project_outline(space_.projector, space_.domain, full_)),
          jobs_(jobs),
          dressed_(dressed),
          list_(list) {}

    void sea(const Theme& theme) { fill(fill_path(outline_, region_), theme.sea, {"sea", "", ""}); }
    void basemap() {
        dressed_->basemap();
        fill_alpha_ = over_basemap;
    }
    void graticule(double step, Rgba colour, double width) {
        graticule_ = project_graticule(space_.projector, space_.domain, detail_.view.window, step, full_);
        stroke(stroke_path(graticule_.net, region_), colour, width, {"graticule", "", ""});
    }
    // Its features are named later, if at all.
    Result<void> layer(const DrawnLayer& drawn, const Theme& theme, const MapDressing* dressing,
                       const Progress& progress) {
        const DetailLayer& from = *drawn.layer;
        const auto selected = from.select(detail_.tolerance, detail_.view.window, Borders::once);
        if (!selected) return tl::unexpected(selected.error());
        ProjectedLayer projected =
            project_layer(*selected, space_.projector, space_.domain, detail_.projection, jobs_, progress);
        if (!progress.wanted()) return cancelled();
        const GeoLayer& about = from.about();
        const Tag tag{"layer", about.name, ""};
        dropped += projected.dropped;
        FeaturePage page{list_, region_, affine_, theme, fill_alpha_};
        if (drawn.classes) {
            auto classed = classify(about, *drawn.classes, dressing->palettes, dressing->language());
            if (!classed) return tl::unexpected(classed.error());
            const bool areas = std::ranges::find(about.kinds, GeometryKind::polygon) != about.kinds.end();
            page.opacity = areas ? std::max(page.opacity, of_classed_areas) : 255;
            const FeatureColours colours = colours_of(*classed, theme);
            draw_features(page, projected, colours, colours, tag);
            legend(*classed, drawn, dressing->language(), page.opacity);
        } else if (drawn.turn) {
            page.opacity = of_added;
            const FeatureColours one{std::vector<std::uint8_t>(about.feature_count()),
                                     {strong_colour(theme, *drawn.turn)}};
            draw_features(page, projected, one, one, tag);
        } else {
            const auto count = static_cast<std::uint8_t>(theme.fills.size());
            const bool areas = std::ranges::find(about.kinds, GeometryKind::polygon) != about.kinds.end();
            FeatureColours neighbours{{}, {theme.fills.begin(), theme.fills.end()}};
            if (areas)
                neighbours.class_of = colours_of(from, count);
            else
                neighbours.colours.clear();
            draw_features(page, projected, neighbours,
                          {std::vector<std::uint8_t>(about.feature_count()), {theme.route}}, tag);
        }
        if (dressed_)
            for (const ScreenXY at : points_on(page, projected))
                dressed_->scene().take(screen_box(at.x - 5, at.y - 5, at.x + 5, at.y + 5));
        if (auto named = dressing ? named_layer(about, dressing->label, dressing->label_language) : std::nullopt) {
            named->projected = std::make_shared<const ProjectedLayer>(std::move(projected));
            named_.push_back(std::move(*named));
        }
        return {};
    }
    // Clipped to the outline; what is drawn over it lets it through.
    // Shades let through what is under them too, as much as the theme says.
    Result<void> relief(const RasterSource& source, const RasterPage& page, const Theme& theme) {
        const auto window = window_on_page(source, page);
        if (!window) return tl::unexpected(window.error());
        if (!*window) return {};
        const auto pixels = read_raster(source, **window);
        if (!pixels) return tl::unexpected(pixels.error());
        auto bitmap = warp_raster(source, *pixels, page, jobs_);
        if (!bitmap) return tl::unexpected(bitmap.error());
        list_.commands.push_back(PushClip{fill_path(outline_, region_), affine_, FillRule::nonzero});
        list_.commands.push_back(DrawImage{std::make_shared<const Bitmap>(std::move(*bitmap)),
                                           {page.canvas.width(), 0, 0, page.canvas.height(), 0, 0},
                                           source.heights ? theme.relief : 1,
                                           {"relief", "", ""}});
        list_.commands.push_back(PopClip{});
        fill_alpha_ = over_relief;
        return {};
    }
    // What is drawn in between stays inside the frame, which is drawn where the map reaches it.
    void open_frame(const ScreenBox& frame) {
        if (!map_reaches_frame(outline_, affine_, frame)) return;
        const auto path = std::make_shared<const Path>(
            rectangle(frame.min.x, frame.min.y, frame.max.x - frame.min.x, frame.max.y - frame.min.y));
        list_.commands.push_back(PushClip{path, {}});
        frame_ = path;
    }
    void close_frame(const Theme& theme) {
        if (!frame_) return;
        list_.commands.push_back(PopClip{});
        list_.commands.push_back(
            StrokePath{frame_, {}, theme.graticule_label, 1.2, LineCap::round, {}, {"frame", "", ""}});
    }
    void graticule_names(const LayerMapSpec& spec, const ScreenBox& frame, const Theme& theme) {
        const FontSet& fonts = *spec.graticule_labels;
        const auto ends = graticule_ends(space_.projector, space_.domain, detail_.view.window, graticule_.step);
        GraticulePage page;
        page.page.include({0, 0});
        page.page.include({spec.canvas.width(), spec.canvas.height()});
        page.frame = frame;
        page.name = name_lines(spec);
        if (dressed_) page.taken = dressed_->scene().taken;
        const TextStyle style = graticule_text(theme, language_of(spec));
        const auto labels = lay_out_graticule_labels({graticule_, ends, outline_, affine_}, page,
                                                     measure_graticule_labels(fonts, style));
        draw_graticule_labels(list_, labels, fonts, style);
        for (const GraticuleLabel& label : labels)
            if (dressed_) dressed_->scene().take(label.box);
    }
    void class_legends() {
        for (const ClassLegend& one : legends_) {
            CornerStacks stacks(dressed_->scene().layout.map);
            draw_class_legend(dressed_->scene(), stacks, one);
        }
    }
    void names() { dressed_->labels(named_); }
    std::size_t dropped = 0;

private:
    static constexpr std::uint8_t over_relief = 60, over_basemap = 130, of_added = 90;

    void fill(PathPtr path, Rgba color, const Tag& tag) {
        if (!path->empty()) list_.commands.push_back(FillPath{std::move(path), affine_, color, FillRule::nonzero, tag});
    }
    void stroke(PathPtr path, Rgba color, double width, const Tag& tag) {
        if (!path->empty())
            list_.commands.push_back(StrokePath{std::move(path), affine_, color, width, LineCap::round, {}, tag});
    }
    void legend(const ClassedLayer& classed, const DrawnLayer& drawn, const Language& language, std::uint8_t opacity) {
        const std::string& field = drawn.classes->field;
        legends_.push_back({drawn.title.empty() ? field : drawn.title, drawn.title.empty() ? "" : field,
                            classed.entries, classed.without > 0 ? language.word("class.none") : "", opacity});
    }

    const MapSpace& space_;
    MapBox region_;
    Affine affine_;
    ProjectionDetail full_;  // where no vertices are left out
    const ViewDetail& detail_;
    ProjectedLayer outline_;
    ProjectedGraticule graticule_;
    std::uint8_t fill_alpha_ = 255;  // of areas
    PathPtr frame_;                  // where the map reaches it
    Jobs jobs_;
    DressedMap* dressed_;
    std::vector<NamedLayer> named_;
    std::vector<ClassLegend> legends_;
    DisplayList& list_;
};

}  // namespace

Error nothing_to_draw() {
    return Error{"there is nothing to draw: the layers have no geometry", {}, {}};
}

Result<LayerMap> build_layer_map(const LayerMapSpec& spec, const std::vector<DetailLayerPtr>& layers,
                                 const Theme& theme, const Progress& progress) {
    const LonLatBox extent = spec.extent ? *spec.extent : shortest_extent(layers);
    if (extent.empty) return tl::unexpected(nothing_to_draw());
    const auto page = map_page(spec, extent, theme);
    if (!page) return tl::unexpected(page.error());
    return build_layer_map(spec, *page, drawn_layers(spec, layers), theme, progress);
}

std::vector<DrawnLayer> drawn_layers(const LayerMapSpec& spec, const std::vector<DetailLayerPtr>& layers) {
    const auto classes = spec.dressing ? spec.dressing->classes : std::nullopt;
    std::vector<DrawnLayer> drawn;
    for (const DetailLayerPtr& layer : layers) {
        drawn.push_back({layer});
        if (classes && layer->about().attributes.column(classes->field)) drawn.back().classes = classes;
    }
    return drawn;
}

Result<LayerMap> build_layer_map(const LayerMapSpec& spec, const MapPage& page, const std::vector<DrawnLayer>& layers,
                                 const Theme& theme, const Progress& progress) {
    const MapPlacing& placing = page.placing;
    LayerMap out;
    out.list.canvas = spec.canvas;
    out.list.background = theme.page;
    out.list.title = "Map of " + (layers.empty() ? std::string() : layers.front().layer->about().name);
    std::optional<DressedMap> dressed;
    if (spec.dressing) {
        auto made = DressedMap::create(*spec.dressing, spec, page, out.list, progress);
        if (!made) return tl::unexpected(made.error());
        dressed.emplace(std::move(*made));
    }
    Drawing drawing(page, spec.jobs, dressed ? &*dressed : nullptr, out.list);
    // Lines that are named are to be followed: over the layers. Else they stay in the background.
    const bool named = spec.graticule_labels != nullptr;
    if (named) drawing.open_frame(placing.frame);
    const bool basemap = spec.dressing && spec.dressing->basemap;
    if (basemap)
        drawing.basemap();
    else
        drawing.sea(theme);
    if (spec.relief) {
        const RasterPage under{page.space.projector.crs(), page.space.domain, placing.camera, spec.canvas};
        if (const auto drawn = drawing.relief(*spec.relief, under, theme); !drawn) return tl::unexpected(drawn.error());
    }
    if (!named && !basemap) drawing.graticule(placing.graticule, theme.graticule, theme.graticule_width);
    for (const DrawnLayer& layer : layers)
        if (const auto drawn = drawing.layer(layer, theme, spec.dressing.get(), progress); !drawn)
            return tl::unexpected(drawn.error());
    if (named) {
        const Rgba over{theme.graticule_label.r, theme.graticule_label.g, theme.graticule_label.b, 70};
        drawing.graticule(placing.graticule, over, 1.3 * theme.graticule_width);
        drawing.close_frame(theme);
    }
    if (dressed) dressed->furniture();
    if (dressed) drawing.class_legends();
    if (named) drawing.graticule_names(spec, placing.frame, theme);
    if (dressed) drawing.names();
    out.dropped = drawing.dropped;
    return out;
}

}  // namespace tourmap
