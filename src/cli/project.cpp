#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <future>
#include <memory>

#include "geodata/load.h"
#include "geodata/projected_box.h"
#include "geodata/seams.h"
#include "geodata/write_layer.h"
#include "src/cli/cli.h"
#include "src/cli/jobs_option.h"
#include "src/cli/messages.h"
#include "src/cli/progress_bar.h"
#include "src/files/staging_folder.h"

namespace tourmap {
namespace {

constexpr double default_share = 1.0 / 4000;  // of the layer's width
constexpr double least_share = 1e-9;          // finer than that is below the rounding of projections

struct ProjectOptions {
    std::string input, output, crs, tolerance, layer, format;
    bool overwrite = false, allow_network = false;
    Jobs jobs = all_cores();
};

struct Target {
    Projector projector;
    DomainInfo domain;
};

Result<Target> target_of(const std::string& text) {
    const auto crs = parse_crs(text);
    if (!crs) return tl::unexpected(crs.error());
    auto projector = Projector::create(*crs);
    if (!projector) return tl::unexpected(projector.error());
    return Target{std::move(*projector), domain_of(*crs)};
}

// 0: by the width of the layer.
Result<double> parse_tolerance(const std::string& text) {
    if (text.empty()) return 0.0;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value > 0) || !std::isfinite(value))
        return fail("tolerance " + quoted(text) + " is not a length", "give a positive number in units of the CRS");
    return value;
}

Result<LoadedLayer> load_one(const ProjectOptions& options, const Progress& progress) {
    auto loaded = load_layers(options.input, {options.layer, options.allow_network, progress});
    if (!loaded) return tl::unexpected(loaded.error());
    if (loaded->size() == 1) return std::move(loaded->front());
    std::string names;
    for (const LoadedLayer& layer : *loaded) names += (names.empty() ? "" : ", ") + layer.layer->name;
    return fail("has " + std::to_string(loaded->size()) + " layers: " + names.substr(0, 300),
                "say which with --layer NAME", {options.input, 0, 0});
}

// Where the layer lies on the map, and how far its edges may be off there.
struct Extent {
    MapBox box;
    double tolerance = 0;
};

Result<Extent> extent_for(const GeoLayer& layer, const Target& target, double asked) {
    if (layer.vertices.empty()) return fail("has no geometry to project", {}, {layer.source, 0, 0});
    const MapBox box = projected_box(layer, target.projector, target.domain.domain);
    if (box.empty)
        return fail("nothing of it lies in the projection, which shows what is " + describe(target.domain.domain),
                    "give another --crs", {layer.source, 0, 0});
    double width = box.max.x - box.min.x;
    if (width <= 0) width = box.max.y - box.min.y;
    if (width <= 0) width = 1000 / target.projector.crs().metres_per_unit;  // one point
    if (asked == 0) return Extent{box, width * default_share};
    if (asked < width * least_share)
        return fail("the tolerance is too small: the layer is " + std::to_string(width) + " units wide",
                    "give at least a thousand-millionth of that");
    return Extent{box, asked};
}

std::string counted(std::size_t n, const char* one, const char* more) {
    return std::to_string(n) + " " + (n == 1 ? one : more);
}

// One line: what of the input is not in the output, and what differs.
void warn_of_losses(const WriteReport& report, const std::string& output) {
    std::string text;
    const auto add = [&](const std::string& more) { text += (text.empty() ? output + ": " : "; ") + more; };
    const std::size_t points = report.lost_points;
    if (points > 0) add(counted(points, "point", "points") + " cannot be projected and left out");
    const std::size_t refused = report.dropped - std::min(report.dropped, points);
    if (refused > 0)
        add(counted(refused, "polygon or piece of a line", "polygons or pieces of lines") +
            " cannot be projected and left out");
    const std::size_t empty = report.left_out - std::min(report.left_out, report.lost_point_features);
    if (empty > 0) add(counted(empty, "feature", "features") + " with nothing in the projection left out");
    if (report.repaired > 0) add(counted(report.repaired, "polygon", "polygons") + " with rings that cross made valid");
    for (const std::string& note : report.notes) add(note);
    if (!text.empty()) warn(text);
}

// Where to write, and how. What is wrong with it is said without waiting for the data.
struct Destination {
    Target target;
    double tolerance = 0;  // 0: by the width of the layer
    std::string driver;
    StagingFolder staging;
};

Result<Destination> destination_of(const ProjectOptions& options) {
    auto target = target_of(options.crs);
    if (!target) return tl::unexpected(target.error());
    const auto tolerance = parse_tolerance(options.tolerance);
    if (!tolerance) return tl::unexpected(tolerance.error());
    auto driver = driver_for(options.output, options.format, target->projector.crs());
    if (!driver) return tl::unexpected(driver.error());
    auto staging = StagingFolder::beside(options.output, options.overwrite);
    if (!staging) return tl::unexpected(staging.error());
    return Destination{std::move(*target), *tolerance, std::move(*driver), std::move(*staging)};
}

Result<void> run_project(const ProjectOptions& options) {
    ProgressBar bar;  // from here on Ctrl-C takes away what was begun
    const Progress progress = bar.progress();
    // PROJ's database and GDAL's libraries take as long to open as the data to read.
    auto reading = std::async(std::launch::async, [&] { return load_one(options, progress.part(0, 0.4, "reading")); });
    auto destination = destination_of(options);
    if (!destination) {
        progress.stop();
        return tl::unexpected(destination.error());
    }
    const auto& [projector, domain] = destination->target;
    const auto loaded = reading.get();
    if (!loaded) return tl::unexpected(loaded.error());
    bar.clear();
    if (!loaded->report.clean()) warn(loaded->report.summary(options.input));
    const GeoLayer& source = *loaded->layer;
    auto matching = std::async(std::launch::async, [&] { return with_matching_seams(loaded->layer); });
    const auto extent = extent_for(source, destination->target, destination->tolerance);
    const GeoLayerPtr seamless = matching.get();
    if (!extent) return tl::unexpected(extent.error());
    const Progress writing = progress.part(0.4, 1, "projecting");
    const LayerProjection projection(*seamless, projector, domain, {extent->tolerance, 0}, writing);
    const auto shape = [&](std::size_t first, std::size_t last) { return projection.features(first, last); };
    const LayerToWrite layer{source, shape, projector.crs(), extent->tolerance, extent->box, writing, options.jobs};
    const auto written = write_layer(layer, destination->staging.path(), destination->driver);
    if (!written) {
        Error error = written.error();
        if (!error.where.file.empty()) error.where.file = options.output;
        return tl::unexpected(error);
    }
    if (!layer.progress.at(1)) return cancelled();
    bar.hide();
    const auto old =
        options.overwrite ? files_of_data_set(options.output, destination->driver) : std::vector<std::string>{};
    if (auto published = destination->staging.publish(old); !published) return published;
    warn_of_losses(*written, options.output);
    return {};
}

}  // namespace

void add_project(CLI::App& app, int& status) {
    auto options = std::make_shared<ProjectOptions>();
    CLI::App* verb = app.add_subcommand("project", "Write a layer clipped, resampled and projected to a CRS");
    verb->add_option("IN", options->input, "Any vector file")->required()->type_name("");
    verb->add_option("-o,--output", options->output, "File to write: *.gpkg, *.fgb, *.shp, *.geojson ...")
        ->required()
        ->type_name("OUT");
    verb->add_option("--crs", options->crs, "CRS to project to: EPSG:3035, a PROJ string, WKT")
        ->required()
        ->type_name("CRS");
    verb->add_option("--tolerance", options->tolerance,
                     "How far edges may be off, in units of the CRS (default: width / 4000)")
        ->type_name("T");
    verb->add_option("--layer", options->layer, "The layer of IN, where it holds several")->type_name("NAME");
    verb->add_option("-f,--of", options->format, "Format, an OGR driver (default: by the name of OUT)")
        ->type_name("DRIVER");
    verb->add_flag("--overwrite", options->overwrite, "Replace the file if it exists");
    verb->add_flag("--allow-network", options->allow_network, "Also sources that reach the network, VRT and databases");
    add_jobs(*verb, options->jobs);
    verb->callback([options, &status] {
        if (const auto done = run_project(*options); !done) status = report(done.error());
    });
}

}  // namespace tourmap
