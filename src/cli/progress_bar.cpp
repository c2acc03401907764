#include "src/cli/progress_bar.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace tourmap {
namespace {

constexpr std::chrono::milliseconds before_it_shows(500);
constexpr std::size_t bar_width = 32;

// A signal finds nothing but what is static.
std::atomic<bool> interrupted = false;

void on_interrupt(int) {
    interrupted = true;
}

void listen_to_interrupts() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        // Who started the program may have had it ignore Ctrl-C.
        if (sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) continue;
        struct sigaction action {};
        action.sa_handler = on_interrupt;
        action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
        sigaction(signal, &action, nullptr);
    }
}

bool can_redraw_lines() {
    const char* terminal = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) != 0 && terminal && std::string_view(terminal) != "dumb";
}

}  // namespace

std::string bar_of(double fraction, std::size_t width) {
    const auto done = static_cast<std::size_t>(std::clamp(fraction, 0.0, 1.0) * static_cast<double>(width));
    return "[" + std::string(done, '#') + std::string(width - done, ' ') + "]";
}

ProgressBar::ProgressBar()
    : terminal_(can_redraw_lines()),
      progress_([this](double fraction, const char* what) { return show(fraction, what); }) {
    listen_to_interrupts();
}

ProgressBar::~ProgressBar() {
    clear();
}

bool ProgressBar::show(double fraction, const char* what) {
    if (interrupted) return false;
    if (!terminal_ || std::chrono::steady_clock::now() - start_ < before_it_shows) return true;
    const std::string line =
        bar_of(fraction, bar_width) + " " + std::to_string(static_cast<int>(fraction * 100)) + " % " + what;
    if (line == shown_) return true;
    shown_ = line;
    std::fprintf(stderr, "\r%s\033[K", line.c_str());
    return true;
}

void ProgressBar::clear() {
    if (!shown_.empty()) std::fputs("\r\033[K", stderr);
    shown_.clear();
}

}  // namespace tourmap
