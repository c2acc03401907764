#include "src/viewer/worker.h"

namespace tourmap {

Worker::Worker(std::function<void()> wake) : wake_(std::move(wake)), thread_([this] { work(); }) {}

Worker::~Worker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        queued_.clear();
    }
    changed_.notify_all();
    thread_.join();
}

void Worker::post(Job job) {
    {
        const std::lock_guard lock(mutex_);
        queued_.push_back(std::move(job));
    }
    changed_.notify_all();
}

void Worker::post_done(Done done) {
    {
        const std::lock_guard lock(mutex_);
        finished_.push_back(std::move(done));
    }
    wake_();
}

bool Worker::run_finished() {
    std::vector<Done> finished;
    {
        const std::lock_guard lock(mutex_);
        finished.swap(finished_);
    }
    for (const Done& done : finished) {
        if (done) done();
    }
    return !finished.empty();
}

bool Worker::idle() const {
    const std::lock_guard lock(mutex_);
    return queued_.empty() && finished_.empty() && !running_;
}

void Worker::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return stopping_ || !queued_.empty(); });
        if (stopping_) return;
        Job job = std::move(queued_.front());
        queued_.pop_front();
        running_ = true;
        lock.unlock();
        Done done = job();
        job = nullptr;  // what it holds is released here, not under the lock
        lock.lock();
        running_ = false;
        finished_.push_back(std::move(done));
        lock.unlock();
        wake_();
        lock.lock();
    }
}

}  // namespace tourmap
