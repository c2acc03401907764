#include "src/export/frame_in_file.h"

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string_view>

#include "render/png.h"

namespace tourmap {
namespace {

std::string content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A RIFF file says how long the rest of it is, in little-endian order.
bool is_whole_webp(std::string_view file) {
    if (file.size() < 12 || !file.starts_with("RIFF") || file.substr(8, 4) != "WEBP") return false;
    std::uint32_t rest = 0;
    for (std::size_t i = 4; i-- > 0;) rest = rest << 8 | static_cast<unsigned char>(file[4 + i]);
    return file.size() == std::size_t{rest} + 8;
}

bool is_whole(std::string_view file, ExportFormat format) {
    switch (format) {
        case ExportFormat::jpeg:
            return file.starts_with("\xFF\xD8") && file.ends_with("\xFF\xD9");
        case ExportFormat::webp:
            return is_whole_webp(file);
        case ExportFormat::svg:
            return file.ends_with("</svg>\n");
        default:
            return false;
    }
}

}  // namespace

std::string frame_in_file(const std::string& path, ExportFormat format) {
    if (format == ExportFormat::png) return frame_of_png(path);
    const std::string file = content_of(path);
    if (!is_whole(file, format)) return {};
    constexpr std::string_view begin = "<xmp:Label>", end = "</xmp:Label>";
    const std::size_t from = file.find(begin);
    const std::size_t to = from == std::string::npos ? from : file.find(end, from);
    if (to == std::string::npos) return {};
    return file.substr(from + begin.size(), to - from - begin.size());
}

}  // namespace tourmap
