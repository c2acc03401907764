// `tourmap assemble DIR -o film.mp4`: the frames of a folder as a film, drawn before, by one machine or many.
#include <CLI/CLI.hpp>
#include <memory>

#include "src/cli/cli.h"
#include "src/cli/export_kinds.h"
#include "src/cli/jobs_option.h"
#include "src/cli/messages.h"
#include "src/cli/progress_bar.h"
#include "src/export/sequence_file.h"
#include "src/files/part_file.h"

namespace tourmap {
namespace {

struct AssembleOptions {
    std::string folder, output;
    bool overwrite = false;
    Jobs jobs = all_cores();
};

Result<void> run_assemble(const AssembleOptions& options) {
    const auto format = format_of_path(options.output);
    if (!format || kind_of(*format) != FormatKind::film)
        return fail(quoted(options.output) + " is not the name of a film", "give FILE.mp4, .webm, .gif or .apng");
    if (const auto may = may_write(options.output, options.overwrite); !may) return may;
    auto feed = read_sequence(options.folder);
    if (!feed) return tl::unexpected(feed.error());
    feed->video.format = video_format_of(*format);
    ProgressBar bar;
    FilmFile file;
    file.path = options.output;
    file.overwrite = options.overwrite;
    file.jobs = options.jobs;
    file.progress = bar.progress().part(0, 1, "assembling");
    const auto written = write_film(*feed, file);
    bar.clear();
    if (!written) return tl::unexpected(written.error());
    print_paths(*written);
    return {};
}

}  // namespace

void add_assemble(CLI::App& app, int& status) {
    auto options = std::make_shared<AssembleOptions>();
    CLI::App* verb =
        app.add_subcommand("assemble", "Make a film of the frames that export --fps has drawn into a folder");
    verb->add_option("DIR", options->folder, "Folder with sequence.json and its frames")->required()->type_name("");
    verb->add_option("-o,--output", options->output, "Film: *.mp4, *.webm, *.gif, *.apng")
        ->required()
        ->type_name("FILE");
    verb->add_flag("--overwrite", options->overwrite, "Replace the file if it exists");
    add_jobs(*verb, options->jobs);
    verb->callback([options, &status] {
        if (const auto done = run_assemble(*options); !done) status = report(done.error());
    });
}

}  // namespace tourmap
