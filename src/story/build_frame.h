// build_frame: one moment of a story as a DisplayList. Pure: all it needs is in its arguments.
#pragma once

#include "src/story/basemap_cache.h"
#include "src/story/frame_source.h"
#include "src/story/label_plan.h"
#include "src/story/locator.h"
#include "src/story/shown_layers.h"

namespace tourmap {

// One moment, and what it is drawn from.
struct FrameParts {
    const FrameSpec& spec;
    const StoryData& data;
    ProjectedSpace& space;
    const BasemapPaths& paths;
    const LocatorGlobe* globe = nullptr;  // null: none is shown
    const Motion* motion = nullptr;       // for spec.labels; null at rest
    std::vector<ShownLayer> layers = {};
};

DisplayList build_frame(const FrameParts& parts);

// The plan of a frame at rest: of all that lies on its page. Paths and motion are not read.
FramePlan plan_frame(const FrameParts& parts);

}  // namespace tourmap
