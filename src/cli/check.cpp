#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "src/cli/access_option.h"
#include "src/cli/check_names.h"
#include "src/cli/cli.h"
#include "src/cli/problems_json.h"
#include "src/tour/read_tour.h"

namespace tourmap {
namespace {

std::string count_of(std::size_t n, const std::string& what) {
    return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

enum class Form : std::uint8_t { text, json, sarif };

struct CheckOptions {
    std::string path;
    Form form = Form::text;
    TourAccess access;
};

bool has_errors(const ReadTour& read) {
    return std::ranges::any_of(read.problems, [](const Problem& p) { return p.severity == Severity::error; });
}

int run_check(const CheckOptions& options) {
    const auto& [path, form, access] = options;
    ReadTour read = read_tour(path, access);
    check_names(read, path);
    if (form != Form::text) {
        print_json(form == Form::json ? problems_json(read.problems) : problems_sarif(read.problems, TOURMAP_VERSION));
        return has_errors(read) ? 1 : 0;
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
    auto options = std::make_shared<CheckOptions>();
    auto json = std::make_shared<bool>(false);
    auto sarif = std::make_shared<bool>(false);
    CLI::App* verb = app.add_subcommand("check", "Find every problem of a tour file, with file:line:column");
    verb->add_option("TOUR", options->path, "Tour file (*.tour.yaml)")->required()->type_name("");
    CLI::Option* as_json =
        verb->add_flag("--json", *json, "As a JSON array of file, line, column, severity, what, right");
    verb->add_flag("--sarif", *sarif, "As a SARIF 2.1.0 log, for code hosts and editors")->excludes(as_json);
    add_access(*verb, options->access);
    verb->callback([options, json, sarif, &status] {
        options->form = *sarif ? Form::sarif : *json ? Form::json : Form::text;
        status = run_check(*options);
    });
}

}  // namespace tourmap
