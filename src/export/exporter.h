// Exporter: FrameSpecs into files. The window's export button and the command line use the same one.
#pragma once

#include <string>

#include "src/export/picture_set.h"

namespace tourmap {

// Whether the source has the step, the look and the CRS of a frame that comes from elsewhere. Error: which it has not.
Result<void> check_frame(const FrameSource& source, const FrameSpec& spec);

// One picture, complete or not at all.
Result<void> export_picture(FrameSource& source, const Shot& shot, const std::string& path,
                            const PictureOptions& options, bool overwrite);

}  // namespace tourmap
