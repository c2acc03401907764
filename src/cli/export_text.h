// `export --format md`: a whole tour as text.
#pragma once

#include <string>

#include "geodata/result.h"
#include "src/tour/read_tour.h"

namespace tourmap {

struct TextExport {
    std::string tour;      // its file
    std::string output;    // a file *.md, or a folder, which is made where there is none, for TOUR.md
    std::string language;  // empty: the tour's own
    TourAccess access;
    bool overwrite = false;
};

// The path of what was written, completely or not at all.
Result<std::string> export_text(const TextExport& what);

}  // namespace tourmap
