// Exports in a process of their own: drawing many large pictures does not slow the window, and what goes wrong there
// does not take the window with it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "geodata/progress.h"
#include "geodata/result.h"
#include "src/story/frame_spec.h"
#include "src/tour/tour_file.h"

namespace tourmap {

struct ExportOrder {
    std::string source;  // the tour or file that the window shows
    std::string relief;  // as StoryOptions and LayerFramesOptions have it
    Look look;           // files of a theme or worldview; empty: none
    TourAccess access;
    std::vector<FrameSpec> specs;
    std::string output;  // one .png for one frame, else a folder that does not exist
};

// Returns the files that were written, when all of them are. Slow: for a worker thread. progress may say stop: the
// pictures that are there then are whole. Errors: what the export says; it crashed, or cannot be started; cancelled.
Result<std::vector<std::string>> export_apart(const ExportOrder& order, const Progress& progress);

}  // namespace tourmap
