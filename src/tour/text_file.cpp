#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "src/tour/document.h"

namespace tourmap {

Result<std::string> read_text_file(const std::string& path, std::size_t most) {
    const auto cannot = [&](const std::string& why) {
        return fail("cannot be read: " + why, "give the path of a file that you may read", {path, 0, 0});
    };
    if (path.find('\0') != std::string::npos) return cannot("the path holds a zero byte");
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return cannot("it is a folder");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file) return cannot(std::strerror(errno));

    std::string text;
    char block[16384];
    while (const std::size_t n = std::fread(block, 1, sizeof block, file.get())) {
        text.append(block, n);
        if (text.size() > most) {
            return fail("is longer than " + std::to_string(most >> 20) + " MiB", "split it, or shorten its texts",
                        {path, 0, 0});
        }
    }
    if (std::ferror(file.get())) return cannot(std::strerror(errno));
    return text;
}

}  // namespace tourmap
