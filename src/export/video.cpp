#include "src/export/video.h"

#include "geodata/module.h"
#include "src/export/video_module.h"

namespace tourmap {

Result<std::unique_ptr<VideoWriter>> open_video(const std::string& path, const VideoSpec& spec) {
    const auto open = module_function(video_module, video_function);
    if (!open) return tl::unexpected(open.error());
    Result<std::unique_ptr<VideoWriter>> opened;
    reinterpret_cast<OpenVideo*> (*open)(path, spec, opened);
    return opened;
}

}  // namespace tourmap
