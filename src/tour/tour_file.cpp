#include "src/tour/file_in_folder.h"

#include <algorithm>
#include <filesystem>

#include "src/tour/problems.h"

namespace tourmap {

namespace fs = std::filesystem;

Result<std::string> file_in_folder(const std::string& tour_file, const std::string& name) {
    const std::string inside = "give a path inside the folder of the tour file";
    const fs::path relative(name);
    if (relative.is_absolute()) return fail("is absolute: " + in_quotes(name), inside);
    if (std::find(relative.begin(), relative.end(), "..") != relative.end()) {
        return fail("leaves the folder of the tour: " + in_quotes(name), inside);
    }
    std::error_code error;
    const fs::path folder = fs::weakly_canonical(fs::absolute(fs::path(tour_file).parent_path(), error), error);
    const fs::path found = fs::canonical(folder / relative, error);
    if (error) return fail("cannot be found: " + in_quotes(name), "looked for beside the tour file");
    const auto [rest, unused] = std::mismatch(folder.begin(), folder.end(), found.begin(), found.end());
    // A folder written with a final slash ends in an empty component.
    if (rest != folder.end() && !rest->empty())
        return fail("leaves the folder of the tour: " + in_quotes(name), inside);
    if (!fs::is_regular_file(found, error)) return fail("is not a file: " + in_quotes(name), "give the path of a file");
    return found.string();
}

}  // namespace tourmap
