// Opening: what the window is to show, read from its file.
#pragma once

#include "geodata/progress.h"
#include "src/viewer/session.h"
#include "src/viewer/viewer.h"

namespace tourmap {

// Slow: for a worker thread. Errors: those of load_story() or load_layer_frames().
Result<Opened> open_file(const ViewerOptions& options, std::shared_ptr<const FontSet> fonts, const Progress& progress);

}  // namespace tourmap
