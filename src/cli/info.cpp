#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>

#include "geodata/crs_choice.h"
#include "geodata/load.h"
#include "geodata/lonlat_extent.h"
#include "src/cli/access_option.h"
#include "src/cli/cli.h"
#include "src/cli/info_crs.h"
#include "src/cli/messages.h"
#include "src/cli/print_json.h"
#include "src/cli/progress_bar.h"
#include "src/cli/tour_input.h"
#include "src/story/framing.h"
#include "src/tour/chronology.h"
#include "src/tour/read_tour.h"

namespace tourmap {
namespace {

struct InfoOptions {
    std::string path;
    CrsInfoOptions crs;
    bool json = false;
    TourAccess access;
};

Json choice_json(const CrsChoice& choice) {
    return {{"crs", choice.definition}, {"reason", choice.reason}};
}

void print_choice(const CrsChoice& choice) {
    std::printf("auto crs  %s\n          %s\n", choice.definition.c_str(), choice.reason.c_str());
}

// What --crs auto means for a map of all layers; none for layers without geometry.
std::optional<CrsChoice> choice_for(const std::vector<LoadedLayer>& loaded) {
    std::vector<GeoLayerPtr> layers;
    for (const LoadedLayer& one : loaded) layers.push_back(one.layer);
    const LonLatBox extent = shortest_extent(layers);
    if (extent.empty) return std::nullopt;
    return choose_crs(extent);
}

Json layers_json(const std::vector<LoadedLayer>& layers) {
    const auto choice = choice_for(layers);
    Json out{{"layers", Json::array()},
             {"auto_crs", choice ? choice_json(*choice) : Json(nullptr)},
             {"warnings", Json::array()}};
    for (const LoadedLayer& loaded : layers) {
        const GeoLayer& layer = *loaded.layer;
        Json fields = Json::array();
        for (std::size_t i = 0; i < layer.attributes.names.size(); ++i)
            fields.push_back({{"name", layer.attributes.names[i]}, {"type", layer.attributes.types[i]}});
        out["layers"].push_back({{"name", layer.name},
                                 {"driver", layer.driver},
                                 {"geometry", layer.geometry},
                                 {"features", layer.feature_count()},
                                 {"skipped", loaded.report.skipped},
                                 {"crs", layer.crs},
                                 {"extent", extent_json(layer.extent())},
                                 {"fields", fields}});
        if (!loaded.report.clean()) out["warnings"].push_back(loaded.report.summary(layer.source));
    }
    return out;
}

void print_layers(const std::vector<LoadedLayer>& layers) {
    for (const LoadedLayer& loaded : layers) {
        const GeoLayer& layer = *loaded.layer;
        const LonLatBox box = layer.extent();
        std::printf(
            "layer     %s\ndriver    %s\ngeometry  %s\nfeatures  %zu, %zu skipped, %zu vertices\ncrs       %s\n",
            printable(layer.name).c_str(), layer.driver.c_str(), layer.geometry.c_str(), layer.feature_count(),
            loaded.report.skipped, layer.vertices.size(), printable(layer.crs).c_str());
        if (!box.empty)
            std::printf("extent    %.6g,%.6g,%.6g,%.6g\n", box.min.lon, box.min.lat, box.max.lon, box.max.lat);
        std::printf("fields   ");
        for (std::size_t i = 0; i < layer.attributes.names.size(); ++i)
            std::printf(" %s:%s", printable(layer.attributes.names[i]).c_str(), layer.attributes.types[i].c_str());
        std::printf("\n\n");
        if (!loaded.report.clean()) warn(loaded.report.summary(layer.source));
    }
    if (const auto choice = choice_for(layers)) print_choice(*choice);
}

int info_of_file(const InfoOptions& options) {
    ProgressBar bar;
    const auto layers = load_layers(options.path, {{}, options.access.network, bar.progress()});
    bar.clear();
    if (!layers) return report(layers.error());
    if (options.json)
        print_json(layers_json(*layers));
    else
        print_layers(*layers);
    return 0;
}

Json tour_json(const Tour& tour) {
    Json steps = Json::array();
    for (const Step& step : steps_of(tour)) steps.push_back(step.name);
    return {{"title", tour.title},
            {"crs", tour.crs},
            {"auto_crs", choice_json(auto_crs(tour))},
            {"steps", steps},
            {"stops", tour.stops.size()},
            {"legs", tour.legs.size()},
            {"markers", tour.markers.size()},
            {"sectors", tour.sectors.size()},
            {"sources", tour.sources.size()}};
}

int info_of_tour(const InfoOptions& options) {
    const ReadTour read = read_tour(options.path, options.access);
    if (!read.tour) return report(first_error(read, options.path));
    const Tour& tour = *read.tour;
    if (options.json) {
        print_json(tour_json(tour));
        return 0;
    }
    std::printf("tour      %s\n          %s\ncrs       %s\n", printable(tour.title).c_str(),
                printable(tour.subtitle).c_str(), printable(tour.crs).c_str());
    print_choice(auto_crs(tour));
    std::size_t number = 0;
    for (const Step& step : steps_of(tour)) std::printf("step %-4zu %s\n", ++number, printable(step.name).c_str());
    for (std::size_t s = 0; s < tour.stops.size(); ++s) {
        std::printf("\n%s (%.4f, %.4f)\n", printable(tour.stops[s].place).c_str(), tour.stops[s].position.lon,
                    tour.stops[s].position.lat);
        for (const Marker& marker : tour.markers)
            if (marker.stop == s)
                std::printf("  %-10s %-10s %s\n", name_of(marker.kind), name_of(marker.status),
                            printable(marker.title).c_str());
    }
    std::printf("\n%zu sources, %zu parties, %zu sectors\n", tour.sources.size(), tour.parties.size(),
                tour.sectors.size());
    return 0;
}

int run_info(const InfoOptions& options, bool about_crs) {
    if (!about_crs) return is_tour(options.path) ? info_of_tour(options) : info_of_file(options);
    CrsInfoOptions crs = options.crs;
    crs.json = options.json;
    const auto done = info_of_crs(crs);
    return done ? 0 : report(done.error());
}

}  // namespace

void add_info(CLI::App& app, int& status) {
    auto options = std::make_shared<InfoOptions>();
    CLI::App* verb = app.add_subcommand("info", "Tell what is in a tour or a vector file, or what a CRS does");
    auto* file = verb->add_option("FILE", options->path, "Tour file, or any vector file")->type_name("");
    auto* crs =
        verb->add_option("--crs", options->crs.crs, "Instead of FILE: EPSG:3035, a PROJ string, WKT, auto, globe")
            ->type_name("CRS")
            ->excludes(file);
    verb->add_option("--extent", options->crs.extent, "Where the CRS is measured (default: its area of use)")
        ->needs(crs)
        ->type_name("W,S,E,N");
    verb->add_flag("--json", options->json, "As JSON on standard output");
    add_access(*verb, options->access);
    verb->callback([options, file, crs, &status] {
        if (file->count() == 0 && crs->count() == 0) throw CLI::RequiredError("FILE or --crs");
        status = run_info(*options, crs->count() > 0);
    });
}

}  // namespace tourmap
