// `export --frames`: the frames that another program asks for, as the window does for its pictures.
#pragma once

#include <string>

#include "geodata/parallel.h"
#include "geodata/result.h"
#include "src/story/look.h"
#include "src/tour/tour_file.h"

namespace tourmap {

struct FramesOptions {
    std::string source;  // a tour, or any vector file
    std::string frames;  // a file with an array of what to_json(FrameSpec) writes; "-": standard input
    std::string output;  // one .png for one frame, else a folder for step-01.png ...
    std::string relief;
    Look look{"", "", ""};  // of files of a theme or worldview
    TourAccess access;
    bool overwrite = false, no_cache = false;
    Jobs jobs = all_cores();
};

// Says on standard output how it goes on, a JSON object a line: {"progress": 0.4, "what": "drawing"} and
// {"file": "...", "number": 1, "total": 7}. Errors: those of the source; a frame that it cannot show; or of writing.
Result<void> export_frames(const FramesOptions& options);

}  // namespace tourmap
