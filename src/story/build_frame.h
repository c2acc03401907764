// build_frame: one moment of a story as a DisplayList. Pure: all it needs is in its arguments.
#pragma once

#include "src/story/basemap_cache.h"
#include "src/story/frame_source.h"

namespace tourmap {

DisplayList build_frame(const FrameSpec& spec, const StoryData& data, ProjectedSpace& space, const BasemapPaths& paths);

}  // namespace tourmap
