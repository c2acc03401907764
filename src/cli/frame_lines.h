// How pictures that are written one after another are told.
#pragma once

#include "src/export/picture_set.h"

namespace tourmap {

// A bar that redraws itself where standard error is a terminal; a line per file where standard output
// is read by something else, or where there is no bar.
class FrameLines {
public:
    FrameLines();
    void show(const ExportedFrame& frame);
    // Messages begin on a line of their own.
    void end() const;

private:
    bool bar_, shown_ = false;
};

}  // namespace tourmap
