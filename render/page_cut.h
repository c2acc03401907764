// Lines that run beyond the page, for formats that would write all of them.
#pragma once

#include <vector>

#include "render/path.h"

namespace tourmap {

// Goes straight where a line runs beyond one side of the page for several points, so that nothing changes on the page,
// filled or stroked; dashes do. None is left where all of it lies beyond one side. Kept points do not move.
void cut_detours(std::vector<PathPoint>& line, const Box<PathPoint>& page);

}  // namespace tourmap
