// The one arrow src -> render -> geodata, seen in the #include lines (docs/architecture.md).
#include TOURMAP_CATCH_HEADER

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Include {
    std::string file;  // relative to the repository, / as separator
    std::string what;  // as written, without quotes or brackets
    bool system;       // <...>
};

std::vector<Include> includes_of(const std::string& folder) {
    std::vector<Include> out;
    const fs::path root(TOURMAP_SOURCE_DIR);
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".h" && extension != ".cpp") continue;
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) {
            if (line.rfind("#include", 0) != 0) continue;
            const auto open = line.find_first_of("<\""), close = line.find_last_of(">\"");
            if (open == std::string::npos || close <= open) continue;  // a macro
            out.push_back({fs::relative(entry.path(), root).generic_string(), line.substr(open + 1, close - open - 1),
                           line[open] == '<'});
        }
    }
    return out;
}

bool starts(const std::string& text, const std::string& with) {
    return text.rfind(with, 0) == 0;
}

bool any_starts(const std::string& text, const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& with) { return starts(text, with); });
}

bool is_header(const std::string& file) {
    return file.size() > 2 && file.substr(file.size() - 2) == ".h";
}

void check(const std::string& folder, const std::vector<std::string>& may_include) {
    const auto includes = includes_of(folder);
    CHECK_FALSE(includes.empty());
    for (const Include& include : includes) {
        INFO(include.file << " includes " << include.what);
        if (!include.system) CHECK(any_starts(include.what, may_include));
    }
}

}  // namespace

TEST_CASE("each folder includes only what it may") {
    check("geodata", {"geodata/"});
    check("render", {"render/", "geodata/"});
    check("src/files", {"src/files/", "geodata/"});
    check("src/tour", {"src/tour/", "render/", "geodata/"});
    check("src/story", {"src/story/", "src/files/", "src/tour/", "render/", "geodata/"});
    check("src/export", {"src/export/", "src/files/", "src/story/", "src/tour/", "render/", "geodata/"});
    check("src/viewer", {"src/viewer/", "src/export/", "src/files/", "src/story/", "src/tour/", "render/", "geodata/"});
    check("src", {"src/", "render/", "geodata/"});
}

TEST_CASE("GDAL and PROJ stay in the .cpp files of geodata") {
    const std::vector<std::string> gdal_or_proj{"gdal", "ogr", "cpl_", "proj.h", "proj/", "geodesic.h"};
    for (const char* folder : {"geodata", "render", "src"})
        for (const Include& include : includes_of(folder)) {
            if (!include.system || !any_starts(include.what, gdal_or_proj)) continue;
            INFO(include.file << " includes " << include.what);
            CHECK(starts(include.file, "geodata/"));
            CHECK_FALSE(is_header(include.file));
        }
}

TEST_CASE("SDL and ImGui stay in the viewer, OpenGL in render/gl and the viewer") {
    for (const char* folder : {"geodata", "render", "src"})
        for (const Include& include : includes_of(folder)) {
            INFO(include.file << " includes " << include.what);
            if (any_starts(include.what, {"SDL", "imgui"})) CHECK(starts(include.file, "src/viewer/"));
            if (any_starts(include.what, {"epoxy/", "GL/"}))
                CHECK(any_starts(include.file, {"render/gl/", "src/viewer/"}));
        }
}
