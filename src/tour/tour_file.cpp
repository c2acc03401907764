#include "src/tour/tour_file.h"

#include <algorithm>
#include <filesystem>

#include "src/tour/problems.h"

namespace tourmap {

namespace fs = std::filesystem;

namespace {

const std::string inside = "give a path inside the folder of the tour file";
const std::string anywhere = inside + "; with --allow-outside it may lie anywhere";

// "https://...", "/vsicurl/...", and "PG:..." as GDAL has names for databases and services.
bool is_address(std::string name) {
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (name.find("://") != std::string::npos || name.starts_with("/vsi")) return true;
    const std::size_t colon = name.find(':');
    return colon != std::string::npos && colon > 1 && name.find_first_of("/.") > colon;
}

bool is_within(const fs::path& folder, const fs::path& file) {
    const auto [rest, unused] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    // A folder written with a final slash ends in an empty component.
    return !folder.empty() && (rest == folder.end() || rest->empty());
}

}  // namespace

Result<std::string> file_of_tour(const std::string& tour_file, const std::string& name, TourAccess access,
                                 TourFileKind kind) {
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(fs::absolute(fs::path(tour_file), error).parent_path(), error);
    if (folder.empty()) return fail("has no folder to be looked for in: " + in_quotes(name));
    const fs::path given(name);
    if (is_address(name) && !fs::exists(folder / given, error)) {
        if (kind == TourFileKind::map_data && access.network) return name;
        const bool may_be = kind == TourFileKind::map_data;
        return fail("is an address, not a file: " + in_quotes(name),
                    may_be ? inside + "; with --allow-network map data may be anywhere"
                           : inside + ": pictures and settings are never fetched");
    }
    if (!access.outside && given.is_absolute()) return fail("is absolute: " + in_quotes(name), anywhere);
    if (!access.outside && std::find(given.begin(), given.end(), "..") != given.end())
        return fail("leaves the folder of the tour: " + in_quotes(name), anywhere);
    const fs::path found = fs::canonical(folder / given, error);
    if (error) return fail("cannot be found: " + in_quotes(name), "looked for beside the tour file");
    if (!access.outside && !is_within(folder, found))
        return fail("leaves the folder of the tour: " + in_quotes(name), anywhere);
    if (!fs::is_regular_file(found, error)) return fail("is not a file: " + in_quotes(name), "give the path of a file");
    return found.string();
}

}  // namespace tourmap
