#include "src/cli/export_kinds.h"

#include <cstdio>
#include <filesystem>

#include "src/cli/messages.h"
#include "src/cli/tour_input.h"
#include "src/files/part_file.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;

// "/x/macron-2023.tour.yaml" -> "macron-2023"
std::string stem_of(const std::string& tour) {
    std::string name = fs::path(tour).filename().string();
    for (const char* ending : {".yaml", ".yml", ".json", ".tour"})
        if (name.ends_with(ending)) name.resize(name.size() - std::string(ending).size());
    return name;
}

}  // namespace

Result<std::string> output_file(const ExportOptions& options, ExportFormat format) {
    std::error_code failed;
    const bool file = format_of_path(options.output) == format && !fs::is_directory(options.output, failed);
    if (file) {
        if (const auto may = may_write(options.output, options.overwrite); !may) return tl::unexpected(may.error());
        return options.output;
    }
    const auto tour = tour_or_bundled(options.tour);
    if (!tour) return tl::unexpected(tour.error());
    const std::string path = (fs::path(options.output) / (stem_of(*tour) + "." + name_of(format))).string();
    fs::create_directories(options.output, failed);
    if (failed) return fail("cannot make the folder " + quoted(options.output) + ": " + failed.message());
    if (const auto may = may_write(path, options.overwrite); !may) return tl::unexpected(may.error());
    return path;
}

Result<void> refuse(const std::vector<UsedOption>& options, ExportFormat format, const std::string& what_for) {
    for (const UsedOption& option : options)
        if (option.given)
            return fail(std::string(option.name) + " makes no sense for " + name_of(format),
                        std::string("leave ") + option.name + " out" + (what_for.empty() ? "" : "; " + what_for));
    return {};
}

void print_paths(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) std::printf("%s\n", printable(path).c_str());
    std::fflush(stdout);
}

}  // namespace tourmap
