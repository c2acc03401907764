#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "geodata/crs.h"
#include "src/cli/cli.h"
#include "src/cli/options.h"
#include "src/tour/read_tour.h"

namespace tourmap {
namespace {

int run_check(const std::string& path) {
    ReadTour read = read_tour(path);
    // The reader knows no PROJ; a CRS that cannot be used is an error of the tour all the same.
    if (read.tour && read.tour->crs != "auto")
        if (const auto crs = parse_crs(read.tour->crs); !crs) {
            Problem& problem = read.problems.emplace_back();
            problem.where.file = path;
            problem.what = "map.crs: " + crs.error().what;
            problem.right = crs.error().right;
        }
    std::size_t errors = 0;
    for (const Problem& problem : read.problems) {
        errors += problem.severity == Severity::error;
        std::printf("%s\n", describe(problem).c_str());
    }
    const std::size_t warnings = read.problems.size() - errors;
    if (errors == 0 && read.tour)
        std::printf("%s: good: %zu stops, %zu legs, %zu markers, %zu sources%s\n", printable(path).c_str(),
                    read.tour->stops.size(), read.tour->legs.size(), read.tour->markers.size(), read.tour->sources.size(),
                    warnings ? (", " + std::to_string(warnings) + " warnings").c_str() : "");
    else
        std::fprintf(stderr, "tourmap: %zu %s, %zu %s\n", errors, errors == 1 ? "error" : "errors", warnings,
                     warnings == 1 ? "warning" : "warnings");
    return errors == 0 ? 0 : 1;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
    auto path = std::make_shared<std::string>();
    CLI::App* verb = app.add_subcommand("check", "Find every problem of a tour file, with file:line:column");
    verb->add_option("TOUR", *path, "Tour file (*.tour.yaml)")->required();
    verb->callback([path, &status] { status = run_check(*path); });
}

}  // namespace tourmap
