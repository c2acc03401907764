#include "src/cli/tour_input.h"

#include <algorithm>
#include <cassert>

#include "src/cli/messages.h"
#include "src/files/assets.h"
#include "src/story/load_story.h"
#include "src/tour/document.h"

namespace tourmap {

Result<std::string> tour_or_bundled(const std::string& given) {
    if (given.empty()) return find_asset(bundled_tour);
    return given;
}

Error first_error(const ReadTour& read, const std::string& path) {
    const auto is_error = [](const Problem& problem) { return problem.severity == Severity::error; };
    const auto first = std::find_if(read.problems.begin(), read.problems.end(), is_error);
    assert(first != read.problems.end());
    Error error{first->what, first->right, first->where};
    const auto others = std::count_if(first + 1, read.problems.end(), is_error);
    if (others > 0) {
        error.right += (error.right.empty() ? "" : "\n  ") + std::string("and ") + std::to_string(others) +
                       (others == 1 ? " more error" : " more errors") + ": tourmap check " + quoted(path) +
                       " tells all";
    }
    return error;
}

bool is_tour(const std::string& path) {
    if (path.ends_with(".yaml") || path.ends_with(".yml") || path.ends_with(".tour.json")) return true;
    if (!path.ends_with(".json")) return false;
    // A large file is data, not a tour.
    const auto text = read_text_file(path);
    if (!text) return false;
    ProblemList problems(path);
    const auto root = parse_document(*text, problems);
    return root && root->find("stops") != nullptr;
}

}  // namespace tourmap
