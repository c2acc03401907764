// The first line of a command log: what a window was opened with. (src/viewer/command_log.h has the rest.)
#pragma once

#include <string>

#include "geodata/result.h"

namespace tourmap {

struct LogHead {
    std::string file;  // as it was given
    std::string crs, relief, theme, language, worldview;
    int width = 1440, height = 900;  // of the window, points
    bool reduced_motion = false;
    friend bool operator==(const LogHead&, const LogHead&) = default;
};

std::string log_line(const LogHead& head);
// Error: not such a line, or of another version; without a place.
Result<LogHead> log_head_from(const std::string& line);
// Of a file. Error: unreadable, or as above, with the place.
Result<LogHead> read_log_head(const std::string& file);

}  // namespace tourmap
