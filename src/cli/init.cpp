#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "src/cli/cli.h"
#include "src/cli/messages.h"
#include "src/cli/schema_beside.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;

// The schema lies beside the tour, so that editors find it wherever the folder goes.
int run_init(const std::string& name, bool overwrite) {
    const bool whole = name.ends_with(".yaml") || name.ends_with(".yml");
    const fs::path tour = whole ? name : name + ".tour.yaml";
    if (const auto made = copy_asset("tours/starter.tour.yaml", tour.string(), overwrite); !made)
        return report(made.error());
    if (const auto made = put_schema_beside(tour.string()); !made) return report(made.error());
    const std::string shown = printable(tour.string());
    std::printf("%s is there; look at it with\n  tourmap view %s\n", shown.c_str(), shown.c_str());
    return 0;
}

struct InitOptions {
    std::string name;
    bool overwrite = false;
};

}  // namespace

void add_init(CLI::App& app, int& status) {
    auto options = std::make_shared<InitOptions>();
    CLI::App* verb = app.add_subcommand("init", "Write a small tour to begin with, and the schema for editors");
    verb->add_option("NAME", options->name, "Name of the tour: NAME.tour.yaml is written")->required()->type_name("");
    verb->add_flag("--overwrite", options->overwrite, "Replace the tour if it exists");
    verb->callback([options, &status] { status = run_init(options->name, options->overwrite); });
}

}  // namespace tourmap
