#include "src/tour/read_tour.h"

#include "src/tour/document.h"
#include "src/tour/sections.h"
#include "src/tour/translate.h"

namespace tourmap {
namespace {

const Schema& tour_schema() {
    static const Schema schema{"a tour",
                               {"version", "title", "stops"},
                               {"subtitle", "byline", "language", "time_zone", "licence", "sources", "sectors",
                                "parties", "map", "cards", "legs", "markers"}};
    return schema;
}

// Lists that others refer to come first, whatever their order in the file.
void read_sections(const DocumentNode& root, Reading& reading) {
    const Fields fields(root, tour_schema(), reading.problems);
    if (root.kind != NodeKind::map) return;
    read_header(fields, reading);
    read_sources(fields, reading);
    read_sectors(fields, reading);
    read_parties(fields, reading);
    read_stops(fields, reading);
    read_legs(fields, reading);
    read_markers(fields, reading);
}

std::string own_language(const DocumentNode& root) {
    const DocumentEntry* language = root.find("language");
    return language && !language->value.text.empty() ? language->value.text : "en";
}

// What is wrong in every language is found again, at the same place: the list of problems holds it once.
void read_translations(const DocumentNode& root, const std::string& own, Reading& reading) {
    constexpr std::size_t most_languages = 40;
    const std::vector<std::string> languages = languages_in(root);
    if (languages.size() > most_languages) {
        reading.problems.error(root.at, "texts in " + std::to_string(languages.size()) + " languages",
                               "at most " + std::to_string(most_languages));
        return;
    }
    for (const std::string& language : languages) {
        if (language == own) continue;
        Reading translation(reading.problems);
        translation.original = &reading.tour;
        translation.tour.file = reading.tour.file;
        translation.tour.access = reading.tour.access;
        read_sections(in_language(root, {language, own}), translation);
        translation.tour.language = translation.tour.language_tag = language;
        reading.tour.translations[language] = std::make_shared<const Tour>(std::move(translation.tour));
    }
}

}  // namespace

ReadTour parse_tour(const std::string& text, const std::string& path, TourAccess access) {
    ProblemList problems(path);
    const auto root = parse_document(text, problems);
    if (!root) return {std::nullopt, {}, problems.sorted()};

    const std::string own = own_language(*root);
    Reading reading(problems);
    reading.tour.file = path;
    reading.tour.access = access;
    const DocumentNode in_own = in_language(*root, {own, own});
    read_sections(in_own, reading);
    // With sections missing or wrong, what the journey says of itself would mislead.
    if (!reading.tour.stops.empty()) check_journey(reading.tour, in_own, problems);
    if (root->kind == NodeKind::map) read_translations(*root, own, reading);

    ReadTour out{std::nullopt, {}, problems.sorted()};
    if (problems.has_errors())
        out.as_far_as_read = std::move(reading.tour);
    else
        out.tour = std::move(reading.tour);
    return out;
}

ReadTour read_tour(const std::string& path, TourAccess access) {
    const auto text = read_text_file(path);
    if (text) return parse_tour(*text, path, access);
    const Error& error = text.error();
    return {std::nullopt, {}, {{Severity::error, error.where, error.what, error.right}}};
}

}  // namespace tourmap
