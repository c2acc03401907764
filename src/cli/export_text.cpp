#include "src/cli/export_text.h"

#include <filesystem>
#include <span>

#include "src/cli/messages.h"
#include "src/cli/told_tour.h"
#include "src/cli/tour_input.h"
#include "src/exchange/writers.h"
#include "src/files/write_whole.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;

// "/x/macron-2023.tour.yaml" -> "macron-2023.md"
std::string name_for(const std::string& tour) {
    std::string name = fs::path(tour).filename().string();
    for (const char* ending : {".yaml", ".yml", ".json", ".tour"})
        if (name.ends_with(ending)) name.resize(name.size() - std::string(ending).size());
    return name + ".md";
}

}  // namespace

Result<std::string> export_text(const TextExport& what) {
    const bool file = what.output.ends_with(".md");
    const std::string path = file ? what.output : (fs::path(what.output) / name_for(what.tour)).string();
    std::error_code failed;
    if (const auto may = may_write(path, what.overwrite); !may && (file || fs::exists(path, failed)))
        return tl::unexpected(may.error());
    const ReadTour read = read_tour(what.tour, what.access);
    if (!read.tour) return tl::unexpected(first_error(read, what.tour));
    const auto told = told_in(*read.tour, what.language);
    if (!told) return tl::unexpected(told.error());
    if (!file) fs::create_directories(what.output, failed);
    if (failed) return fail("cannot make the folder " + tourmap::quoted(what.output) + ": " + failed.message());
    const std::string text = as_markdown(*told->tour, *told->language);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto done = write_file_whole(path, std::span(bytes, text.size()), what.overwrite);
    if (!done) return tl::unexpected(done.error());
    return path;
}

}  // namespace tourmap
