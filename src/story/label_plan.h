// The names on a map: what is named, where each name stands, and how the names go along while the camera moves.
//
// A plan is made for one view, with all that lies on its page: every name gets the best place that is free. A picture
// at rest is drawn by the plan of its own view. While the camera moves, names keep the places they had or will have
// (FrameSpec::labels): each goes along with the map, and fades where it would come too near to something. None jumps.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "render/text/label_layout.h"
#include "render/text/shape.h"
#include "src/story/marker_layout.h"
#include "src/tour/tour.h"

namespace tourmap {

struct Scene;

// A name that is wished for on a page.
struct LabelWish {
    LabelRequest request;
    ShapedLine line;
    double baseline = 0;  // of the text below its middle, canvas units
    Tag tag;              // layer and id say what is named
    bool marker = false;  // names a marker: goes where its symbol goes
};

// A wish that was granted: its request has the one candidate that was chosen.
struct PlannedLabel {
    LabelWish wish;
    std::optional<LonLat> anchor;  // where the name belongs to on Earth; none: it cannot go along
};

// Most important first.
using LabelPlan = std::vector<PlannedLabel>;

// All that could be named on the scene's page. Reads what the scene has drawn so far.
std::vector<LabelWish> label_wishes(const Scene& scene);
// One kind each; append to `wishes`.
void wish_own_layers(const Scene& scene, std::vector<LabelWish>& wishes);  // of the tour
void wish_stops(const Scene& scene, std::vector<LabelWish>& wishes);
void wish_marker_sites(const Scene& scene, std::vector<LabelWish>& wishes);
void wish_legs(const Scene& scene, std::vector<LabelWish>& wishes);
void wish_cities(const Scene& scene, std::vector<LabelWish>& wishes);
void wish_countries(const Scene& scene, std::vector<LabelWish>& wishes);
void wish_waters(const Scene& scene, std::vector<LabelWish>& wishes);
void wish_lakes(const Scene& scene, std::vector<LabelWish>& wishes);
void wish_rivers(const Scene& scene, std::vector<LabelWish>& wishes);

// Units of the base map that may be named on the page and have a footnote in the scene's worldview.
std::vector<std::string> noted_units(const Scene& scene);

// Style of a name on the map: with the theme's halo.
TextStyle map_text(const Scene& scene, double size, FontWeight weight, Rgba color);
// Shapes a text as a wish; its request gets its width and height, which hold the ink of all letters and are equally
// high for texts of one style, so that their baselines agree.
LabelWish wish_of(const Scene& scene, const std::string& text, const TextStyle& style, Tag tag);

// Gives a wish the candidate places round a point: symbol radius, and whether far places with leaders do too.
void offer_point(LabelWish& wish, ScreenXY at, double radius, bool leaders);

LabelPlan plan_labels(const Scene& scene, std::vector<LabelWish> wishes);

// Where the scene's markers stand.
std::map<std::string, MarkerSpot> marker_spots(const Scene& scene);
std::map<std::vector<std::string>, MarkerSpot> cluster_spots(const Scene& scene);

// Draws a picture at rest, and keeps the room.
void draw_labels(Scene& scene, const LabelPlan& plan);

// Where all that may stand in several places stands in a view at rest: while the camera moves it goes along.
struct FramePlan {
    LabelPlan labels;
    std::map<std::string, MarkerSpot> markers;                // by id: those that are shown
    std::map<std::vector<std::string>, MarkerSpot> clusters;  // by the ids of their markers
    Corner legend = Corner::none;                             // where it is, if there is one
    std::vector<Corner> class_legends;                        // likewise, of layers that have one, lowest first
};

// Two plans, and how far the way is from the first to the second: 0..1.
struct Motion {
    const FramePlan* from = nullptr;
    const FramePlan* to = nullptr;
    double blend = 1;
    double away = 0;  // 0: the camera is where `to` was planned for; 1: far from it
};

struct ShownLabel {
    LabelWish wish;  // its request has the anchor in this frame, and one candidate
    double opacity = 1;
};

// The names of a frame whose camera is elsewhere than where they were planned for.
std::vector<ShownLabel> labels_in_motion(const Scene& scene, const Motion& motion);

}  // namespace tourmap
