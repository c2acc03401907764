#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <numeric>

#include "src/cli/cli.h"
#include "src/cli/options.h"
#include "src/export/exporter.h"
#include "src/files/assets.h"
#include "src/story/load_story.h"

namespace tourmap {
namespace {

struct ExportOptions {
    std::string tour, folder, size = "1920x1080", crs, steps;
    bool overwrite = false;
};

// A bar that redraws itself on a terminal, a line per file otherwise.
void show_progress(const ExportedFrame& frame) {
    if (!isatty(STDERR_FILENO)) {
        std::printf("%s\n", printable(frame.path).c_str());
        std::fflush(stdout);
        return;
    }
    constexpr std::size_t width = 32;
    const std::size_t done = width * frame.number / frame.total;
    std::fprintf(stderr, "\r[%s%s] %zu/%zu %s%s", std::string(done, '#').c_str(), std::string(width - done, ' ').c_str(),
                 frame.number, frame.total, printable(frame.path).c_str(), frame.number == frame.total ? "\n" : "");
}

Result<void> run_export(const ExportOptions& options) {
    const auto canvas = parse_size(options.size);
    if (!canvas) return tl::unexpected(canvas.error());
    std::string tour = options.tour;
    if (tour.empty()) {
        const auto bundled = find_asset(bundled_tour);
        if (!bundled) return tl::unexpected(bundled.error());
        tour = *bundled;
    }
    auto fonts = FontSet::system();
    if (!fonts) return tl::unexpected(fonts.error());
    const auto story = load_story(tour, options.crs, *fonts);
    if (!story) return tl::unexpected(story.error());
    for (const std::string& warning : story->warnings) warn(warning);

    FrameSource& source = *story->source;
    const std::size_t count = steps_of(*source.data().tour).size();
    std::vector<std::size_t> steps(count);
    std::iota(steps.begin(), steps.end(), std::size_t{0});
    if (!options.steps.empty()) {
        const auto range = parse_steps(options.steps, count);
        if (!range) return tl::unexpected(range.error());
        steps = *range;
    }
    StepExport what;
    what.folder = options.folder;
    what.overwrite = options.overwrite;
    what.on_frame = show_progress;
    for (const std::size_t step : steps) {
        const auto spec = source.spec_for(story->crs, *canvas, step);
        if (!spec) return tl::unexpected(spec.error());
        what.specs.push_back(*spec);
    }
    return export_steps(source, what);
}

}  // namespace

void add_export(CLI::App& app, int& status) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* verb = app.add_subcommand("export", "Write one PNG per step of a tour (without TOUR: the bundled one)");
    verb->add_option("TOUR", options->tour, "Tour file (*.tour.yaml)");
    verb->add_option("-o,--output", options->folder, "Folder for step-01.png ...")->required()->type_name("DIR");
    verb->add_option("--size", options->size, "WIDTHxHEIGHT, or 4k, 1080p, 720p, square, story, a4 ...")
        ->capture_default_str();
    verb->add_option("--crs", options->crs, "CRS of the map: EPSG:3035, a PROJ string, WKT");
    verb->add_option("--steps", options->steps, "Only these steps, e.g. 2-5 or 1,4-6");
    verb->add_flag("--overwrite", options->overwrite, "Replace files of the same name");
    verb->callback([options, &status] {
        if (const auto done = run_export(*options); !done) status = report(done.error());
    });
}

}  // namespace tourmap
