// FrameSpec: everything that decides a picture. Equal spec and equal data give an equal DisplayList.
#pragma once

#include <optional>
#include <string>

#include "geodata/result.h"
#include "render/camera.h"
#include "src/story/layer_choice.h"
#include "src/story/look.h"
#include "src/story/view.h"
#include "src/tour/filter.h"

namespace tourmap {

// The view of a step.
struct StepView {
    std::size_t step = 0;
    View view;
    friend bool operator==(const StepView&, const StepView&) = default;
};

struct LabelViews {
    StepView from, to;
    double blend = 1;  // how far from the one to the other: 0..1
    friend bool operator==(const LabelViews&, const LabelViews&) = default;
};

struct FrameSpec {
    std::string crs;  // definition for parse_crs(), never "auto" or "globe"
    Canvas canvas;
    Camera camera;
    Look look;
    std::size_t step = 0;         // of the chronology
    double t = 1;                 // time within the step, 0..1
    Filter filter;                // of markers
    std::string selected_marker;  // id, drawn emphasised; empty: none
    LayerChoices layers;          // over the base map; empty: the tour's own, as it has them
    bool indicatrices = false;    // circles on the globe (Tissot's), which show how the map distorts
    // Where the names on the map stand: in the places that suit these views, which they keep while the camera moves
    // from one to the other. None: in those that suit this frame's own view, for a picture at rest.
    std::optional<LabelViews> labels;
    // Coarser lines and fewer names, for a picture that is gone in a moment: while the globe turns. Never exported.
    bool draft = false;

    friend bool operator==(const FrameSpec&, const FrameSpec&) = default;
};

// All that decides a picture that lasts: everything but `draft`.
std::string to_json(const FrameSpec& spec);
// What to_json() wrote. Error: not JSON, a part is missing or of another kind, or a size, camera or time that no
// picture can have. Whether there is such a step, look or CRS is for the source to say.
Result<FrameSpec> frame_spec_from_json(const std::string& text);

}  // namespace tourmap
