// What the program and the module that writes video know of each other.
#pragma once

#include "src/export/video.h"

namespace tourmap {

inline constexpr const char* video_module = "tourmap_video";
inline constexpr const char* video_function = "tourmap_open_video";
using OpenVideo = void(const std::string& path, const VideoSpec& spec, Result<std::unique_ptr<VideoWriter>>& opened);

}  // namespace tourmap
