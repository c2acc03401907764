#include "src/viewer/export_process.h"

#include <poll.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "geodata/child_process.h"
#include "geodata/module.h"

extern char** environ;

namespace tourmap {
namespace {

constexpr int between_looks_ms = 50;

std::vector<std::string> arguments_of(const ExportOrder& order) {
    std::vector<std::string> arguments{"tourmap", "export", order.source, "--frames", "-", "-o", order.output};
    if (!order.relief.empty()) arguments.insert(arguments.end(), {"--relief", order.relief});
    if (!order.look.theme.empty()) arguments.insert(arguments.end(), {"--theme", order.look.theme});
    if (!order.look.worldview.empty()) arguments.insert(arguments.end(), {"--worldview", order.look.worldview});
    if (order.access.outside) arguments.emplace_back("--allow-outside");
    if (order.access.network) arguments.emplace_back("--allow-network");
    return arguments;
}

std::string input_of(const ExportOrder& order) {
    std::string text = "[";
    for (const FrameSpec& spec : order.specs) text += (text.size() > 1 ? "," : "") + to_json(spec);
    return text + "]";
}

class Export {
public:
    explicit Export(const Progress& progress) : progress_(progress) {}
    ~Export() { interrupt(); }
    Export(const Export&) = delete;
    Export& operator=(const Export&) = delete;

    Result<void> start(const ExportOrder& order) {
        const auto program = program_part("tourmap");
        if (!program) return tl::unexpected(program.error());
        const std::string text = input_of(order);
        const Descriptor input = file_in_memory(std::as_bytes(std::span(text)));
        int out[2] = {-1, -1}, err[2] = {-1, -1};
        if (input.get() < 0 || pipe2(out, O_CLOEXEC) != 0) return cannot_start(errno);
        said_ = Descriptor(out[0]);
        const Descriptor says(out[1]);
        if (pipe2(err, O_CLOEXEC) != 0) return cannot_start(errno);
        complaint_ = Descriptor(err[0]);
        const Descriptor complains(err[1]);
        SpawnSetup setup;
        posix_spawn_file_actions_adddup2(&setup.actions, input.get(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&setup.actions, says.get(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&setup.actions, complains.get(), STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&setup.actions, STDERR_FILENO + 1);
        std::vector<std::string> words = arguments_of(order);
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const int failed =
            posix_spawn(&pid_, program->c_str(), &setup.actions, &setup.attributes, arguments.data(), environ);
        if (failed == 0) return {};
        pid_ = -1;
        return cannot_start(failed);
    }

    // Until it says no more.
    void listen() {
        while (said_.get() >= 0 || complaint_.get() >= 0) {
            std::array<pollfd, 2> waits{pollfd{said_.get(), POLLIN, 0}, pollfd{complaint_.get(), POLLIN, 0}};
            const int ready = poll(waits.data(), waits.size(), between_looks_ms);
            if (!progress_.at(fraction_)) return interrupt();
            if (ready <= 0) continue;
            if (waits[0].revents != 0) take(said_, lines_);
            if (waits[1].revents != 0) take(complaint_, complaints_);
            read_lines();
        }
    }

    Result<std::vector<std::string>> finish() {
        const bool stopped = !progress_.wanted();
        stopped ? interrupt() : wait();
        if (stopped) return cancelled();
        if (WIFEXITED(status_) && WEXITSTATUS(status_) == 0) return files_;
        if (!WIFSIGNALED(status_)) return fail(last_complaint());
        const char* name = strsignal(WTERMSIG(status_));
        return fail(std::string("the process that draws it crashed (") + (name ? name : "signal") + ")",
                    "the window is as it was; try again, or export a smaller picture");
    }

private:
    static tl::unexpected<Error> cannot_start(int reason) {
        return fail(std::string("no process can be started for it: ") + std::strerror(reason));
    }

    static void take(Descriptor& from, std::string& into) {
        std::array<char, 4096> bytes{};
        const ssize_t got = read(from.get(), bytes.data(), bytes.size());
        if (got > 0)
            into.append(bytes.data(), static_cast<std::size_t>(got));
        else if (got == 0 || errno != EINTR)
            from.close();
    }

    void read_lines() {
        for (std::size_t end = lines_.find('\n'); end != std::string::npos; end = lines_.find('\n')) {
            const auto json = nlohmann::json::parse(lines_.substr(0, end), nullptr, false);
            lines_.erase(0, end + 1);
            if (!json.is_object()) continue;
            if (json.contains("file")) files_.push_back(json.value("file", std::string()));
            if (json.contains("progress")) fraction_ = json.value("progress", 0.0);
        }
    }

    // The error is what it says last, after warnings; without the program's name.
    std::string last_complaint() const {
        constexpr std::string_view name = "tourmap: ";
        const std::size_t at = complaints_.rfind(name);
        if (at == std::string::npos) return "the process that draws it ended without a word";
        std::string text = complaints_.substr(at + name.size());
        while (!text.empty() && text.back() == '\n') text.pop_back();
        return text;
    }

    // As Ctrl-C does, so that it takes its temporary files away; the hard way where that does not help.
    void interrupt() {
        if (pid_ < 0) return;
        kill(pid_, SIGINT);
        for (int i = 0; i < 60 && !is_gone(WNOHANG); ++i) usleep(50'000);
        if (pid_ >= 0) kill(pid_, SIGKILL);
        wait();
    }
    void wait() {
        while (pid_ >= 0 && !is_gone(0)) {
        }
    }
    bool is_gone(int how) {
        if (pid_ >= 0) {
            const pid_t gone = waitpid(pid_, &status_, how);
            if (gone == pid_ || (gone < 0 && errno != EINTR)) pid_ = -1;
        }
        return pid_ < 0;
    }

    const Progress& progress_;
    pid_t pid_ = -1;
    Descriptor said_, complaint_;
    std::string lines_, complaints_;
    double fraction_ = 0;
    std::vector<std::string> files_;
    int status_ = 0;
};

}  // namespace

Result<std::vector<std::string>> export_apart(const ExportOrder& order, const Progress& progress) {
    Export work(progress);
    if (const auto started = work.start(order); !started) return tl::unexpected(started.error());
    work.listen();
    return work.finish();
}

}  // namespace tourmap
