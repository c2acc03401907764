#include "src/story/frame_spec.h"

#include <nlohmann/json.hpp>

namespace tourmap {

std::string to_json(const FrameSpec& spec) {
    const nlohmann::ordered_json json{
        {"crs", spec.crs},
        {"canvas", {{"width_px", spec.canvas.width_px}, {"height_px", spec.canvas.height_px}}},
        {"camera",
         {{"x", spec.camera.centre.x},
          {"y", spec.camera.centre.y},
          {"units_per_canvas", spec.camera.units_per_canvas},
          {"rotation", spec.camera.rotation}}},
        {"look", {{"theme", spec.look.theme}, {"language", spec.look.language}, {"worldview", spec.look.worldview}}},
        {"step", spec.step},
        {"t", spec.t},
        {"hidden",
         {{"sectors", spec.filter.by(FilterBy::sector)},
          {"parties", spec.filter.by(FilterBy::party)},
          {"kinds", spec.filter.by(FilterBy::kind)},
          {"statuses", spec.filter.by(FilterBy::status)}}},
        {"selected_marker", spec.selected_marker},
        {"indicatrices", spec.indicatrices},
    };
    return json.dump();
}

}  // namespace tourmap
