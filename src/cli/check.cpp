#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <tuple>

#include "geodata/crs.h"
#include "src/cli/cli.h"
#include "src/cli/print_json.h"
#include "src/tour/document.h"
#include "src/tour/read_tour.h"

namespace tourmap {
namespace {

// Where a tour file names its CRS: in the entry `crs` of its map `map`.
TextMark place_of_crs(const std::string& path) {
    const auto text = read_text_file(path);
    if (!text) return {};
    ProblemList problems(path);
    const auto root = parse_document(*text, problems);
    const DocumentEntry* map = root ? root->find("map") : nullptr;
    const DocumentEntry* crs = map ? map->value.find("crs") : nullptr;
    return crs ? crs->value.at : TextMark{};
}

// The reader of tours knows no PROJ; a CRS that cannot be used is an error of the tour all the same.
void check_crs(ReadTour& read, const std::string& path) {
    if (!read.tour || read.tour->crs == "auto" || read.tour->crs == "globe") return;
    const auto crs = parse_crs(read.tour->crs);
    if (crs) return;
    const TextMark at = place_of_crs(path);
    const auto later = [&](const Problem& problem) {
        return std::tie(problem.where.line, problem.where.column) > std::tie(at.line, at.column);
    };
    read.problems.insert(std::find_if(read.problems.begin(), read.problems.end(), later),
                         Problem{Severity::error, {path, at.line, at.column}, crs.error().what, crs.error().right});
}

std::string count_of(std::size_t n, const std::string& what) {
    return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

// For editors and CI: an array, empty for a good tour.
Json problems_json(const ReadTour& read) {
    Json out = Json::array();
    for (const Problem& problem : read.problems)
        out.push_back({{"file", problem.where.file},
                       {"line", problem.where.line},
                       {"column", problem.where.column},
                       {"severity", problem.severity == Severity::error ? "error" : "warning"},
                       {"what", problem.what},
                       {"right", problem.right}});
    return out;
}

int run_check(const std::string& path, bool json) {
    ReadTour read = read_tour(path);
    check_crs(read, path);
    if (json) {
        print_json(problems_json(read));
        return read.tour ? 0 : 1;
    }
    std::size_t errors = 0;
    for (const Problem& problem : read.problems) {
        errors += problem.severity == Severity::error;
        std::printf("%s\n", describe(problem).c_str());
    }
    const std::size_t warnings = read.problems.size() - errors;
    if (errors > 0 || !read.tour) {
        std::fflush(stdout);  // the sum comes last, also where both streams lead to one file
        std::fprintf(stderr, "tourmap: %s, %s\n", count_of(errors, "error").c_str(),
                     count_of(warnings, "warning").c_str());
        return 1;
    }
    const Tour& tour = *read.tour;
    std::printf("%s: good: %s, %s, %s, %s%s\n", printable(path).c_str(), count_of(tour.stops.size(), "stop").c_str(),
                count_of(tour.legs.size(), "leg").c_str(), count_of(tour.markers.size(), "marker").c_str(),
                count_of(tour.sources.size(), "source").c_str(),
                warnings ? (", " + count_of(warnings, "warning")).c_str() : "");
    return 0;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
    auto path = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    CLI::App* verb = app.add_subcommand("check", "Find every problem of a tour file, with file:line:column");
    verb->add_option("TOUR", *path, "Tour file (*.tour.yaml)")->required()->type_name("");
    verb->add_flag("--json", *json, "As a JSON array of file, line, column, severity, what, right");
    verb->callback([path, json, &status] { status = run_check(*path, *json); });
}

}  // namespace tourmap
