#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <span>

#include "src/cli/access_option.h"
#include "src/cli/cli.h"
#include "src/cli/messages.h"
#include "src/cli/schema_beside.h"
#include "src/cli/told_tour.h"
#include "src/cli/tour_input.h"
#include "src/exchange/read_any.h"
#include "src/exchange/source_text.h"
#include "src/exchange/writers.h"
#include "src/files/write_whole.h"
#include "src/story/language.h"
#include "src/tour/document.h"
#include "src/tour/read_tour.h"

namespace tourmap {
namespace {

struct ConvertOptions {
    std::string input, output, language;
    TourAccess access;
    bool overwrite = false;
};

enum class Format : std::uint8_t { tour, geojson, kml, gpx, csv, markdown };

Result<Format> format_of(const std::string& path) {
    const std::pair<const char*, Format> endings[] = {
        {".yaml", Format::tour}, {".yml", Format::tour}, {".geojson", Format::geojson}, {".json", Format::geojson},
        {".kml", Format::kml},   {".gpx", Format::gpx},  {".csv", Format::csv},         {".md", Format::markdown}};
    for (const auto& [ending, format] : endings)
        if (path.ends_with(ending)) return format;
    return fail("the format of " + quoted(path) + " is not known by its name",
                "give a name that ends in .tour.yaml, .geojson, .kml, .gpx, .csv or .md");
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
        case Format::tour:
            break;
    }
    return {};
}

// What is read: the text of a tour file for it, and the tour.
struct Input {
    NewTourFile file;
    LeftOut left_out;
};

Result<Input> input_of(const ConvertOptions& options, Format format) {
    // Pictures are looked for beside a tour file, or beside the file that names them.
    const std::string& tour_file = format == Format::tour ? options.output : options.input;
    ReadIn read;
    if (is_tour(options.input)) {
        ReadTour tour = read_tour(options.input, options.access);
        if (!tour.tour) return tl::unexpected(first_error(tour, options.input));
        if (format != Format::tour) return Input{{{}, std::move(*tour.tour)}, {}};
        read.tour = std::move(*tour.tour);
    } else {
        auto bytes = read_text_file(options.input, largest_source);
        if (!bytes) return tl::unexpected(bytes.error());
        auto found = read_any(std::move(*bytes), options.input);
        if (!found) return tl::unexpected(found.error());
        read = std::move(*found);
        settle_pictures(read, tour_file);
    }
    auto file = new_tour_file(read, options.input, tour_file);
    if (!file) return tl::unexpected(file.error());
    return Input{std::move(*file), std::move(read.left_out)};
}

Result<std::string> text_of(const ConvertOptions& options, const Input& input, Format format) {
    const auto told = told_in(input.file.tour, options.language);
    if (!told) return tl::unexpected(told.error());
    return format == Format::tour ? input.file.text : written(*told->tour, *told->language, format);
}

std::string counted(std::size_t n, const std::string& what) {
    return std::to_string(n) + " " + what + (n == 1 ? "" : "s");
}

void tell_result(const ConvertOptions& options, const Input& input, Format format) {
    const Tour& tour = input.file.tour;
    if (format == Format::tour) {
        const std::string shown = printable(options.output);
        std::printf("%s: %s, %s, %s, %s; look at it with\n  tourmap view %s\n", shown.c_str(),
                    counted(tour.stops.size(), "stop").c_str(), counted(tour.legs.size(), "leg").c_str(),
                    counted(tour.markers.size(), "marker").c_str(), counted(tour.sources.size(), "source").c_str(),
                    shown.c_str());
    }
    if (input.left_out.empty()) return;
    std::printf("Not carried over from %s, or assumed:\n", printable(options.input).c_str());
    for (const std::string& line : input.left_out.lines()) std::printf("  - %s\n", line.c_str());
}

Result<void> run_convert(const ConvertOptions& options) {
    const auto format = format_of(options.output);
    if (!format) return tl::unexpected(format.error());
    if (const auto may = may_write(options.output, options.overwrite); !may) return may;
    const auto input = input_of(options, *format);
    if (!input) return tl::unexpected(input.error());
    const auto text = text_of(options, *input, *format);
    if (!text) return tl::unexpected(text.error());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text->data());
    if (const auto done = write_file_whole(options.output, std::span(bytes, text->size()), options.overwrite); !done)
        return done;
    if (*format == Format::tour)
        if (const auto done = put_schema_beside(options.output); !done) return done;
    tell_result(options, *input, *format);
    return {};
}

}  // namespace

void add_convert(CLI::App& app, int& status) {
    auto options = std::make_shared<ConvertOptions>();
    CLI::App* verb = app.add_subcommand("convert", "Write a tour in other formats, or another tool's file as a tour");
    verb->add_option("IN", options->input,
                     "Tour file, GeoJSON, KML, KMZ, GPX, CSV, StoryMapJS JSON, or config.js of a storytelling page")
        ->required()
        ->type_name("");
    verb->add_option("OUT", options->output, "File to write: *.tour.yaml, *.geojson, *.kml, *.gpx, *.csv, *.md")
        ->required()
        ->type_name("");
    verb->add_option("--lang", options->language, "Language of the texts (default: the tour's)")->type_name("LANG");
    add_access(*verb, options->access);
    verb->add_flag("--overwrite", options->overwrite, "Replace the file if it exists");
    verb->callback([options, &status] {
        if (const auto done = run_convert(*options); !done) status = report(done.error());
    });
}

}  // namespace tourmap
