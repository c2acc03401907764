// Scene: everything the drawing functions read, for one frame; and what they leave for each other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/text/label_layout.h"
#include "render/text/shape.h"
#include "src/story/basemap_cache.h"
#include "src/story/clusters.h"
#include "src/story/frame_source.h"
#include "src/story/marker_layout.h"
#include "src/story/page_layout.h"
#include "src/story/symbols.h"

namespace tourmap {

struct Motion;        // label_plan.h
struct LocatorGlobe;  // locator.h
struct ShownLayer;    // shown_layers.h

// A note that is drawn when a unit of the base map is named, and as opaque as its name.
struct Footnote {
    std::string unit;
    ShapedLine line;
    std::string text;
    double x = 0, baseline = 0;
};

struct Scene {
    const FrameSpec& spec;
    const StoryData& data;
    const StoryState& state;
    ProjectedSpace& space;
    const BasemapPaths& paths;
    const LocatorGlobe* globe;  // null: none
    PageLayout layout;
    DisplayList& list;
    const std::vector<ShownLayer>* layers = nullptr;  // over the base map; null: none

    // Filled while drawing, read by the label layout.
    std::vector<LabelObstacle> taken{};
    std::vector<LineObstacle> lines{};
    std::vector<PlacedMarker> markers{};  // parallel to state.markers
    std::vector<SceneCluster> clusters{};
    Corner legend = Corner::none;         // where it was drawn
    std::vector<Corner> class_legends{};  // likewise, of layers
    std::vector<Footnote> footnotes{};    // whose room is kept

    // In the frame's language, where its texts are given in that.
    const Tour& tour() const { return in_language(*data.tour, spec.look.language); }
    const Theme& theme() const { return data.themes->at(spec.look.theme); }
    const Language& language() const { return data.languages->at(spec.look.language); }
    const Worldview& worldview() const { return data.worldviews->at(spec.look.worldview); }
    const FontSet& fonts() const { return *data.fonts; }
    // Whether what the author wrote is in the frame's language already.
    bool is_as_written() const { return tourmap::is_as_written(tour(), spec.look); }
    // For TextStyle: the language of the frame's words and names, and that of the tour's own texts.
    std::string language_tag() const { return is_as_written() ? tours_language_tag() : language().locale; }
    std::string tours_language_tag() const { return tour().language_tag.empty() ? "en" : tour().language_tag; }
    bool from_right() const { return reads_from_right(data, spec.look); }
    SymbolPen symbol_pen() const { return {list, fonts(), theme(), tours_language_tag()}; }
    Affine map_affine() const { return map_to_canvas(spec.camera, spec.canvas); }
    // Nothing outside the projection's domain.
    std::optional<ScreenXY> screen(LonLat p) const;
    void take(ScreenBox box) { taken.push_back({box}); }
    void fill(PathPtr path, Affine affine, Rgba color, FillRule rule, Tag tag) {
        list.commands.push_back(FillPath{std::move(path), affine, color, rule, std::move(tag)});
    }
    void stroke(PathPtr path, Affine affine, Rgba color, double width, std::vector<double> dash, Tag tag) {
        const LineCap cap = dash.empty() ? LineCap::round : LineCap::butt;
        list.commands.push_back(
            StrokePath{std::move(path), affine, color, width, cap, std::move(dash), std::move(tag)});
    }
};

// In painter's order. motion: null at rest.
void draw_basemap(Scene& scene);
void draw_layers(Scene& scene);
void draw_indicatrices(Scene& scene);  // where they are asked for
void draw_route(Scene& scene);
void lay_out_markers(Scene& scene, const Motion* motion);  // fills scene.markers and scene.clusters
void draw_leaders(Scene& scene);
void draw_stops(Scene& scene);
void draw_markers(Scene& scene);
void draw_furniture(Scene& scene, const Motion* motion);  // what stands in the corners of the map
void draw_labels(Scene& scene, const Motion* motion);
void draw_graticule_labels(Scene& scene);  // where the theme asks for them
void draw_panel(Scene& scene);

}  // namespace tourmap
