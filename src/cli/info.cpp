#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "geodata/load.h"
#include "src/cli/cli.h"
#include "src/cli/messages.h"
#include "src/cli/tour_input.h"
#include "src/tour/chronology.h"
#include "src/tour/read_tour.h"

namespace tourmap {
namespace {

using Json = nlohmann::ordered_json;

struct InfoOptions {
    std::string path;
    bool json = false, allow_network = false;
};

// JSON escapes the controls below U+0020 by itself; the others would reach a terminal. They can stand in
// strings only. Text that is not UTF-8 is replaced.
void print_json(const Json& json) {
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
        const bool c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;
        if (!c1 && byte != 0x7F) {
            out += text[i];
            continue;
        }
        char escaped[8];
        std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c1 ? next : byte));
        out += escaped;
        i += c1;
    }
    std::printf("%s\n", out.c_str());
}

Json extent_json(const LonLatBox& box) {
    if (box.empty) return nullptr;
    return Json::array({box.min.lon, box.min.lat, box.max.lon, box.max.lat});
}

Json layers_json(const std::vector<LoadedLayer>& layers) {
    Json out{{"layers", Json::array()}, {"warnings", Json::array()}};
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
}

int info_of_file(const InfoOptions& options) {
    const auto layers = load_layers(options.path, {{}, options.allow_network});
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
            {"steps", steps},
            {"stops", tour.stops.size()},
            {"legs", tour.legs.size()},
            {"markers", tour.markers.size()},
            {"sectors", tour.sectors.size()},
            {"sources", tour.sources.size()}};
}

int info_of_tour(const InfoOptions& options) {
    const ReadTour read = read_tour(options.path);
    if (!read.tour) return report(first_error(read, options.path));
    const Tour& tour = *read.tour;
    if (options.json) {
        print_json(tour_json(tour));
        return 0;
    }
    std::printf("tour      %s\n          %s\ncrs       %s\n", printable(tour.title).c_str(),
                printable(tour.subtitle).c_str(), printable(tour.crs).c_str());
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

}  // namespace

void add_info(CLI::App& app, int& status) {
    auto options = std::make_shared<InfoOptions>();
    CLI::App* verb = app.add_subcommand("info", "Tell what is in a tour or a vector file");
    verb->add_option("FILE", options->path, "Tour file, or any vector file")->required()->type_name("");
    verb->add_flag("--json", options->json, "As JSON on standard output");
    verb->add_flag("--allow-network", options->allow_network, "Also sources that reach the network, VRT and databases");
    verb->callback(
        [options, &status] { status = is_tour(options->path) ? info_of_tour(*options) : info_of_file(*options); });
}

}  // namespace tourmap
