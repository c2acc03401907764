#include "src/cli/frame_lines.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "src/cli/progress_bar.h"

namespace tourmap {

FrameLines::FrameLines() : bar_(::isatty(STDERR_FILENO) != 0) {}

void FrameLines::show(const ExportedFrame& frame) {
    if (!bar_ || ::isatty(STDOUT_FILENO) == 0) {
        std::printf("%s\n", printable(frame.path).c_str());
        std::fflush(stdout);
    }
    if (!bar_) return;
    const std::string name = printable(std::filesystem::path(frame.path).filename().string());
    const std::string bar = bar_of(static_cast<double>(frame.number) / static_cast<double>(frame.total), 32);
    std::fprintf(stderr, "\r%s %zu/%zu %s", bar.c_str(), frame.number, frame.total, name.c_str());
    shown_ = true;
}

void FrameLines::end() const {
    if (shown_) std::fputc('\n', stderr);
}

}  // namespace tourmap
