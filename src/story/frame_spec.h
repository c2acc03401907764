// FrameSpec: everything that decides a picture. Equal spec and equal data give an equal DisplayList.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "render/camera.h"
#include "src/story/look.h"

namespace tourmap {

struct FrameSpec {
    std::string crs;  // definition for parse_crs(), never "auto" or "globe"
    Canvas canvas;
    Camera camera;
    Look look;
    std::size_t step = 0;                  // of the chronology
    double t = 1;                          // time within the step, 0..1
    std::set<std::string> hidden_sectors;  // ids; markers of only these are left out
    std::string selected_marker;           // id, drawn emphasised; empty: none
    // Coarser lines and fewer names, for a picture that is gone in a moment: while the globe turns. Never exported.
    bool draft = false;

    friend bool operator==(const FrameSpec&, const FrameSpec&) = default;
};

std::string to_json(const FrameSpec& spec);

}  // namespace tourmap
