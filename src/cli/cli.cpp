#include "src/cli/cli.h"

#include <CLI/CLI.hpp>

namespace tourmap {
namespace {

constexpr int wrong_usage = 2;

}  // namespace

int run_command_line(int argc, char** argv) {
    CLI::App app("tourmap tells a journey on a map.", "tourmap");
    app.set_version_flag("--version", "tourmap " TOURMAP_VERSION);
    app.require_subcommand(1);
    app.footer("tourmap VERB --help tells more about a verb.");
    int status = 0;
    add_view(app, status);
    add_export(app, status);
    add_draw(app, status);
    add_check(app, status);
    add_info(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // Help and version are "errors" with status 0 and go to standard output.
        return app.exit(error) == 0 ? 0 : wrong_usage;
    }
    return status;
}

}  // namespace tourmap
