#include <CLI/CLI.hpp>
#include <cstdio>

#include "src/cli/cli.h"
#include "src/cli/messages.h"
#include "src/files/assets.h"
#include "src/tour/document.h"

namespace tourmap {
namespace {

int run_schema() {
    const auto path = find_asset("tours/tour.schema.json");
    if (!path) return report(path.error());
    const auto text = read_text_file(*path);
    if (!text) return report(text.error());
    std::fputs(text->c_str(), stdout);
    return 0;
}

}  // namespace

void add_schema(CLI::App& app, int& status) {
    CLI::App* verb = app.add_subcommand("schema", "Print the JSON Schema of tour files, for editors");
    verb->callback([&status] { status = run_schema(); });
}

}  // namespace tourmap
