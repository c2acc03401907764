#include "src/files/log_head.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace tourmap {

namespace {

using Json = nlohmann::ordered_json;

constexpr int version = 1;

}  // namespace

std::string log_line(const LogHead& head) {
    const Json json{{"tourmap", version},
                    {"file", head.file},
                    {"crs", head.crs},
                    {"relief", head.relief},
                    {"theme", head.theme},
                    {"language", head.language},
                    {"worldview", head.worldview},
                    {"width", head.width},
                    {"height", head.height},
                    {"reduced_motion", head.reduced_motion}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<LogHead> log_head_from(const std::string& line) {
    try {
        const Json json = Json::parse(line);
        if (json.at("tourmap").get<int>() != version)
            return fail("a log of another version of tourmap", "record it anew with this one");
        const auto text = [&](const char* key) { return json.at(key).get<std::string>(); };
        return LogHead{text("file"),
                       text("crs"),
                       text("relief"),
                       text("theme"),
                       text("language"),
                       text("worldview"),
                       json.at("width").get<int>(),
                       json.at("height").get<int>(),
                       json.at("reduced_motion").get<bool>()};
    } catch (const Json::exception& error) {
        return fail(std::string("not a log of commands: ") + error.what(), "record one with --record");
    }
}

Result<LogHead> read_log_head(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string line;
    if (!in || !std::getline(in, line)) return fail("cannot be read", {}, {file, 0, 0});
    auto head = log_head_from(line);
    if (!head) head.error().where = {file, 1, 0};
    return head;
}

}  // namespace tourmap
