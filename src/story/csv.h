// Lines of the tables that are kept by hand in assets/basemap.
#pragma once

#include <string>
#include <vector>

namespace tourmap {

// The fields of one line. A field in double quotes may hold commas; the quotes are dropped.
inline std::vector<std::string> csv_fields(const std::string& line) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            out.emplace_back();
        else if (c != '\r')
            out.back() += c;
    }
    return out;
}

}  // namespace tourmap
