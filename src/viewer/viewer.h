// The viewer: the window that tells a tour, or shows a file of map data. Everything else in this folder serves
// run_viewer().
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "geodata/units.h"
#include "src/story/look.h"
#include "src/tour/tour_file.h"

namespace tourmap {

struct ViewerOptions {
    std::string path;
    bool journey = true;              // it is a tour; else any vector file
    std::string crs;                  // empty: what the tour asks for, or "auto"
    std::optional<LonLatBox> extent;  // of the map of a file; none: all of it
    TourAccess access;                // of a tour; of a file whether it may reach the network
    std::string relief;               // as StoryOptions and LayerFramesOptions have it
    Look look{"", "", ""};            // empty: what the tour asks for, or the program's choice
    int width = 0;                    // of the first window, in screen points; 0: as it was last time
    int height = 0;
    bool reduced_motion = false;      // changes in place of flights
    std::string probe_file;           // not empty: what is shown is appended here as JSON lines, for tests
    std::string frame_log;            // not empty: a file for the times of all frames (frame_log.h)
    std::string record;               // not empty: a new file for the command log (command_log.h)
    std::string replay;               // not empty: a command log that is done again
    std::string export_folder = ".";  // where Ctrl+E puts its pictures
    // Takes lines for standard error: load warnings, and every error, once and as it happens. Called on
    // the thread that called run_viewer(). May be empty.
    std::function<void(const std::string&)> log;
};

// Shows the file until the user closes the window. Loads on a worker thread; what cannot be loaded is
// said in the window and through `log`. Must be called on the main thread, at most once at a time.
// Returns the exit status: 0; 1 when there is no display with OpenGL 3.3 or the file could not be loaded; 130, as of
// Ctrl-C, when the user cancelled the loading.
int run_viewer(const ViewerOptions& options);

// The module of the program that holds run_viewer(), and its function there (geodata/module.h).
inline constexpr const char* viewer_module = "tourmap_viewer";
inline constexpr const char* viewer_module_run = "tourmap_view";
using ViewerModuleRun = int(const ViewerOptions& options);

}  // namespace tourmap
