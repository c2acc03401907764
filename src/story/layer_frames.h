// Frames of a file of map data: what build_layer_map() draws of it, seen from any camera in any CRS.
#pragma once

#include "src/story/frame_source.h"
#include "src/story/layer_map.h"

namespace tourmap {

struct LayerFramesData {
    std::string file;  // as it was given
    std::vector<DetailLayerPtr> layers;
    // extent, relief and jobs; CRS and canvas are each frame's. No names round the map.
    LayerMapSpec map;
    std::shared_ptr<const MapDressing> dressing;  // for layers coloured by attribute; null: none are
    std::shared_ptr<const ThemeSet> themes;
    LanguageSetPtr languages;
    MapLayers added = {};
};

class LayerFrames final : public FrameSource {
public:
    // Precondition: the layers have geometry, or the map an extent.
    explicit LayerFrames(LayerFramesData data);
    ~LayerFrames() override;

    // The file's name is its title.
    std::shared_ptr<const Tour> tour() const override;
    std::vector<std::string> theme_names() const override;
    std::vector<std::string> worldview_names() const override { return {}; }
    const Theme& theme(const Look& look) const override;
    Result<std::string> crs_for(const std::string& asked) const override;
    // All that is to be shown, as map_page() places it, whatever the step. crs: also "auto".
    Result<View> view_for(const std::string& crs, const Look& look, const Canvas& canvas,
                          std::size_t step) const override;
    // All of the page is map.
    PageLayout page(const Look& look, const Canvas& canvas, std::size_t step) const override;
    LanguageSetPtr languages() const override;
    std::string step_name(const Look&, const Step& step) const override { return step.name; }
    Result<std::string> camera_for(const FrameSpec&) const override {
        return fail("a file of map data has no stops", "a tour's stops have cameras");
    }
    using FrameSource::frame;
    Result<DisplayList> frame(const FrameSpec& spec, const Progress& progress) override;
    MapLayers layers(const Look& look) const override;
    std::shared_ptr<const PaletteSet> palettes() const override;
    std::shared_ptr<FrameSource> with_added(MapLayers added) const override;
    Result<View> view_of_layer(const FrameSpec& spec, const LayerRef& ref) const override;
    // Never: a file may be of any size.
    bool ready(const FrameSpec&) const override { return false; }

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tourmap
