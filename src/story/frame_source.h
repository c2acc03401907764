// frame_source: the one function FrameSpec -> DisplayList. The window and the exporter are both given
// it, so that neither can grow its own.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geodata/progress.h"
#include "geodata/result.h"
#include "render/display_list.h"
#include "render/text/font.h"
#include "src/story/frame_spec.h"
#include "src/story/language.h"
#include "src/story/layer_choice.h"
#include "src/story/map_data.h"
#include "src/story/page_layout.h"
#include "src/story/palettes.h"
#include "src/story/theme.h"
#include "src/story/view.h"
#include "src/story/worldview.h"
#include "src/tour/chronology.h"
#include "src/tour/tour.h"

namespace tourmap {

// A layer over the base map: of a tour's own, or of the file that is shown, or added to them.
struct MapLayer {
    LayerRef ref;
    std::string title;
    DetailLayerPtr layer;  // never null
};
using MapLayers = std::vector<MapLayer>;

// What a story is told with. All immutable and shared.
struct StoryData {
    std::shared_ptr<const Tour> tour;
    MapDataPtr map;
    std::shared_ptr<const ThemeSet> themes;
    LanguageSetPtr languages;
    std::shared_ptr<const WorldviewSet> worldviews;
    std::shared_ptr<const FontSet> fonts;
    std::map<std::string, BitmapPtr> pictures = {};   // of the stops, by file; never null
    std::shared_ptr<const PaletteSet> palettes = {};  // of classes; null: nothing is coloured by attribute
    MapLayers added = {};
};

// Of a tour (StoryFrames), or of a file of map data (LayerFrames, layer_frames.h).
class FrameSource {
public:
    virtual ~FrameSource() = default;

    // What is told; without stops where the pictures are of a file. Never null.
    virtual std::shared_ptr<const Tour> tour() const = 0;
    // The themes and worldviews that a look may name; no worldviews: it makes no difference.
    virtual std::vector<std::string> theme_names() const = 0;
    virtual std::vector<std::string> worldview_names() const = 0;
    // Of a look: what documents round the pictures are coloured by. Precondition: it is there.
    virtual const Theme& theme(const Look& look) const = 0;
    // What view_for() takes for what a user asks for: a definition, "auto", "globe", or empty for the source's own.
    // Error: PROJ's reason.
    virtual Result<std::string> crs_for(const std::string& asked) const = 0;
    // The view that shows a step at rest on a canvas, beside what the look puts over the map. crs: for parse_crs(), or
    // "globe". Pure; the look is there.
    virtual Result<View> view_for(const std::string& crs, const Look& look, const Canvas& canvas,
                                  std::size_t step) const = 0;
    // Where map and panel of text lie.
    virtual PageLayout page(const Look& look, const Canvas& canvas, std::size_t step) const = 0;
    // Never null, with that of each look.
    virtual LanguageSetPtr languages() const = 0;
    // Of a stop, a leg or the overview, in the look's language.
    virtual std::string step_name(const Look& look, const Step& step) const = 0;
    // What a stop's `camera` must be in the tour file for its step to look as this frame does. Error: there is no such
    // camera, or no stop.
    virtual Result<std::string> camera_for(const FrameSpec& spec) const = 0;
    // Own ones first, lowest first; then those that were added.
    virtual MapLayers layers(const Look& look) const = 0;
    // Null: nothing can be coloured by attribute.
    virtual std::shared_ptr<const PaletteSet> palettes() const = 0;
    // The same with these added layers in place of others. What has been projected is shared with it.
    virtual std::shared_ptr<FrameSource> with_added(MapLayers added) const = 0;
    // That shows all of a layer, with all else as in the spec; a globe turns to it. Errors: there is no such layer; the
    // CRS shows nothing of it.
    virtual Result<View> view_of_layer(const FrameSpec& spec, const LayerRef& ref) const = 0;
    // Precondition: the look is there. Thread-safe. Computes what is missing. Error: also cancelled.
    virtual Result<DisplayList> frame(const FrameSpec& spec, const Progress& progress) = 0;
    Result<DisplayList> frame(const FrameSpec& spec) { return frame(spec, {}); }
    // True when frame(spec) would need no projection work: the window asks before it waits.
    virtual bool ready(const FrameSpec& spec) const = 0;
};

class StoryFrames final : public FrameSource {
public:
    explicit StoryFrames(StoryData data);
    ~StoryFrames() override;
    StoryFrames(StoryFrames&&) noexcept;

    const StoryData& data() const;
    std::shared_ptr<const Tour> tour() const override { return data().tour; }
    // The tour's own, or what is asked for where that is not empty. Error: a name that is not there.
    Result<Look> look_for(const Look& asked) const;

    // The CRS of the tour, or `asked` when not empty, with "auto" resolved. "globe" stays what it is, because each
    // step is seen from above its own middle: see view_for(). Error: PROJ's reason.
    Result<std::string> crs_for(const std::string& asked) const override;
    std::vector<std::string> theme_names() const override;
    std::vector<std::string> worldview_names() const override;
    const Theme& theme(const Look& look) const override { return data().themes->at(look.theme); }
    Result<View> view_for(const std::string& crs, const Look& look, const Canvas& canvas,
                          std::size_t step) const override;
    PageLayout page(const Look& look, const Canvas& canvas, std::size_t step) const override;
    LanguageSetPtr languages() const override { return data().languages; }
    std::string step_name(const Look& look, const Step& step) const override;
    Result<std::string> camera_for(const FrameSpec& spec) const override;
    MapLayers layers(const Look& look) const override;
    std::shared_ptr<const PaletteSet> palettes() const override { return data().palettes; }
    std::shared_ptr<FrameSource> with_added(MapLayers added) const override;
    Result<View> view_of_layer(const FrameSpec& spec, const LayerRef& ref) const override;
    // The spec of a step at rest; crs as in view_for(), look from look_for().
    Result<FrameSpec> spec_for(const std::string& crs, const Look& look, const Canvas& canvas, std::size_t step) const;

    // Projected layers are cached by CRS and scale octave.
    using FrameSource::frame;
    Result<DisplayList> frame(const FrameSpec& spec, const Progress& progress) override;
    bool ready(const FrameSpec& spec) const override;

private:
    struct Projected;
    struct State;
    explicit StoryFrames(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace tourmap
