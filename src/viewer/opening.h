// Opening: what the window is to show, read from its file.
#pragma once

#include "geodata/progress.h"
#include "src/viewer/session.h"
#include "src/viewer/viewer.h"

namespace tourmap {

// map: of an earlier loading, may be null; the base map is not read again. Slow: for a worker thread. Errors: those of
// load_story() or load_layer_frames().
Result<Opened> open_file(const ViewerOptions& options, std::shared_ptr<const FontSet> fonts, MapDataPtr map,
                         const Progress& progress);

// What is to be watched where nothing has been loaded yet.
std::vector<std::string> files_named(const ViewerOptions& options);

}  // namespace tourmap
