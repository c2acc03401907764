// A film into one file.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "geodata/parallel.h"
#include "geodata/progress.h"
#include "src/export/film.h"
#include "src/export/format.h"
#include "src/export/video.h"

namespace tourmap {

// A film whose pictures come from anywhere: drawn now, or read from files that were drawn before.
struct FilmFeed {
    VideoSpec video;
    std::vector<FilmRun> runs;                               // in order; all frames
    std::function<Result<Bitmap>(std::size_t run)> picture;  // thread-safe
};

FrameRate rate_of(double fps);
// Precondition: of FormatKind::film.
VideoFormat video_format_of(ExportFormat format);

// What a film says of itself, with chapters and subtitles. tour: in the language of the pictures.
VideoSpec video_of(const Film& film, ExportFormat format, const Tour& tour, const Language& language);
// Drawn as they are asked for.
FilmFeed feed_of(FrameSource& source, const Film& film, VideoSpec video);

struct FilmFile {
    std::string path;
    bool overwrite = false;
    Jobs jobs = all_cores();
    Progress progress = {};  // asked before each picture
};

// Whole or not at all, and beside it NAME.vtt with the subtitles where there are any and the format is a video's.
// Returns the paths. Errors: of the pictures, the encoder or writing; cancelled.
Result<std::vector<std::string>> write_film(const FilmFeed& feed, const FilmFile& file);

}  // namespace tourmap
