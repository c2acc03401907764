// What `tourmap export` is asked for.
#pragma once

#include <string>

#include "geodata/parallel.h"
#include "src/story/look.h"
#include "src/tour/tour_file.h"

namespace tourmap {

struct ExportOptions {
    std::string tour;            // a file; empty: the bundled tour
    std::string output, format;  // format empty: by the output's name
    std::string size, preset;    // empty: what suits the format
    std::string crs, steps, relief;
    std::string at, every;  // a moment of a step; the time between two pictures
    std::string layers;     // as pictures of their own
    std::string shard;      // "2/8"
    std::string text;       // of svg and pdf: words or outlines
    std::string page;       // of pdf and pptx
    std::string frames;     // a file of frames, as the window hands over
    Look look{"", "", ""};
    TourAccess access;
    double dpi = 0;
    double fps = 0;                       // 0: what suits the format; pictures: steps at rest
    double step_seconds = -1, hold = -1;  // less than 0: as long as it takes to read
    double speed = 1, fade = 0;
    int quality = 90;
    bool overwrite = false, resume = false, no_cache = false;
    bool indicatrices = false, transparent = false, reduced_motion = false;
    bool contact_sheet = false;
    bool editable = false, vector = false;  // of pptx: its panel of text; its pictures as SVG too
    Jobs jobs = all_cores();
};

}  // namespace tourmap
