#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <span>

#include "src/cli/cli.h"
#include "src/cli/messages.h"
#include "src/cli/tour_input.h"
#include "src/exchange/writers.h"
#include "src/files/write_whole.h"
#include "src/story/language.h"
#include "src/story/load_story.h"
#include "src/tour/read_tour.h"

namespace tourmap {
namespace {

struct ConvertOptions {
    std::string input, output, language;
    bool overwrite = false;
};

enum class Format : std::uint8_t { geojson, kml, gpx, csv, markdown };

Result<Format> format_of(const std::string& path) {
    const std::pair<const char*, Format> endings[] = {{".geojson", Format::geojson}, {".json", Format::geojson},
                                                      {".kml", Format::kml},         {".gpx", Format::gpx},
                                                      {".csv", Format::csv},         {".md", Format::markdown}};
    for (const auto& [ending, format] : endings)
        if (path.ends_with(ending)) return format;
    return fail("the format of " + quoted(path) + " is not known by its name",
                "give a name that ends in .geojson, .kml, .gpx, .csv or .md");
}

std::string written(const Tour& tour, const Language& language, Format format) {
    switch (format) {
        case Format::geojson:
            return as_geojson(tour);
        case Format::kml:
            return as_kml(tour, language);
        case Format::gpx:
            return as_gpx(tour);
        case Format::csv:
            return as_csv(tour);
        case Format::markdown:
            return as_markdown(tour, language);
    }
    return {};
}

Result<void> run_convert(const ConvertOptions& options) {
    const auto format = format_of(options.output);
    if (!format) return tl::unexpected(format.error());
    if (const auto may = may_write(options.output, options.overwrite); !may) return may;
    const ReadTour read = read_tour(options.input);
    if (!read.tour) return tl::unexpected(first_error(read, options.input));
    const auto languages = load_languages(languages_of(*read.tour));
    if (!languages) return tl::unexpected(languages.error());
    const std::string own = read.tour->language.empty() ? "en" : read.tour->language;
    const auto asked = (*languages)->find(options.language.empty() ? own : options.language);
    if (!asked && !options.language.empty()) return tl::unexpected(asked.error());
    const Language& language = asked ? **asked : *(*languages)->find("en").value();
    const Tour& tour = options.language.empty() ? *read.tour : in_language(*read.tour, options.language);
    const std::string text = written(tour, language, *format);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    return write_file_whole(options.output, std::span(bytes, text.size()), options.overwrite);
}

}  // namespace

void add_convert(CLI::App& app, int& status) {
    auto options = std::make_shared<ConvertOptions>();
    CLI::App* verb = app.add_subcommand("convert", "Write a tour as GeoJSON, KML, GPX, CSV or Markdown");
    verb->add_option("TOUR", options->input, "Tour file (*.tour.yaml)")->required()->type_name("");
    verb->add_option("OUT", options->output, "File to write: *.geojson, *.kml, *.gpx, *.csv, *.md")
        ->required()
        ->type_name("");
    verb->add_option("--lang", options->language, "Language of the texts (default: the tour's)")->type_name("LANG");
    verb->add_flag("--overwrite", options->overwrite, "Replace the file if it exists");
    verb->callback([options, &status] {
        if (const auto done = run_convert(*options); !done) status = report(done.error());
    });
}

}  // namespace tourmap
