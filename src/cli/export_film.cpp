// `tourmap export -o tour.mp4`: all in one film.
#include "src/cli/export_kinds.h"
#include "src/cli/export_story.h"
#include "src/export/film_file.h"

namespace tourmap {

Result<void> export_as_film(const ExportOptions& options, ExportFormat format) {
    const auto fits =
        refuse({{"--at", !options.at.empty()},
                {"--every", !options.every.empty()},
                {"--layers", !options.layers.empty()},
                {"--transparent", options.transparent},
                {"--resume", options.resume},
                {"--shard", !options.shard.empty()}},
               format, "or draw its frames into a folder (-o DIR --fps 30), then tourmap assemble DIR -o film.mp4");
    if (!fits) return fits;
    const auto path = output_file(options, format);
    if (!path) return tl::unexpected(path.error());
    const auto story = ExportStory::open(options, format);
    if (!story) return tl::unexpected(story.error());
    const Film film = story->film(fps_of(options, format));
    const FilmFeed feed = feed_of(story->source(), film, video_of(film, format, story->tour(), story->language()));
    FilmFile file;
    file.path = *path;
    file.overwrite = options.overwrite;
    file.jobs = options.jobs;
    file.progress = story->progress().part(0.2, 1, "filming");
    const auto written = write_film(feed, file);
    story->warn_of_missing_letters();
    if (!written) return tl::unexpected(written.error());
    print_paths(*written);
    return {};
}

}  // namespace tourmap
