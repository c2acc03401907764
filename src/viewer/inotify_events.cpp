#include "src/viewer/folder_events.h"

#ifdef __linux__

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace tourmap {
namespace {

constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr double missing_seconds = 0.5;  // between looks for a folder that does not exist

class InotifyEvents final : public FolderEvents {
public:
    InotifyEvents(int events, int interrupts) : events_(events), interrupts_(interrupts) {}
    ~InotifyEvents() override {
        close(events_);
        close(interrupts_);
    }
    InotifyEvents(const InotifyEvents&) = delete;
    InotifyEvents& operator=(const InotifyEvents&) = delete;

    void watch(const std::set<std::string>& folders) override {
        wanted_ = folders;
        for (auto it = watched_.begin(); it != watched_.end();) {
            if (folders.contains(it->second)) {
                ++it;
                continue;
            }
            inotify_rm_watch(events_, it->first);
            it = watched_.erase(it);
        }
        watch_missing();
    }

    bool wait(double seconds) override {
        if (watch_missing()) return true;
        const double longest = all_watched() ? seconds : std::min(seconds, missing_seconds);
        const int milliseconds = std::isfinite(longest) ? static_cast<int>(std::ceil(1000 * longest)) : -1;
        std::array<pollfd, 2> ready{{{events_, POLLIN, 0}, {interrupts_, POLLIN, 0}}};
        if (poll(ready.data(), ready.size(), milliseconds) <= 0) return false;
        if (ready[1].revents != 0) {
            eventfd_t count = 0;
            eventfd_read(interrupts_, &count);
        }
        return ready[0].revents != 0 && take_events();
    }

    void interrupt() override { eventfd_write(interrupts_, 1); }

private:
    bool is_watched(const std::string& folder) const {
        return std::any_of(watched_.begin(), watched_.end(), [&](const auto& w) { return w.second == folder; });
    }
    bool all_watched() const {
        return std::all_of(wanted_.begin(), wanted_.end(), [this](const auto& folder) { return is_watched(folder); });
    }
    // True: one that was missing is there.
    bool watch_missing() {
        bool any = false;
        for (const std::string& folder : wanted_) {
            if (is_watched(folder)) continue;
            const int number = inotify_add_watch(events_, folder.c_str(), changes);
            if (number < 0) continue;
            watched_[number] = folder;
            any = true;
        }
        return any;
    }

    bool take_events() {
        alignas(inotify_event) std::array<char, 8192> bytes;
        bool any = false;
        for (ssize_t size = 0; (size = read(events_, bytes.data(), bytes.size())) > 0;) {
            any = true;
            for (const char* at = bytes.data(); at < bytes.data() + size;) {
                const auto* event = reinterpret_cast<const inotify_event*>(at);
                // The folder is gone, or is another by now: the one of that name is looked for again.
                if (event->mask & IN_MOVE_SELF) inotify_rm_watch(events_, event->wd);
                if (event->mask & (IN_IGNORED | IN_MOVE_SELF)) watched_.erase(event->wd);
                at += sizeof(inotify_event) + event->len;
            }
        }
        return any;
    }

    int events_, interrupts_;
    std::set<std::string> wanted_;
    std::map<int, std::string> watched_;  // by inotify's number
};

}  // namespace

std::unique_ptr<FolderEvents> inotify_events() {
    const int events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (events < 0) return nullptr;
    const int interrupts = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (interrupts < 0) {
        close(events);
        return nullptr;
    }
    return std::make_unique<InotifyEvents>(events, interrupts);
}

}  // namespace tourmap

#else

namespace tourmap {

std::unique_ptr<FolderEvents> inotify_events() {
    return nullptr;
}

}  // namespace tourmap

#endif
