#include "src/story/layer_frames.h"

#include <algorithm>
#include <filesystem>
#include <mutex>

#include "geodata/lonlat_extent.h"
#include "geodata/turn.h"
#include "src/story/map_dressing.h"
#include "src/story/page_layout.h"
#include "src/story/recent.h"

namespace tourmap {
namespace {

// A draft may be off by a pixel, where a picture may be by a quarter of one.
constexpr double draft_pixels = 4;
constexpr std::size_t kept_domains = 16;

std::shared_ptr<const Tour> told_by(const std::string& file) {
    auto tour = std::make_shared<Tour>();
    tour->file = file;
    tour->title = std::filesystem::path(file).filename().string();
    if (tour->title.empty()) tour->title = file;  // a folder, with its slash
    return tour;
}

}  // namespace

struct LayerFrames::State {
    explicit State(LayerFramesData d)
        : data(std::move(d)),
          tour(told_by(data.file)),
          extent(data.map.extent ? *data.map.extent : shortest_extent(data.layers)) {}

    // PROJ's handles are made anew, so that no one waits for another's; a domain is found once.
    Result<MapSpace> space(const std::string& crs) {
        const auto known = [&] {
            const std::lock_guard guard(lock);
            return domains.find(crs);
        }();
        auto made = map_space(crs, known.get());
        if (!made || known) return made;
        const std::lock_guard guard(lock);
        domains.put(crs, std::make_shared<const DomainInfo>(made->domain));
        return made;
    }

    LayerRefs own() const {
        LayerRefs out;
        for (const DetailLayerPtr& layer : data.layers) {
            LayerRef ref{data.file, layer->about().name, false, 0};
            while (find_layer(out, ref)) ++ref.nth;
            out.push_back(std::move(ref));
        }
        return out;
    }

    // What is visible, lowest first.
    std::vector<DrawnLayer> drawn(const FrameSpec& spec) const {
        const LayerRefs mine = own();
        std::vector<DrawnLayer> out;
        for (const LayerChoice& choice : complete(spec.layers, mine)) {
            DrawnLayer one;
            const auto added = std::ranges::find(data.added, choice.ref, &MapLayer::ref);
            if (const auto i = find_layer(mine, choice.ref)) {
                one.layer = data.layers[*i];
                one.title = title_of_file(data.file, choice.ref.layer, mine.size() > 1);
            } else if (added != data.added.end()) {
                one.layer = added->layer;
                one.title = added->title;
                one.turn = choice.colour;
            }
            if (!one.layer || !choice.visible) continue;
            if (choice.classes && can_be_classed(one.layer->about(), *choice.classes, spec.look))
                one.classes = choice.classes;
            out.push_back(std::move(one));
        }
        return out;
    }

    // A file that has been changed may have lost the field.
    bool can_be_classed(const GeoLayer& about, const ClassSpec& classes, const Look& look) const {
        return data.dressing &&
               classify(about, classes, data.dressing->palettes, data.languages->at(look.language)).has_value();
    }

    LayerFramesData data;
    std::shared_ptr<const Tour> tour;
    LonLatBox extent;  // of the whole map
    std::mutex lock;   // of what follows
    Recent<std::string, std::shared_ptr<const DomainInfo>> domains{kept_domains};
};

LayerFrames::LayerFrames(LayerFramesData data) : state_(std::make_unique<State>(std::move(data))) {}
LayerFrames::~LayerFrames() = default;

std::shared_ptr<const Tour> LayerFrames::tour() const {
    return state_->tour;
}

PageLayout LayerFrames::page(const Look&, const Canvas& canvas, std::size_t) const {
    return page_layout(canvas, PanelSide::none);
}

LanguageSetPtr LayerFrames::languages() const {
    return state_->data.languages;
}

const Theme& LayerFrames::theme(const Look& look) const {
    return state_->data.themes->at(look.theme);
}

std::vector<std::string> LayerFrames::theme_names() const {
    std::vector<std::string> names;
    for (const auto& [name, theme] : *state_->data.themes) names.push_back(name);
    return names;
}

Result<std::string> LayerFrames::crs_for(const std::string& asked) const {
    const std::string wanted = asked.empty() ? "auto" : asked;
    if (wanted == "auto" || wanted == "globe") return wanted;
    if (const auto space = state_->space(wanted); !space) return tl::unexpected(space.error());
    return wanted;
}

Result<View> LayerFrames::view_for(const std::string& crs, const Look&, const Canvas& canvas, std::size_t) const {
    LayerMapSpec map = state_->data.map;
    map.crs = crs;
    map.canvas = canvas;
    const Theme& any = state_->data.themes->begin()->second;  // it has a say only where names stand round the map
    const auto page = map_page(map, state_->extent, any);
    if (!page) return tl::unexpected(page.error());
    return View{page->space.projector.crs().definition, page->placing.camera};
}

MapLayers LayerFrames::layers(const Look&) const {
    const LayerFramesData& data = state_->data;
    MapLayers out;
    const LayerRefs refs = state_->own();
    for (std::size_t i = 0; i < refs.size(); ++i)
        out.push_back({refs[i], title_of_file(data.file, refs[i].layer, refs.size() > 1), data.layers[i]});
    out.insert(out.end(), data.added.begin(), data.added.end());
    return out;
}

std::shared_ptr<const PaletteSet> LayerFrames::palettes() const {
    const auto& dressing = state_->data.dressing;
    return dressing ? std::shared_ptr<const PaletteSet>(dressing, &dressing->palettes) : nullptr;
}

std::shared_ptr<FrameSource> LayerFrames::with_added(MapLayers added) const {
    LayerFramesData data = state_->data;
    data.added = std::move(added);
    return std::make_shared<LayerFrames>(std::move(data));
}

Result<View> LayerFrames::view_of_layer(const FrameSpec& spec, const LayerRef& ref) const {
    const MapLayers all = layers(spec.look);
    const auto found = std::ranges::find(all, ref, &MapLayer::ref);
    if (found == all.end()) return fail("there is no such layer");
    LayerMapSpec map = state_->data.map;
    map.crs = is_globe(spec.crs) ? "globe" : spec.crs;
    map.canvas = spec.canvas;
    const Theme& any = state_->data.themes->begin()->second;
    const auto page = map_page(map, shortest_extent(std::span(&found->layer, 1)), any);
    if (!page) return tl::unexpected(page.error());
    return View{page->space.projector.crs().definition, page->placing.camera};
}

Result<DisplayList> LayerFrames::frame(const FrameSpec& spec, const Progress& progress) {
    auto space = state_->space(spec.crs);
    if (!space) return tl::unexpected(space.error());
    const MapPage page = map_page_at(std::move(*space), spec.camera, spec.canvas, spec.draft ? draft_pixels : 1);
    LayerMapSpec map = state_->data.map;
    map.canvas = spec.canvas;
    if (spec.draft) map.relief.reset();
    const std::vector<DrawnLayer> layers = state_->drawn(spec);
    const auto is_classed = [](const DrawnLayer& layer) { return layer.classes.has_value(); };
    if (std::ranges::any_of(layers, is_classed)) {
        auto dressing = std::make_shared<MapDressing>(*state_->data.dressing);
        dressing->look = spec.look;
        map.dressing = std::move(dressing);
    }
    auto made = build_layer_map(map, page, layers, state_->data.themes->at(spec.look.theme), progress);
    if (!made) return tl::unexpected(made.error());
    return std::move(made->list);
}

}  // namespace tourmap
