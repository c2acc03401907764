// Other people's readers of what we write.
#pragma once

#include TOURMAP_CATCH_HEADER

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "render/png.h"
#include "render/shrink.h"
#include "tests/tools/picture_diff.h"

namespace tourmap {

inline std::string in_folder(const std::string& name) {
    const std::string folder = std::string(TOURMAP_BINARY_DIR) + "/formats-test";
    std::filesystem::create_directories(folder);
    return folder + "/" + name;
}

template <class Bytes>
void write_file(const std::string& path, const Bytes& bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    REQUIRE(file.good());
}

// What it writes to its standard output.
inline std::string output_of(const std::string& command) {
    INFO(command);
    std::string out;
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe);
    char part[4096];
    for (std::size_t n = 0; (n = std::fread(part, 1, sizeof part, pipe)) > 0;) out.append(part, n);
    CHECK(pclose(pipe) == 0);
    return out;
}

// A picture that was drawn larger, as many times smaller as makes it `width` wide.
inline Bitmap picture_in(const std::string& file, int width) {
    auto picture = read_picture(file);
    INFO(file);
    REQUIRE(picture);
    return *shrunk(*picture, width);
}

// Leaves expected | difference | actual where they are apart.
inline void check_same(const Bitmap& expected, const Bitmap& actual, const std::string& name, double gate = 0.03) {
    const PictureDiff diff = compare_pictures(expected, actual);
    INFO(name << ": " << diff.worst_window_share << " at " << diff.worst_window_x << "," << diff.worst_window_y);
    if (!diff.same_size || diff.worst_window_share > gate)
        write_side_by_side(expected, actual, in_folder(name + ".png"));
    CHECK(diff.same_size);
    CHECK(diff.worst_window_share <= gate);
}

}  // namespace tourmap
