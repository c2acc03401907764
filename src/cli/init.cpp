#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>

#include "src/cli/cli.h"
#include "src/cli/messages.h"
#include "src/files/assets.h"
#include "src/files/write_whole.h"
#include "src/tour/document.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;

Result<void> copy_asset(const std::string& name, const std::string& to, bool overwrite) {
    const auto path = find_asset(name);
    if (!path) return tl::unexpected(path.error());
    const auto text = read_text_file(*path);
    if (!text) return tl::unexpected(text.error());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text->data());
    return write_file_whole(to, std::span(bytes, text->size()), overwrite);
}

// The schema lies beside the tour, so that editors find it wherever the folder goes.
int run_init(const std::string& name, bool overwrite) {
    const bool whole = name.ends_with(".yaml") || name.ends_with(".yml");
    const fs::path tour = whole ? name : name + ".tour.yaml";
    if (const auto made = copy_asset("tours/starter.tour.yaml", tour.string(), overwrite); !made)
        return report(made.error());
    const fs::path schema = tour.parent_path() / "tour.schema.json";
    std::error_code error;
    if (!fs::exists(schema, error))
        if (const auto made = copy_asset("tours/tour.schema.json", schema.string(), false); !made)
            return report(made.error());
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
