#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <numeric>

#include "src/cli/access_option.h"
#include "src/cli/cli.h"
#include "src/cli/export_frames.h"
#include "src/cli/export_text.h"
#include "src/cli/jobs_option.h"
#include "src/cli/look_option.h"
#include "src/cli/messages.h"
#include "src/cli/options.h"
#include "src/cli/progress_bar.h"
#include "src/cli/tour_input.h"
#include "src/export/exporter.h"
#include "src/files/cache_folder.h"
#include "src/story/load_story.h"
#include "src/story/missing_letters.h"
#include "src/tour/chronology.h"

namespace tourmap {
namespace {

struct ExportOptions {
    std::string tour, folder, size = "1920x1080", crs, steps, relief, frames, format = "png";
    Look look{"", "", ""};
    TourAccess access;
    bool overwrite = false, no_cache = false, indicatrices = false;
    Jobs jobs = all_cores();
};

// A bar that redraws itself where standard error is a terminal; a line per file where standard output
// is read by something else, or where there is no bar.
class FrameLines {
public:
    void show(const ExportedFrame& frame) {
        if (!bar_ || ::isatty(STDOUT_FILENO) == 0) {
            std::printf("%s\n", printable(frame.path).c_str());
            std::fflush(stdout);
        }
        if (!bar_) return;
        const std::string name = printable(std::filesystem::path(frame.path).filename().string());
        const std::string bar = bar_of(static_cast<double>(frame.number) / static_cast<double>(frame.total), 32);
        std::fprintf(stderr, "\r%s %zu/%zu %s", bar.c_str(), frame.number, frame.total, name.c_str());
        shown_ = true;
    }
    // Messages begin on a line of their own.
    void end() const {
        if (shown_) std::fputc('\n', stderr);
    }

private:
    bool bar_ = ::isatty(STDERR_FILENO) != 0;
    bool shown_ = false;
};

Result<std::vector<std::size_t>> chosen_steps(const std::string& text, std::size_t count) {
    if (!text.empty()) return parse_steps(text, count);
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

Result<void> run_export(const ExportOptions& options) {
    if (!options.frames.empty())
        return export_frames({options.tour, options.frames, options.folder, options.relief, options.look,
                              options.access, options.overwrite, options.no_cache, options.jobs});
    const auto canvas = parse_size(options.size);
    if (!canvas) return tl::unexpected(canvas.error());
    const auto tour = tour_or_bundled(options.tour);
    if (!tour) return tl::unexpected(tour.error());
    // All that is wrong with the arguments is said before the long part begins, and in few lines.
    const ReadTour read = read_tour(*tour, options.access);
    if (!read.tour) return tl::unexpected(first_error(read, *tour));
    const auto steps = chosen_steps(options.steps, steps_of(*read.tour).size());
    if (!steps) return tl::unexpected(steps.error());
    if (const auto may = may_fill_folder(options.folder, options.overwrite); !may) return may;
    auto fonts = FontSet::system();
    if (!fonts) return tl::unexpected(fonts.error());
    ProgressBar bar;
    const auto story = load_story(*tour, *fonts,
                                  {options.crs,
                                   options.look,
                                   {options.no_cache ? std::string() : cache_folder(), options.jobs, bar.progress()},
                                   options.relief,
                                   options.access});
    if (!story) return tl::unexpected(story.error());
    bar.hide();
    for (const std::string& warning : story->warnings) warn(warning);

    StoryFrames& source = *story->source;
    FrameLines lines;
    StepExport what;
    what.folder = options.folder;
    what.overwrite = options.overwrite;
    what.jobs = options.jobs;
    what.on_frame = [&lines](const ExportedFrame& frame) { lines.show(frame); };
    what.progress = bar.progress();
    for (const std::size_t step : *steps) {
        auto spec = source.spec_for(story->crs, story->look, *canvas, step);
        if (!spec) return tl::unexpected(spec.error());
        spec->indicatrices = options.indicatrices;
        what.specs.push_back(*spec);
    }
    const auto done = export_steps(source, what);
    lines.end();
    if (const std::string missing = said_of_missing_letters(**fonts); !missing.empty()) warn(missing);
    return done;
}

Result<void> run_text_export(const ExportOptions& options) {
    if (!options.steps.empty()) return fail("--format md writes the whole tour", "leave --steps out");
    const auto tour = tour_or_bundled(options.tour);
    if (!tour) return tl::unexpected(tour.error());
    const auto path = export_text({*tour, options.folder, options.look.language, options.access, options.overwrite});
    if (!path) return tl::unexpected(path.error());
    std::printf("%s\n", printable(*path).c_str());
    return {};
}

}  // namespace

void add_export(CLI::App& app, int& status) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* verb =
        app.add_subcommand("export", "Write one PNG per step of a tour, or its text (without TOUR: the bundled one)");
    verb->add_option("TOUR", options->tour, "Tour file (*.tour.yaml)")->type_name("");
    verb->add_option("-o,--output", options->folder, "Folder for step-01.png ...; a folder or a file *.md for text")
        ->required()
        ->type_name("DIR");
    verb->add_option("-f,--format", options->format, "png, or md: the whole tour as text, in Markdown")
        ->check(CLI::IsMember({"png", "md"}))
        ->capture_default_str()
        ->type_name("FORMAT");
    verb->add_option("--size", options->size, "WIDTHxHEIGHT, or 4k, 1080p, 720p, square, story, a4 ...")
        ->capture_default_str()
        ->type_name("SIZE");
    verb->add_option("--crs", options->crs, "EPSG:3035, a PROJ string, WKT, globe or auto (default: the tour's)")
        ->type_name("CRS");
    verb->add_option("--steps", options->steps, "Only these steps, e.g. 2-5 or 1,4-6")->type_name("STEPS");
    verb->add_flag("--overwrite", options->overwrite,
                   "Also into a folder that is not empty; replaces files of the same name");
    verb->add_flag("--no-cache", options->no_cache, "Neither read nor write the cache of map detail");
    verb->add_flag("--indicatrices", options->indicatrices,
                   "Circles on the globe that show how the map distorts (Tissot)");
    verb->add_option("--frames", options->frames, "Frames of the window, as JSON (-: standard input)")
        ->type_name("FILE");
    add_access(*verb, options->access);
    add_look(*verb, options->look);
    add_relief(*verb, options->relief);
    add_jobs(*verb, options->jobs);
    verb->callback([options, &status] {
        const auto run = options->format == "md" ? run_text_export : run_export;
        if (const auto done = run(*options); !done) status = report(done.error());
    });
}

}  // namespace tourmap
