#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "geodata/module.h"
#include "src/cli/access_option.h"
#include "src/cli/cli.h"
#include "src/cli/look_option.h"
#include "src/cli/messages.h"
#include "src/cli/options.h"
#include "src/cli/tour_input.h"
#include "src/files/log_head.h"
#include "src/story/load_story.h"
#include "src/viewer/viewer.h"

namespace tourmap {

namespace {

struct ViewOptions {
    std::string size, extent;
    ViewerOptions viewer;
};

// What a tour is asked for, of the map of a file that is none.
Result<void> check_file(const ViewerOptions& viewer) {
    std::error_code error;
    const bool may_be_address = viewer.access.network && viewer.path.find(':') != std::string::npos;
    if (!may_be_address && !std::filesystem::exists(viewer.path, error) && !viewer.path.starts_with("/vsi"))
        return fail("no such file or directory", {}, {viewer.path, 0, 0});
    const char* tours_alone = !viewer.look.language.empty()    ? "--lang"
                              : !viewer.look.worldview.empty() ? "--worldview"
                                                               : nullptr;
    if (tours_alone)
        return fail(std::string(tours_alone) + " is for tours, and " + quoted(viewer.path) + " is none",
                    "a tour is a .tour.yaml file; leave the option out for the map of a file");
    return {};
}

Result<void> check_tour(const ViewerOptions& viewer) {
    if (viewer.extent)
        return fail("--extent is for the map of a file, and " + quoted(viewer.path) + " is a tour",
                    "a tour's steps have views of their own; leave --extent out");
    const ReadTour read = read_tour(viewer.path, viewer.access);
    if (!read.tour) return tl::unexpected(first_error(read, viewer.path));
    return {};
}

// What a log was recorded with, where nothing else is asked for.
Result<void> take_head(ViewerOptions& viewer) {
    if (viewer.replay.empty()) return {};
    const auto head = read_log_head(viewer.replay);
    if (!head) return tl::unexpected(head.error());
    const auto take = [](auto& own, const auto& recorded) {
        if (own == std::decay_t<decltype(own)>{}) own = recorded;
    };
    take(viewer.path, head->file);
    take(viewer.crs, head->crs);
    take(viewer.relief, head->relief);
    take(viewer.look.theme, head->theme);
    take(viewer.look.language, head->language);
    take(viewer.look.worldview, head->worldview);
    take(viewer.width, head->width);
    take(viewer.height, head->height);
    take(viewer.reduced_motion, head->reduced_motion);
    return {};
}

// What is wrong with the arguments is said here, where they were given, before a window opens.
Result<ViewerOptions> checked(const ViewOptions& options) {
    ViewerOptions viewer = options.viewer;
    if (const auto done = take_head(viewer); !done) return tl::unexpected(done.error());
    if (!options.size.empty()) {
        const auto size = parse_size(options.size);
        if (!size) return tl::unexpected(size.error());
        viewer.width = size->width_px;
        viewer.height = size->height_px;
    }
    if (!options.extent.empty()) {
        const auto extent = parse_extent_box(options.extent);
        if (!extent) return tl::unexpected(extent.error());
        viewer.extent = *extent;
    }
    const auto path = tour_or_bundled(viewer.path);
    if (!path) return tl::unexpected(path.error());
    viewer.path = *path;
    viewer.journey = is_tour(viewer.path);
    if (const auto good = check_map_crs(viewer.crs); !good) return tl::unexpected(good.error());
    if (const auto good = check_look(viewer.look); !good) return tl::unexpected(good.error());
    if (const auto good = viewer.journey ? check_tour(viewer) : check_file(viewer); !good)
        return tl::unexpected(good.error());
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
    CLI::App* verb = app.add_subcommand("view", "Open a tour or any vector file in a window");
    verb->add_option("FILE", options->viewer.path, "Tour (*.tour.yaml; default: the bundled one), or any vector file")
        ->type_name("");
    verb->add_option("--crs", options->viewer.crs, "EPSG:3035, a PROJ string, WKT, globe or auto (default: the tour's)")
        ->type_name("CRS");
    verb->add_option("--extent", options->extent, "Of the map of a file: WEST,SOUTH,EAST,NORTH in degrees")
        ->type_name("W,S,E,N");
    add_access(*verb, options->viewer.access);
    add_look(*verb, options->viewer.look);
    add_relief(*verb, options->viewer.relief);
    verb->add_option("--size", options->size, "Size of the window, e.g. 1280x720")->type_name("SIZE");
    verb->add_flag("--reduced-motion", options->viewer.reduced_motion,
                   "Changes in place of flights, as where the desktop is set so");
    verb->add_option("--probe", options->viewer.probe_file, "Append what is shown to FILE as JSON lines")
        ->type_name("FILE");
    verb->add_option("--record", options->viewer.record, "Write to FILE what is done in the window, a line each")
        ->type_name("FILE");
    verb->add_option("--replay", options->viewer.replay, "Do again what FILE has recorded")->type_name("FILE");
    verb->add_option("--frame-log", options->viewer.frame_log,
                     "Write when each frame was shown, and what it took, to FILE")
        ->type_name("FILE");
    verb->callback([options, &status] { status = run_view(*options); });
}

}  // namespace tourmap
