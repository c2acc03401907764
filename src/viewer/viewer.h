// The viewer: the window that tells a tour. Everything else in this folder serves run_viewer().
#pragma once

#include <functional>
#include <string>

#include "src/story/look.h"

namespace tourmap {

struct ViewerOptions {
    std::string tour_path;
    std::string crs;        // empty: what the tour asks for
    std::string relief;     // as StoryOptions has it
    Look look{"", "", ""};  // empty likewise
    int width = 1440;       // of the first window, in screen points
    int height = 900;
    std::string probe_file;           // not empty: what is shown is appended here as JSON lines, for tests
    std::string frame_log;            // not empty: a file for the times of all frames (frame_log.h)
    std::string export_folder = ".";  // where Ctrl+E puts its pictures
    // Takes lines for standard error: load warnings, and every error, once and as it happens. Called on
    // the thread that called run_viewer(). May be empty.
    std::function<void(const std::string&)> log;
};

// Shows the tour until the user closes the window. Loads on a worker thread; what cannot be loaded is
// said in the window and through `log`. Must be called on the main thread, at most once at a time.
// Returns the exit status: 0, or 1 when there is no display with OpenGL 3.3 or the tour could not be loaded.
int run_viewer(const ViewerOptions& options);

// The module of the program that holds run_viewer(), and its function there (geodata/module.h).
inline constexpr const char* viewer_module = "tourmap_viewer";
inline constexpr const char* viewer_module_run = "tourmap_view";
using ViewerModuleRun = int(const ViewerOptions& options);

}  // namespace tourmap
