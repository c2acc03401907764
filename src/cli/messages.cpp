#include "src/cli/messages.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "geodata/progress.h"

namespace tourmap {
namespace {

constexpr std::size_t most_lines = 4;

// The first lines of a text; all that is too much goes without saying.
std::string first_lines(const std::string& text) {
    std::size_t end = 0;
    for (std::size_t line = 0; line < most_lines; ++line) {
        end = text.find('\n', end);
        if (end == std::string::npos) return text;
        if (line + 1 < most_lines) ++end;
    }
    return text.substr(0, end);
}

// "what\n    what would be right" -> "what; what would be right"
std::string one_line(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\n') {
            out += text[i];
            continue;
        }
        const std::size_t next = text.find_first_not_of(" \n", i);
        if (next == std::string::npos) break;
        out += "; ";
        i = next - 1;
    }
    return out;
}

// The other end of a pipe is closed: its reader has seen enough, which is no failure.
bool reader_is_gone(int descriptor) {
    pollfd pipe{descriptor, POLLOUT, 0};
    return ::poll(&pipe, 1, 0) == 1 && (pipe.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace

int report(const Error& error) {
    if (was_cancelled(error)) {
        std::fputs("tourmap: stopped\n", stderr);
        return 128 + SIGINT;
    }
    std::fprintf(stderr, "tourmap: %s\n", first_lines(describe(error)).c_str());
    return 1;
}

void warn(const std::string& message) {
    std::fprintf(stderr, "tourmap: warning: %s\n", printable(one_line(message)).c_str());
}

void tell(const std::string& message) {
    std::fprintf(stderr, "tourmap: %s\n", printable(one_line(message)).c_str());
}

std::string quoted(const std::string& input) {
    constexpr std::size_t most_characters = 200;
    const std::string clean = printable(input);
    std::size_t end = 0;
    for (std::size_t n = 0; n < most_characters && end < clean.size(); ++n) do
            ++end;
        while (end < clean.size() && (static_cast<unsigned char>(clean[end]) & 0xC0u) == 0x80u);
    return "'" + clean.substr(0, end) + (end < clean.size() ? "…'" : "'");
}

void prepare_standard_streams() {
    std::signal(SIGPIPE, SIG_IGN);
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF) continue;
        // The lowest free descriptor is this one. For the wrong direction, so that what is printed into
        // a closed standard output still counts as lost.
        const int opened = ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        if (opened < 0) return;
    }
}

int finish_standard_output(int status) {
    const bool failed_before = std::ferror(stdout) != 0;
    const int error = std::fflush(stdout) == 0 ? 0 : errno;
    if ((error == 0 && !failed_before) || reader_is_gone(STDOUT_FILENO)) return status;
    std::fprintf(stderr, "tourmap: cannot write to standard output%s%s\n", error ? ": " : "",
                 error ? std::strerror(error) : "");
    return status == 0 ? 1 : status;
}

}  // namespace tourmap
