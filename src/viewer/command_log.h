// The command log: what was done in a window, a JSON object a line, so that it can be done again. The log of a mishap
// is its report.
//
// The first line tells what was shown: {"tourmap": 1, "file": "...", "width": 1440, "height": 900, ...}; each other one
// a command and when it came, in seconds since the first frame: {"at": 2.5, "command": "GoToStep", "step": 3}.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "src/files/log_head.h"
#include "src/viewer/commands.h"

namespace tourmap {

struct LoggedCommand {
    double at = 0;  // seconds
    Command command;
};

struct CommandLog {
    LogHead head;
    std::vector<LoggedCommand> commands;  // in order of time
};

// Whether a command belongs into a log: not what follows from others by itself, from files or from work that is done.
bool is_logged(const Command& command);

// One line, without its end. Precondition: is_logged().
std::string log_line(const LoggedCommand& logged);
Result<LoggedCommand> logged_command_from(const std::string& line);

// Errors: unreadable, or what is wrong in which line.
Result<CommandLog> read_command_log(const std::string& file);

// Writes a log while it happens: what was done last before a crash is in it.
class CommandRecorder {
public:
    // Error: the file cannot be written, or exists.
    static Result<CommandRecorder> open(const std::string& file, const LogHead& head);
    void add(const LoggedCommand& logged);

private:
    CommandRecorder() = default;
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace tourmap
