// `tourmap export -o frames`: pictures, one or many.
#include <filesystem>
#include <span>

#include "src/cli/export_kinds.h"
#include "src/cli/export_story.h"
#include "src/cli/frame_lines.h"
#include "src/export/contact_sheet.h"
#include "src/export/exporter.h"
#include "src/export/sequence_file.h"
#include "src/files/write_whole.h"

namespace tourmap {
namespace {

// Steps at rest, or the frames of a film.
bool is_film(const ExportOptions& options) {
    return options.fps > 0 || !options.every.empty();
}

Result<double> fps_asked(const ExportOptions& options) {
    if (options.every.empty()) return options.fps;
    if (options.fps > 0) return fail("--fps and --every are two ways to say how many pictures", "give one of them");
    const auto seconds = parse_seconds(options.every);
    if (!seconds) return tl::unexpected(seconds.error());
    if (!(*seconds > 0)) return fail("--every 0 would never end", "give a time between two pictures: 10s");
    return 1 / *seconds;
}

Result<PictureOptions> picture_options(const ExportOptions& options, ExportFormat format, double dpi) {
    if (options.transparent && format == ExportFormat::jpeg)
        return fail("JPEG has no transparency", "choose png or webp");
    if (options.quality < 1 || options.quality > 100)
        return fail("there is no quality " + std::to_string(options.quality), "give 1 to 100");
    return PictureOptions{format, options.quality, dpi, options.transparent, options.text == "outlines"};
}

// Before anything long begins.
Result<void> check_arguments(const ExportOptions& options, ExportFormat format) {
    const auto fps = fps_asked(options);
    if (!fps) return tl::unexpected(fps.error());
    if (const auto picture = picture_options(options, format, 0); !picture) return tl::unexpected(picture.error());
    if (!options.layers.empty())
        if (const auto layers = parse_layer_groups(options.layers); !layers) return tl::unexpected(layers.error());
    if (!options.shard.empty())
        if (const auto shard = parse_shard(options.shard); !shard) return tl::unexpected(shard.error());
    if (!is_film(options)) return {};
    return refuse({{"--at", !options.at.empty()}}, format, "a moment is one picture, and --fps and --every make many");
}

Result<void> export_sheet(const ExportOptions& options, ExportFormat format) {
    if (!options.layers.empty() || !options.shard.empty() || !options.at.empty() || is_film(options) || options.resume)
        return fail("a contact sheet is one picture, of steps at rest", "leave out all but --steps and its size");
    const auto path = output_file(options, format);
    if (!path) return tl::unexpected(path.error());
    const auto story = ExportStory::open(options, format);
    if (!story) return tl::unexpected(story.error());
    const auto specs = story->specs(Canvas{1920, 1080});
    if (!specs) return tl::unexpected(specs.error());
    const Deck deck = make_deck(story->shared_source(), *specs, story->progress());
    auto sheet = contact_sheet(deck, *story->fonts(), story->page().canvas);
    if (!sheet) return tl::unexpected(sheet.error());
    const auto picture = picture_options(options, format, story->page().dpi);
    if (!picture) return tl::unexpected(picture.error());
    const auto bytes = picture_file({std::move(*sheet), {}, 0, 1}, story->tour(), *picture, options.jobs);
    story->warn_of_missing_letters();
    if (!bytes) return tl::unexpected(bytes.error());
    if (const auto done = write_file_whole(*path, *bytes, options.overwrite); !done) return done;
    print_paths({*path});
    return {};
}

// One picture into the file that is named.
Result<void> export_one(const ExportOptions& options, ExportFormat format) {
    if (!options.layers.empty() || !options.shard.empty() || is_film(options) || options.resume)
        return fail("that makes many pictures, and " + options.output + " is one", "give the name of a folder");
    if (const auto may = may_write(options.output, options.overwrite); !may) return may;
    const auto story = ExportStory::open(options, format);
    if (!story) return tl::unexpected(story.error());
    Shot shot;
    if (!options.at.empty()) {
        const auto moment = story->moment(options.at);
        if (!moment) return tl::unexpected(moment.error());
        shot = *moment;
    } else {
        if (story->steps().size() != 1)
            return fail(
                options.output + " is one picture, and there are " + std::to_string(story->steps().size()) + " steps",
                "choose one with --steps 3 or --at 3:0.5, or give the name of a folder");
        const auto spec = story->spec_of(story->steps().front());
        if (!spec) return tl::unexpected(spec.error());
        shot.spec = *spec;
    }
    const auto picture = picture_options(options, format, story->page().dpi);
    if (!picture) return tl::unexpected(picture.error());
    const auto done = export_picture(story->source(), shot, options.output, *picture, options.overwrite);
    story->warn_of_missing_letters();
    if (done) print_paths({options.output});
    return done;
}

Result<std::vector<WantedPicture>> steps_wanted(const ExportStory& story, const ExportOptions& options) {
    const std::size_t count = steps_of(story.tour()).size();
    if (!options.at.empty()) {
        const auto moment = story.moment(options.at);
        if (!moment) return tl::unexpected(moment.error());
        return std::vector{WantedPicture{*moment, {step_name_of(moment->spec.step, count)}}};
    }
    std::vector<WantedPicture> wanted;
    const auto specs = story.specs();
    if (!specs) return tl::unexpected(specs.error());
    for (const FrameSpec& spec : *specs) wanted.push_back({Shot{spec, {}, 0, 1}, {step_name_of(spec.step, count)}});
    return wanted;
}

// What the folder's frames are, for tourmap assemble. All parts of a whole say the same.
Result<void> write_sequence(const ExportStory& story, const Film& film, const ExportOptions& options) {
    std::error_code failed;
    std::filesystem::create_directories(options.output, failed);
    const std::string text =
        as_sequence(feed_of(story.source(), film, video_of(film, ExportFormat::mp4, story.tour(), story.language())));
    const std::string path = (std::filesystem::path(options.output) / sequence_name).string();
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    return write_file_whole(path, std::span(bytes, text.size()), true);
}

Result<void> export_many(const ExportOptions& options, ExportFormat format) {
    const bool may_hold_files = options.overwrite || options.resume || !options.shard.empty();
    if (const auto may = may_fill_folder(options.output, may_hold_files); !may) return may;
    const auto story = ExportStory::open(options, format);
    if (!story) return tl::unexpected(story.error());
    const auto picture = picture_options(options, format, story->page().dpi);
    if (!picture) return tl::unexpected(picture.error());
    std::vector<WantedPicture> wanted;
    if (is_film(options)) {
        const Film film = story->film(*fps_asked(options));
        wanted = pictures_of(film);
        if (format == ExportFormat::png && options.layers.empty())
            if (const auto said = write_sequence(*story, film, options); !said) return said;
    } else {
        auto steps = steps_wanted(*story, options);
        if (!steps) return tl::unexpected(steps.error());
        wanted = std::move(*steps);
    }
    FrameLines lines;
    PictureSet set;
    set.folder = options.output;
    set.overwrite = options.overwrite || is_film(options);  // the folder has been found empty, or to be filled
    set.resume = options.resume;
    set.picture = *picture;
    set.jobs = options.jobs;
    set.on_frame = [&lines](const ExportedFrame& frame) { lines.show(frame); };
    set.progress = story->progress();
    if (!options.layers.empty()) set.layers = *parse_layer_groups(options.layers);
    if (!options.shard.empty()) set.shard = *parse_shard(options.shard);
    const auto done = export_pictures(story->source(), wanted, set);
    lines.end();
    story->warn_of_missing_letters();
    return done;
}

}  // namespace

Result<void> export_as_pictures(const ExportOptions& options, ExportFormat format) {
    if (const auto good = check_arguments(options, format); !good) return good;
    if (options.contact_sheet) return export_sheet(options, format);
    std::error_code failed;
    const bool one = format_of_path(options.output) == format && !std::filesystem::is_directory(options.output, failed);
    return one ? export_one(options, format) : export_many(options, format);
}

}  // namespace tourmap
