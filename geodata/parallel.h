// Work on all cores that gives the same result as on one.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace tourmap {

// How many threads work may use: 1 means on the caller's own.
using Jobs = unsigned;
inline Jobs all_cores() {
    return std::max(1u, std::thread::hardware_concurrency());
}

// Calls work(item, worker) for each item in [0, count), in no order; worker < jobs names the thread, so that
// each can have scratch space of its own. Items must not depend on one another. `work` must not throw.
template <class Work>
void parallel_for(std::size_t count, Jobs jobs, const Work& work) {
    const auto threads = static_cast<Jobs>(std::min<std::size_t>(std::max(1u, jobs), count));
    std::atomic<std::size_t> next{0};
    const auto run = [&](Jobs worker) {
        for (std::size_t i = next++; i < count; i = next++) work(i, worker);
    };
    std::vector<std::jthread> others;
    for (Jobs t = 1; t < threads; ++t) others.emplace_back(run, t);
    if (count > 0) run(0);
}

}  // namespace tourmap
