// Work on all cores whose results are wanted one after the other, while later ones are made.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "geodata/parallel.h"

namespace tourmap {

// Makes make(0), make(1), ... on other threads, at most `ahead` before the one that is wanted. `make` must not throw
// and must be callable on several threads at once. With one job all is made when it is wanted.
template <class Make>
class OrderedWork {
public:
    using Value = std::invoke_result_t<const Make&, std::size_t>;

    OrderedWork(std::size_t count, std::size_t ahead, Jobs jobs, Make make)
        : results_(count), ahead_(ahead), make_(std::move(make)) {
        if (count < 2) return;
        for (Jobs n = 1; n < jobs; ++n) others_.emplace_back([this] { help(); });
    }
    ~OrderedWork() {
        {
            const std::lock_guard guard(lock_);
            over_ = true;
        }
        changed_.notify_all();
        others_.clear();
    }
    OrderedWork(const OrderedWork&) = delete;
    OrderedWork& operator=(const OrderedWork&) = delete;

    // To be called for each item, in order.
    Value take(std::size_t item) {
        std::unique_lock guard(lock_);
        wanted_ = item;
        changed_.notify_all();
        // Whoever waits may as well make the next that nobody has begun.
        while (!results_[item]) {
            if (may_begin())
                make_next(guard);
            else
                changed_.wait(guard);
        }
        Value out = std::move(*results_[item]);
        results_[item].reset();
        return out;
    }

private:
    bool may_begin() const { return next_ < results_.size() && next_ <= wanted_ + ahead_; }
    void make_next(std::unique_lock<std::mutex>& guard) {
        const std::size_t item = next_++;
        guard.unlock();
        std::optional<Value> made(make_(item));
        guard.lock();
        results_[item] = std::move(made);
        changed_.notify_all();
    }
    void help() {
        std::unique_lock guard(lock_);
        for (;;) {
            changed_.wait(guard, [&] { return over_ || next_ == results_.size() || may_begin(); });
            if (over_ || next_ == results_.size()) return;
            make_next(guard);
        }
    }

    std::vector<std::optional<Value>> results_;
    std::size_t ahead_;
    Make make_;
    std::mutex lock_;
    std::condition_variable changed_;
    std::size_t next_ = 0, wanted_ = 0;
    bool over_ = false;
    std::vector<std::jthread> others_;
};

}  // namespace tourmap
