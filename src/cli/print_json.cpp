#include "src/cli/print_json.h"

#include <cstdio>
#include <string>

namespace tourmap {

// JSON escapes the controls below U+0020 by itself; the others would reach a terminal. They can stand in
// strings only. Text that is not UTF-8 is replaced.
void print_json(const Json& json) {
    const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
        const bool c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;
        if (!c1 && byte != 0x7F) {
            out += text[i];
            continue;
        }
        char escaped[8];
        std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c1 ? next : byte));
        out += escaped;
        i += c1;
    }
    std::printf("%s\n", out.c_str());
}

Json extent_json(const LonLatBox& box) {
    if (box.empty) return nullptr;
    return Json::array({box.min.lon, box.min.lat, box.max.lon, box.max.lat});
}

}  // namespace tourmap
