#include <CLI/CLI.hpp>
#include <memory>

#include "src/cli/cli.h"
#include "src/cli/options.h"
#include "src/files/assets.h"
#include "src/story/load_story.h"
#include "src/viewer/viewer.h"

namespace tourmap {

void add_view(CLI::App& app, int& status) {
    struct Options {
        std::string size;
        ViewerOptions viewer;
    };
    auto options = std::make_shared<Options>();
    CLI::App* verb = app.add_subcommand("view", "Open a tour in a window (without TOUR: the bundled one)");
    verb->add_option("TOUR", options->viewer.tour_path, "Tour file (*.tour.yaml)");
    verb->add_option("--crs", options->viewer.crs, "CRS of the map: EPSG:3035, a PROJ string, WKT");
    verb->add_option("--size", options->size, "Size of the window, e.g. 1280x720");
    verb->add_option("--probe", options->viewer.probe_file, "Append what is shown to FILE as JSON lines")->type_name("FILE");
    verb->callback([options, &status] {
        ViewerOptions& viewer = options->viewer;
        if (!options->size.empty()) {
            const auto size = parse_size(options->size);
            if (!size) {
                status = report(size.error());
                return;
            }
            viewer.width = size->width_px;
            viewer.height = size->height_px;
        }
        if (viewer.tour_path.empty()) {
            const auto bundled = find_asset(bundled_tour);
            if (!bundled) {
                status = report(bundled.error());
                return;
            }
            viewer.tour_path = *bundled;
        }
        viewer.log = [](const std::string& line) { std::fprintf(stderr, "tourmap: %s\n", line.c_str()); };
        status = run_viewer(viewer);
    });
}

}  // namespace tourmap
