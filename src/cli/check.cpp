#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <tuple>

#include "geodata/crs.h"
#include "src/cli/cli.h"
#include "src/cli/print_json.h"
#include "src/story/check_places.h"
#include "src/story/load_story.h"
#include "src/tour/document.h"
#include "src/tour/read_tour.h"

namespace tourmap {
namespace {

// Finds what the reader of tours cannot, which knows no PROJ and none of the program's own data; a name that cannot be
// used is a problem of the tour all the same.
class NamesCheck {
public:
    NamesCheck(ReadTour& read, const std::string& path) : read_(read), path_(path) {
        const auto text = read_text_file(path);
        ProblemList problems(path);
        if (text) root_ = parse_document(*text, problems);
    }

    void run() {
        const Tour& tour = *read_.tour;
        if (tour.crs != "auto" && tour.crs != "globe") say("crs", Severity::error, parse_crs(tour.crs));
        say("theme", Severity::error, check_look({tour.theme, "", ""}));
        say("worldview", Severity::error, check_look({"", "", tour.worldview}));
        // Words that are not there in the tour's language are English, so that it can be shown.
        say("language", Severity::warning, check_look({"", tour.language, ""}));
        const auto places = check_places(tour);
        if (!places) return say("stops", Severity::warning, places);
        for (const StopProblem& problem : *places)
            add(place_of_country(problem.stop), problem.far_off ? Severity::error : Severity::warning, problem.error);
    }

private:
    template <class Outcome>
    void say(const std::string& key, Severity severity, const Outcome& outcome) {
        if (outcome) return;
        const Error& error = outcome.error();
        // What is wrong inside a file that the tour names is said with its place there.
        const TextPosition& in = error.where;
        const std::string inside =
            in.line == 0 ? in.file : in.file + ":" + std::to_string(in.line) + ":" + std::to_string(in.column);
        const std::string what = inside.empty() ? error.what : inside + ": " + error.what;
        add(place_of(key), severity, {what, error.right, {}});
    }
    void add(TextMark at, Severity severity, const Error& error) {
        const auto later = [&](const Problem& problem) {
            return std::tie(problem.where.line, problem.where.column) > std::tie(at.line, at.column);
        };
        read_.problems.insert(std::find_if(read_.problems.begin(), read_.problems.end(), later),
                              Problem{severity, {path_, at.line, at.column}, error.what, error.right});
    }

    // Of the value of a key of the tour, or of its map `map`.
    TextMark place_of(const std::string& key) const {
        const DocumentEntry* map = root_ ? root_->find("map") : nullptr;
        const DocumentEntry* entry = map ? map->value.find(key) : nullptr;
        if (!entry && root_) entry = root_->find(key);
        return entry ? entry->value.at : TextMark{};
    }

    TextMark place_of_country(std::size_t stop) const {
        const DocumentEntry* stops = root_ ? root_->find("stops") : nullptr;
        if (!stops || stop >= stops->value.entries.size()) return {};
        const DocumentEntry* country = stops->value.entries[stop].value.find("country");
        return country ? country->value.at : TextMark{};
    }

    ReadTour& read_;
    const std::string& path_;
    std::optional<DocumentNode> root_;
};

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
    if (read.tour) NamesCheck(read, path).run();
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
