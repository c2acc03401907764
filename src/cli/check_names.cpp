#include "src/cli/check_names.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "render/png.h"
#include "src/story/check_places.h"
#include "src/story/load_story.h"
#include "src/story/own_layers.h"
#include "src/tour/document.h"

namespace tourmap {
namespace {

// Null where there is none.
const DocumentNode* value_in(const DocumentNode* node, const std::string& key) {
    const DocumentEntry* entry = node ? node->find(key) : nullptr;
    return entry ? &entry->value : nullptr;
}

const DocumentNode* entry_in(const DocumentNode* list, std::size_t i) {
    return list && i < list->entries.size() ? &list->entries[i].value : nullptr;
}

class NamesCheck {
public:
    NamesCheck(ReadTour& read, const std::string& path) : read_(read), path_(path) {
        const auto text = read_text_file(path);
        ProblemList problems(path);
        if (text) root_ = parse_document(*text, problems);
    }

    void run() {
        const Tour& tour = this->tour();
        const DocumentNode* map = value_in(root(), "map");
        say(map, "theme", Severity::error, check_look({tour.theme, "", ""}));
        say(map, "worldview", Severity::error, check_look({"", "", tour.worldview}));
        if (!tour.shown_language.empty()) say(map, "language", Severity::error, find_language(tour));
        // Words that are not there in the tour's language are English, so that it can be shown.
        say(root(), "language", Severity::warning, check_look({"", tour.language, ""}));
        layers(value_in(map, "layers"));
        stops(value_in(root(), "stops"));
        pictures();
    }

private:
    const Tour& tour() const { return read_.tour ? *read_.tour : read_.as_far_as_read; }
    const DocumentNode* root() const { return root_ ? &*root_ : nullptr; }

    static Result<void> find_language(const Tour& tour) {
        const auto languages = load_languages(languages_of(tour));
        if (!languages) return tl::unexpected(languages.error());
        const auto found = (*languages)->find(tour.shown_language);
        return found ? Result<void>() : tl::unexpected(found.error());
    }
    void layers(const DocumentNode* list) {
        for (const LayerProblem& problem : check_layers(tour()))
            say(entry_in(list, problem.layer), problem.key, Severity::error, problem.error);
    }
    void stops(const DocumentNode* list) {
        const auto places = check_places(tour());
        if (!places) return say(root(), "stops", Severity::warning, places);
        for (const StopProblem& problem : *places)
            say(entry_in(list, problem.stop), "country", problem.far_off ? Severity::error : Severity::warning,
                problem.error);
    }
    void pictures() {
        const Tour& tour = this->tour();
        for (std::size_t i = 0; i < tour.markers.size(); ++i)
            if (tour.markers[i].picture)
                picture(*tour.markers[i].picture, value_in(entry_in(value_in(root(), "markers"), i), "picture"));
        for (std::size_t i = 0; i < tour.stops.size(); ++i)
            for (std::size_t k = 0; k < tour.stops[i].media.size(); ++k)
                picture(tour.stops[i].media[k], entry_in(value_in(entry_in(value_in(root(), "stops"), i), "media"), k));
    }
    void picture(const Picture& shown, const DocumentNode* node) {
        say(node, "file", Severity::error, tourmap::read_picture(shown.file));
    }

    template <class Outcome>
    void say(const DocumentNode* node, const std::string& key, Severity severity, const Outcome& outcome) {
        if (!outcome) say(node, key, severity, outcome.error());
    }
    // What is wrong inside a file that the tour names is said with its place there.
    void say(const DocumentNode* node, const std::string& key, Severity severity, const Error& error) {
        const TextPosition& in = error.where;
        const std::string inside =
            in.line == 0 ? in.file : in.file + ":" + std::to_string(in.line) + ":" + std::to_string(in.column);
        const DocumentNode* value = value_in(node, key);
        const TextMark at = value ? value->at : node ? node->at : TextMark{};
        const auto later = [&](const Problem& problem) {
            return std::tie(problem.where.line, problem.where.column) > std::tie(at.line, at.column);
        };
        read_.problems.insert(std::find_if(read_.problems.begin(), read_.problems.end(), later),
                              Problem{severity,
                                      {path_, at.line, at.column},
                                      (inside.empty() ? "" : inside + ": ") + error.what,
                                      error.right});
    }

    ReadTour& read_;
    const std::string& path_;
    std::optional<DocumentNode> root_;
};

}  // namespace

void check_names(ReadTour& read, const std::string& path) {
    NamesCheck(read, path).run();
}

}  // namespace tourmap
