#include "src/exchange/read_json.h"

#include <limits>

#include "src/exchange/source_text.h"
#include "src/tour/fields.h"

namespace tourmap {
namespace {

// Depth and number of values, before any of them takes memory.
Result<void> check_size(const std::string& text, const std::string& path) {
    std::size_t depth = 0, values = 1;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            ++values;
            if (++depth > deepest_nesting)
                return fail("nested deeper than " + std::to_string(deepest_nesting) + " levels", "take levels out",
                            place_in(text, i, path));
        } else if (c == ']' || c == '}') {
            depth -= depth > 0;
        } else if (c == ',' && ++values > most_values) {
            return fail("more than " + std::to_string(most_values) + " values", "thin or split the file",
                        place_in(text, i, path));
        }
    }
    return {};
}

// "syntax error while parsing value - invalid literal; last read: 'x'", without what it says before that.
std::string reason_of(const std::string& message) {
    const std::size_t at = message.find("syntax error");
    return at == std::string::npos ? message.substr(message.find(']') + 1) : message.substr(at);
}

}  // namespace

Result<Json> parse_json(const std::string& text, const std::string& path) {
    if (const auto small = check_size(text, path); !small) return tl::unexpected(small.error());
    try {
        return Json::parse(text);
    } catch (const nlohmann::json::parse_error& error) {
        return fail("not JSON: " + reason_of(error.what()), "",
                    place_in(text, error.byte > 0 ? error.byte - 1 : 0, path));
    } catch (const nlohmann::json::exception& error) {
        return fail("not JSON: " + reason_of(error.what()), "", {path, 0, 0});
    }
}

std::string json_text(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

const Json& json_at(const Json& object, const char* key) {
    static const Json none;
    if (!object.is_object()) return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

std::string json_text_at(const Json& object, const char* key) {
    return json_text(json_at(object, key));
}

double json_number(const Json& value) {
    if (value.is_number()) return value.get<double>();
    const auto number = value.is_string() ? parse_number(value.get<std::string>()) : std::nullopt;
    return number.value_or(std::numeric_limits<double>::quiet_NaN());
}

}  // namespace tourmap
