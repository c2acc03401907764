// The module that writes video.
#include "src/export/video_module.h"

#include "src/export/libav.h"

extern "C" [[gnu::visibility("default")]] void tourmap_open_video(
    const std::string& path, const tourmap::VideoSpec& spec,
    tourmap::Result<std::unique_ptr<tourmap::VideoWriter>>& opened) {
    using tourmap::VideoFormat;
    av_log_set_level(AV_LOG_QUIET);  // errors are returned
    const bool moves = spec.format == VideoFormat::mp4 || spec.format == VideoFormat::webm;
    opened = moves ? tourmap::libav::open_movie(path, spec) : tourmap::libav::open_animation(path, spec);
}
