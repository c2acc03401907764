#include "src/cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>
#include <sstream>

#include "src/cli/memory.h"
#include "src/cli/messages.h"

namespace tourmap {
namespace {

constexpr int wrong_usage = 2;

// Help and version are "errors" with status 0 and go to standard output. A message may quote an argument.
int show(const CLI::App& app, const CLI::ParseError& error) {
    std::ostringstream out, err;
    const int status = app.exit(error, out, err);
    std::fputs(out.str().c_str(), stdout);
    std::fputs(printable(err.str(), true).c_str(), stderr);
    return status == 0 ? 0 : wrong_usage;
}

std::string usage_message(const CLI::App* app, const CLI::Error& error) {
    const auto verbs = app->get_subcommands();
    const std::string verb = verbs.empty() ? "" : " " + verbs.front()->get_name();
    // A verb is called a subcommand by the library.
    const bool no_verb = verbs.empty() && error.get_name() == "RequiredError";
    std::string what =
        no_verb ? "say what to do: view, export, assemble, draw, project, check, info, convert, init or schema"
                : error.what();
    std::replace(what.begin(), what.end(), '\n', ' ');
    return "tourmap: " + what + "\n  tourmap" + verb + " --help tells what is possible\n";
}

int parse_and_run(CLI::App& app, int argc, char** argv, const int& status) {
    try {
        app.parse(argc, argv);
        return status;
    } catch (const CLI::ParseError& error) {
        return show(app, error);
    } catch (const std::bad_alloc&) {
        return report({"there is not enough memory for this", "", {}});
    } catch (const std::exception& error) {
        return report({error.what(), "", {}});
    }
}

}  // namespace

int run_command_line(int argc, char** argv) {
    prepare_memory();
    prepare_standard_streams();
    CLI::App app("tourmap tells a journey on a map.", "tourmap");
    app.set_version_flag("--version", "tourmap " TOURMAP_VERSION, "Print the version and exit");
    app.set_help_flag("-h,--help", "Print this help and exit");
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    app.get_formatter()->label("SUBCOMMAND", "VERB");
    app.get_formatter()->label("Positionals", "Arguments");
    app.failure_message(usage_message);
    app.footer("tourmap VERB --help tells more about a verb.");
    int status = 0;
    add_view(app, status);
    add_export(app, status);
    add_assemble(app, status);
    add_draw(app, status);
    add_project(app, status);
    add_check(app, status);
    add_info(app, status);
    add_convert(app, status);
    add_init(app, status);
    add_schema(app, status);
    for (CLI::App* verb : app.get_subcommands({})) verb->group("Verbs")->footer("");
    return finish_standard_output(parse_and_run(app, argc, argv, status));
}

}  // namespace tourmap
