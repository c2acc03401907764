#include "src/export/film_file.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <utility>

#include "src/export/draw_shot.h"
#include "src/export/in_order.h"
#include "src/export/picture_file.h"
#include "src/export/subtitles.h"
#include "src/files/write_whole.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;

// Pictures whose colours a palette is made of, from all of the film.
constexpr std::size_t learned_pictures = 16;

std::string subtitles_beside(const std::string& path) {
    return fs::path(path).replace_extension(".vtt").string();
}

Result<void> learn(VideoWriter& writer, const FilmFeed& feed, const FilmFile& file) {
    const std::size_t count = std::min(learned_pictures, feed.runs.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (!file.progress.at(std::nan(""))) return cancelled();
        const auto picture = feed.picture(feed.runs.size() * i / count);
        if (!picture) return tl::unexpected(picture.error());
        if (const auto learned = writer.learn(*picture); !learned) return learned;
    }
    return {};
}

Result<void> fill(VideoWriter& writer, const FilmFeed& feed, const FilmFile& file) {
    if (writer.learns())
        if (const auto learned = learn(writer, feed, file); !learned) return learned;
    const auto all = static_cast<double>(feed.runs.size());
    const auto filled = in_order<Bitmap>(
        feed.runs.size(), file.jobs, [&](std::size_t run) { return feed.picture(run); },
        [&](std::size_t run, const Bitmap& picture) -> Result<void> {
            if (!file.progress.at(static_cast<double>(run) / all)) return cancelled();
            return writer.add(picture, feed.runs[run].count);
        });
    return filled ? writer.finish() : filled;
}

}  // namespace

FrameRate rate_of(double fps) {
    // 23.976, 29.97 and 59.94 are short for these.
    const double thousand_and_first = fps * 1.001;
    if (std::abs(fps - std::round(fps)) > 1e-9 && std::abs(thousand_and_first - std::round(thousand_and_first)) < 1e-3)
        return {static_cast<int>(std::lround(thousand_and_first)) * 1000, 1001};
    const int thousandths = static_cast<int>(std::lround(fps * 1000)), common = std::gcd(thousandths, 1000);
    return {thousandths / common, 1000 / common};
}

VideoFormat video_format_of(ExportFormat format) {
    switch (format) {
        case ExportFormat::webm:
            return VideoFormat::webm;
        case ExportFormat::gif:
            return VideoFormat::gif;
        case ExportFormat::apng:
            return VideoFormat::apng;
        default:
            return VideoFormat::mp4;
    }
}

VideoSpec video_of(const Film& film, ExportFormat format, const Tour& tour, const Language& language) {
    VideoSpec video;
    video.format = video_format_of(format);
    const Canvas canvas = film.shot(0).spec.canvas;
    video.width = canvas.width_px;
    video.height = canvas.height_px;
    video.rate = rate_of(film.fps());
    video.title = tour.title;
    video.description = tour.subtitle;
    video.source = text_of({}, tour).source;
    video.language = language.code;
    video.chapters = chapters_of(film, tour, language);
    video.subtitles = subtitles_of(film, tour, language);
    return video;
}

FilmFeed feed_of(FrameSource& source, const Film& film, VideoSpec video) {
    return {std::move(video), film.runs(), [&source, &film](std::size_t run) -> Result<Bitmap> {
                const auto shot = list_of(source, film.shot(film.runs()[run].first));
                if (!shot) return tl::unexpected(shot.error());
                return rasterize(*shot, 1);
            }};
}

Result<std::vector<std::string>> write_film(const FilmFeed& feed, const FilmFile& file) {
    const bool speaks = feed.video.format == VideoFormat::mp4 || feed.video.format == VideoFormat::webm;
    const std::string subtitles = subtitles_beside(file.path);
    const bool beside = speaks && !feed.video.subtitles.empty();
    if (beside)
        if (const auto may = may_write(subtitles, file.overwrite); !may) return tl::unexpected(may.error());
    auto part = PartFile::beside(file.path, file.overwrite);
    if (!part) return tl::unexpected(part.error());
    auto writer = open_video(part->path_for_writing(), feed.video);
    if (!writer) return tl::unexpected(writer.error());
    if (const auto filled = fill(**writer, feed, file); !filled) return tl::unexpected(filled.error());
    writer->reset();
    if (const auto done = part->finish(); !done) return tl::unexpected(done.error());
    if (!beside) return std::vector{file.path};
    const std::string text = as_webvtt(feed.video.subtitles);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto written = write_file_whole(subtitles, std::span(bytes, text.size()), file.overwrite);
    if (!written) return tl::unexpected(written.error());
    return std::vector{file.path, subtitles};
}

}  // namespace tourmap
