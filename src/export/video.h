// Pictures in time, in one file: MP4, WebM, GIF, APNG. What writes them is libav, in a module of its own
// (geodata/module.h), because its libraries take longer to load than a map takes to draw.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "render/display_list.h"

namespace tourmap {

enum class VideoFormat : std::uint8_t { mp4, webm, gif, apng };

struct VideoSpan {
    double begins = 0, ends = 0;  // seconds
    std::string text;
};

// A frame takes denominator/numerator seconds.
struct FrameRate {
    int numerator = 30, denominator = 1;
};

struct VideoSpec {
    VideoFormat format = VideoFormat::mp4;
    int width = 0, height = 0;  // pixels; even for mp4 and webm
    FrameRate rate;
    std::string title, description, source, language;  // language: BCP 47
    std::vector<VideoSpan> chapters, subtitles;        // in order, not overlapping; mp4 and webm hold them
};

// One thread at a time. Errors: the disk is full, or libav's own.
class VideoWriter {
public:
    virtual ~VideoWriter() = default;
    // Before the first add(), for formats with few colours: a picture whose colours will be needed.
    virtual Result<void> learn(const Bitmap& picture) = 0;
    virtual bool learns() const = 0;
    // The picture stands for so many frames.
    virtual Result<void> add(const Bitmap& picture, std::size_t frames) = 0;
    virtual Result<void> finish() = 0;
};

// Writes to the path, which may be a file of no name (/proc/self/fd/7). The same pictures give the same bytes, on
// however many cores. Errors: no such encoder is installed; the size is not one that the format can have.
Result<std::unique_ptr<VideoWriter>> open_video(const std::string& path, const VideoSpec& spec);

}  // namespace tourmap
