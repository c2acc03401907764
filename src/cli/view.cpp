#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "geodata/module.h"
#include "src/cli/cli.h"
#include "src/cli/look_option.h"
#include "src/cli/messages.h"
#include "src/cli/options.h"
#include "src/cli/tour_input.h"
#include "src/story/load_story.h"
#include "src/viewer/viewer.h"

namespace tourmap {

namespace {

struct ViewOptions {
    std::string size;
    ViewerOptions viewer;
};

// What is wrong with the arguments is said here, where they were given, before a window opens.
Result<ViewerOptions> checked(const ViewOptions& options) {
    ViewerOptions viewer = options.viewer;
    if (!options.size.empty()) {
        const auto size = parse_size(options.size);
        if (!size) return tl::unexpected(size.error());
        viewer.width = size->width_px;
        viewer.height = size->height_px;
    }
    const auto path = tour_or_bundled(viewer.tour_path);
    if (!path) return tl::unexpected(path.error());
    viewer.tour_path = *path;
    if (const auto good = check_map_crs(viewer.crs); !good) return tl::unexpected(good.error());
    if (const auto good = check_look(viewer.look); !good) return tl::unexpected(good.error());
    const ReadTour read = read_tour(*path);
    if (!read.tour) return tl::unexpected(first_error(read, *path));
    viewer.log = [](const std::string& line) { std::fprintf(stderr, "tourmap: %s\n", printable(line, true).c_str()); };
    return viewer;
}

int run_view(const ViewOptions& options) {
    const auto viewer = checked(options);
    if (!viewer) return report(viewer.error());
    const auto run = module_function(viewer_module, viewer_module_run);
    return run ? reinterpret_cast<ViewerModuleRun*>(*run)(*viewer) : report(run.error());
}

}  // namespace

void add_view(CLI::App& app, int& status) {
    auto options = std::make_shared<ViewOptions>();
    CLI::App* verb = app.add_subcommand("view", "Open a tour in a window (without TOUR: the bundled one)");
    verb->add_option("TOUR", options->viewer.tour_path, "Tour file (*.tour.yaml)")->type_name("");
    verb->add_option("--crs", options->viewer.crs, "EPSG:3035, a PROJ string, WKT, globe or auto (default: the tour's)")
        ->type_name("CRS");
    add_look(*verb, options->viewer.look);
    add_relief(*verb, options->viewer.relief);
    verb->add_option("--size", options->size, "Size of the window, e.g. 1280x720")->type_name("SIZE");
    verb->add_option("--probe", options->viewer.probe_file, "Append what is shown to FILE as JSON lines")
        ->type_name("FILE");
    verb->add_option("--frame-log", options->viewer.frame_log,
                     "Write when each frame was shown, and what it took, to FILE")
        ->type_name("FILE");
    verb->callback([options, &status] { status = run_view(*options); });
}

}  // namespace tourmap
