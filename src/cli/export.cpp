#include <CLI/CLI.hpp>
#include <memory>

#include "src/cli/access_option.h"
#include "src/cli/cli.h"
#include "src/cli/export_frames.h"
#include "src/cli/export_kinds.h"
#include "src/cli/jobs_option.h"
#include "src/cli/look_option.h"
#include "src/cli/messages.h"

namespace tourmap {
namespace {

Result<void> run_export(const ExportOptions& options) {
    if (!options.frames.empty())
        return export_frames({options.tour, options.frames, options.output, options.relief, options.look,
                              options.access, options.overwrite, options.no_cache, options.jobs});
    const auto format = choose_format(options.format, options.output);
    if (!format) return tl::unexpected(format.error());
    switch (kind_of(*format)) {
        case FormatKind::film:
            return export_as_film(options, *format);
        case FormatKind::document:
            return export_as_document(options, *format);
        case FormatKind::text:
            return export_as_text(options, *format);
        default:
            return export_as_pictures(options, *format);
    }
}

void add_what(CLI::App& verb, ExportOptions& options) {
    verb.add_option("TOUR", options.tour, "Tour file (*.tour.yaml)")->type_name("");
    verb.add_option("-o,--output", options.output, "Folder for step-01.png ..., or a file, whose name tells the format")
        ->required()
        ->type_name("OUT");
    verb.add_option("-f,--format", options.format, "png jpeg webp svg pdf pptx html mp4 webm gif apng md geojson kml")
        ->check(CLI::Validator(
            [](const std::string& name) {
                const auto format = choose_format(name, "");
                return format ? std::string() : describe(format.error());
            },
            ""))
        ->type_name("FORMAT");
    verb.add_option("--steps", options.steps, "Only these steps, e.g. 2-5 or 1,4-6")->type_name("STEPS");
    verb.add_option("--at", options.at, "One moment: 3:0.5 is halfway to step 3")->type_name("STEP:T");
    verb.add_option("--every", options.every, "A picture of the film at such intervals, e.g. 10s")->type_name("TIME");
    verb.add_option("--crs", options.crs, "EPSG:3035, a PROJ string, WKT, globe or auto (default: the tour's)")
        ->type_name("CRS");
    add_look(verb, options.look);
    add_relief(verb, options.relief);
    verb.add_flag("--indicatrices", options.indicatrices,
                  "Circles on the globe that show how the map distorts (Tissot)");
    add_access(verb, options.access);
}

void add_pictures(CLI::App& verb, ExportOptions& options) {
    const auto pictures = "Pictures";
    verb.add_option("--size", options.size, "WIDTHxHEIGHT, or 4k, 1080p, 720p, square, story, a4 ...")
        ->type_name("SIZE")
        ->group(pictures);
    verb.add_option("--preset", options.preset, "slide, 4k, square, story, a4, a3 or poster, as for --size")
        ->type_name("NAME")
        ->group(pictures);
    verb.add_option("--dpi", options.dpi, "Dots an inch: how many pixels a4 has, and what the file says")
        ->type_name("N")
        ->group(pictures);
    verb.add_option("--quality", options.quality, "Of jpeg and webp, 1 to 100; webp at 100 loses nothing")
        ->type_name("N")
        ->group(pictures)
        ->capture_default_str();
    verb.add_flag("--contact-sheet", options.contact_sheet, "All steps on one page")->group(pictures);
    verb.add_option("--text", options.text,
                    "Of svg and pdf: words, which can be searched, or outlines (default: words)")
        ->check(CLI::IsMember({"words", "outlines"}))
        ->type_name("HOW")
        ->group(pictures);
    verb.add_flag("--transparent", options.transparent, "Nothing where there is no map")->group(pictures);
    verb.add_option("--layers", options.layers,
                    "Pictures of their own of these: map,route,markers,labels,panel,furniture")
        ->type_name("LAYERS")
        ->group(pictures);
}

void add_film(CLI::App& verb, ExportOptions& options) {
    const auto film = "Films";
    verb.add_option("--fps", options.fps, "Frames a second; with a folder, all frames of the film go there")
        ->check(CLI::Range(0.01, 240.0))
        ->type_name("N")
        ->group(film);
    verb.add_option("--duration-per-step", options.step_seconds, "Seconds of each step, with the flight to it")
        ->check(CLI::Range(0.0, 3600.0))
        ->type_name("S")
        ->group(film);
    verb.add_option("--hold", options.hold, "Seconds that each step stands still (default: to read it)")
        ->check(CLI::Range(0.0, 3600.0))
        ->type_name("S")
        ->group(film);
    verb.add_option("--speed", options.speed, "Of all, 0.25 to 4")
        ->check(CLI::Range(0.25, 4.0))
        ->type_name("N")
        ->group(film);
    verb.add_option("--fade", options.fade, "Seconds from black at the beginning, to black at the end")
        ->check(CLI::Range(0.0, 60.0))
        ->type_name("S")
        ->group(film);
    verb.add_flag("--reduced-motion", options.reduced_motion, "Cross-fades instead of flights")->group(film);
}

void add_documents(CLI::App& verb, ExportOptions& options) {
    const auto documents = "Documents";
    verb.add_option("--page", options.page, "pdf: a4, letter, wide, or picture alone; pptx: picture, wide, standard")
        ->type_name("PAGE")
        ->group(documents);
    verb.add_flag("--editable", options.editable, "pptx: title and text as boxes beside the map, not in the picture")
        ->group(documents);
    verb.add_flag("--vector", options.vector, "pptx: pictures as SVG too")->group(documents);
}

void add_how(CLI::App& verb, ExportOptions& options) {
    verb.add_flag("--overwrite", options.overwrite,
                  "Also into a folder that is not empty; replaces files of the same name");
    verb.add_flag("--resume", options.resume, "Draws only what is missing, or is not what would be drawn now");
    verb.add_option("--shard", options.shard, "Only part I of N of the pictures: for several machines")
        ->type_name("I/N");
    verb.add_flag("--no-cache", options.no_cache, "Neither read nor write the cache of map detail");
    verb.add_option("--frames", options.frames, "Frames of the window, as JSON (-: standard input)")->type_name("FILE");
    add_jobs(verb, options.jobs);
}

}  // namespace

void add_export(CLI::App& app, int& status) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* verb = app.add_subcommand(
        "export", "Write a tour as pictures, a film, slides, a page or text (without TOUR: the bundled one)");
    add_what(*verb, *options);
    add_how(*verb, *options);
    add_pictures(*verb, *options);
    add_documents(*verb, *options);
    add_film(*verb, *options);
    verb->callback([options, &status] {
        if (const auto done = run_export(*options); !done) status = report(done.error());
    });
}

}  // namespace tourmap
