// AppState: what the viewer is doing, as a value. reduce(state, command) -> state and effects. Pure.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "src/story/frame_source.h"
#include "src/viewer/commands.h"

namespace tourmap {

// A camera movement under way.
struct Flight {
    Camera from, to;
    double seconds = 0, duration = 1;
};

struct AppState {
    std::shared_ptr<const Tour> tour;
    std::vector<Step> steps;
    std::string crs;

    Canvas canvas;
    std::size_t step = 0;
    double t = 1;             // within the step; grows to 1 while the step plays in
    Camera camera;
    std::optional<Flight> flight;
    bool camera_free = false;  // the user has panned or zoomed away from the step's own camera

    std::set<std::string> hidden_sectors;
    std::string hovered_marker, open_marker;
    bool help_open = false, full_screen = false, quitting = false;
    std::string message;
    double message_seconds = 0;  // how long it has been shown
};

// What reduce() cannot do itself.
struct Effects {
    bool export_frame = false;
    bool set_full_screen = false;  // to state.full_screen
};

struct Reduced {
    AppState state;
    Effects effects;
};

// step_camera: the camera that a step has at rest on the state's canvas (from FrameSource::camera_for).
struct StepCameras {
    std::function<Camera(const Canvas&, std::size_t step)> at;
};

Reduced reduce(AppState state, const Command& command, const StepCameras& cameras);
FrameSpec spec_of(const AppState& state);

}  // namespace tourmap
