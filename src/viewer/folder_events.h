// FolderEvents: waits until something may have changed in some folders. Made and used by one thread, but for
// interrupt().
#pragma once

#include <memory>
#include <set>
#include <string>

namespace tourmap {

class FolderEvents {
public:
    virtual ~FolderEvents() = default;
    // From now on these and no others. Those that do not exist are looked for again and again.
    virtual void watch(const std::set<std::string>& folders) = 0;
    // True: something may have changed. False: nothing has for so long, or interrupt() was called.
    virtual bool wait(double seconds) = 0;
    // Ends a wait, or the next one. Thread-safe.
    virtual void interrupt() = 0;
};

// By the kernel, at once; null where there is no inotify, or none left.
std::unique_ptr<FolderEvents> inotify_events();
// By the clock: every `period` seconds something may have changed.
std::unique_ptr<FolderEvents> timed_events(double period);

}  // namespace tourmap
