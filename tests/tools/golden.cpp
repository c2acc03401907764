#include "tests/tools/golden.h"

#include <filesystem>

#include "render/png.h"
#include "tests/tools/picture_diff.h"

namespace tourmap::golden {
namespace {

// The same back end: equal on one machine. Other versions of FreeType round edges a little
// differently, hence not exactly zero; a moved label or a missing shape is far above.
constexpr double worst_window_allowed = 0.01;

}  // namespace

std::string compare_with_reference(const std::string& name, const Bitmap& actual) {
    namespace fs = std::filesystem;
    const fs::path reference = fs::path(TOURMAP_SOURCE_DIR) / "tests/golden/reference" / (name + ".png");
    const fs::path failed = fs::path(TOURMAP_BINARY_DIR) / "golden-failed";
    fs::create_directories(failed);
    const std::string actual_file = (failed / (name + ".actual.png")).string();
    fs::remove(actual_file);
    const auto expected = read_picture(reference.string());
    if (!expected) {
        write_bitmap(actual, actual_file);
        return "no reference " + reference.string() + "; look at " + actual_file + ", then run tests/tools/approve";
    }
    const PictureDiff diff = compare_pictures(**expected, actual);
    if (diff.same_size && diff.worst_window_share <= worst_window_allowed) return "";
    write_bitmap(actual, actual_file);
    const std::string side_by_side = (failed / (name + ".png")).string();
    write_side_by_side(**expected, actual, side_by_side);
    return name + " differs in " + std::to_string(diff.worst_window_share * 100) + " % of the window at " +
           std::to_string(diff.worst_window_x) + "," + std::to_string(diff.worst_window_y) + "; look at " +
           side_by_side;
}

}  // namespace tourmap::golden
