// Worker: one thread that runs jobs in the order they were posted. A job returns what is to be done with
// its result; the owner does that on its own thread, so that no state is shared.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "geodata/result.h"

namespace tourmap {

class Worker {
public:
    using Done = std::function<void()>;
    using Job = std::function<Done()>;

    // wake: called on the worker's thread whenever a job has finished; must be thread-safe.
    explicit Worker(std::function<void()> wake);
    // Drops what has not begun and waits for the running job.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // Of a job that is running, on its thread: something to be done before its end, with run_finished().
    void post_done(Done done);
    // Jobs must not throw; see guarded().
    void post(Job job);
    // Calls what finished jobs have returned, in order. True: there was something.
    bool run_finished();
    // True when nothing is queued, running, or finished but not yet taken.
    bool idle() const;

private:
    void work();

    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> queued_;
    std::vector<Done> finished_;
    bool running_ = false, stopping_ = false;
    std::thread thread_;
};

// Calls f, and turns what it throws (memory, threads) into an Error.
template <class T, class F>
Result<T> guarded(F&& f) {
    try {
        return f();
    } catch (const std::exception& error) {
        return fail(error.what());
    }
}

}  // namespace tourmap
