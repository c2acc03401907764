// Exporter: a range of FrameSpecs into files. The window's export button and the command line use
// the same one.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "geodata/parallel.h"
#include "geodata/result.h"
#include "src/story/frame_source.h"

namespace tourmap {

struct ExportedFrame {
    std::string path;
    std::size_t number = 0, total = 0;  // from 1
};

// Whether the source has the step, the look and the CRS of a frame that comes from elsewhere. Error: which it has not.
Result<void> check_frame(const FrameSource& source, const FrameSpec& spec);

// One picture, complete or not at all.
Result<void> export_png(FrameSource& source, const FrameSpec& spec, const std::string& path, bool overwrite);

struct StepExport {
    std::string folder;
    bool overwrite = false;
    std::vector<FrameSpec> specs;
    Jobs jobs = all_cores();                             // 1: encodes before it draws the next
    std::function<void(const ExportedFrame&)> on_frame;  // may be empty
    Progress progress = {};                              // asked before each frame
};

// Whether a folder may be filled: it does not exist, is empty, or is to be overwritten. Changes nothing.
Result<void> may_fill_folder(const std::string& folder, bool overwrite);

// step-01.png ... in `folder`, named by the step's number. Refuses an existing non-empty folder without
// overwrite. Drawing and encoding overlap, with more than one job.
// Cancelled: the frames that are there are whole.
Result<void> export_steps(FrameSource& source, const StepExport& what);

}  // namespace tourmap
