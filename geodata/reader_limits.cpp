#include "geodata/reader_limits.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "geodata/sanitized.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 10'000;  // of a folder that are looked at

constexpr std::uint64_t mib = std::uint64_t{1} << 20;
constexpr double slow = sanitized ? 8 : 1;

std::uint64_t size_of(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? 0 : size;
}

// "/vsizip//vsigzip/a/b.gz/c" -> "a/b.gz/c"
std::string without_vsi(std::string path) {
    while (path.starts_with("/vsi")) {
        const std::size_t slash = path.find('/', 1);
        if (slash == std::string::npos) break;
        path.erase(0, slash + 1);
        if (path.starts_with("{")) path.erase(0, 1);
    }
    return path;
}

template <class Iterator, class Wanted>
std::uint64_t sum(Iterator entry, const Wanted& wanted) {
    std::uint64_t bytes = 0;
    std::error_code error;
    std::size_t seen = 0;
    for (const Iterator end; entry != end && ++seen < most_files; entry.increment(error)) {
        if (error) break;
        if (wanted(entry->path())) bytes += size_of(entry->path());
    }
    return bytes;
}

double machine_megabytes() {
    const long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || size <= 0) return 1e9;
    return static_cast<double>(pages) * static_cast<double>(size) / static_cast<double>(mib);
}

}  // namespace

std::uint64_t bytes_of_source(const std::string& path) {
    std::error_code error;
    fs::path file = without_vsi(path);
    if (path.starts_with("/vsi"))
        while (!fs::exists(file, error) && file.has_relative_path()) file = file.parent_path();
    if (fs::is_directory(file, error)) {
        constexpr auto skip = fs::directory_options::skip_permission_denied;
        return sum(fs::recursive_directory_iterator(file, skip, error), [](const fs::path&) { return true; });
    }
    if (!fs::is_regular_file(file, error)) return 0;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const std::uint64_t family =
        sum(fs::directory_iterator(folder, error), [&](const fs::path& p) { return p.stem() == file.stem(); });
    return std::max(family, size_of(file));
}

ReaderLimits reader_limits(std::uint64_t bytes, bool raster, bool allow_network) {
    const double megabytes = static_cast<double>(bytes) / static_cast<double>(mib);
    const double small = std::min(megabytes, 2.0);
    const double memory = (allow_network ? 2048 : 128) + 64 * small + 192 * (megabytes - small);
    ReaderLimits limits;
    const double most_memory = allow_network ? 1e9 : 440, most_seconds = allow_network ? 1e9 : 10;
    limits.memory =
        static_cast<std::uint64_t>(slow * std::min({memory, most_memory, 0.75 * machine_megabytes()})) * mib;
    limits.cpu_seconds = slow * std::min((allow_network ? 60 : 1.2) + (raster ? 10 : 4) * megabytes, most_seconds);
    limits.idle_seconds = allow_network ? 600 : 20;
    return limits;
}

}  // namespace tourmap
