#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "src/viewer/folder_events.h"

namespace tourmap {
namespace {

class TimedEvents final : public FolderEvents {
public:
    explicit TimedEvents(double period) : period_(period) {}

    void watch(const std::set<std::string>&) override {}
    bool wait(double seconds) override {
        std::unique_lock lock(mutex_);
        const std::chrono::duration<double> longest(std::min(seconds, period_));
        const bool ended = changed_.wait_for(lock, longest, [this] { return interrupted_; });
        interrupted_ = false;
        return !ended && seconds >= period_;
    }
    void interrupt() override {
        {
            const std::lock_guard lock(mutex_);
            interrupted_ = true;
        }
        changed_.notify_all();
    }

private:
    double period_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool interrupted_ = false;
};

}  // namespace

std::unique_ptr<FolderEvents> timed_events(double period) {
    return std::make_unique<TimedEvents>(period);
}

}  // namespace tourmap
