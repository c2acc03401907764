// Values that are made on all cores and taken one after another.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "geodata/parallel.h"
#include "geodata/result.h"

namespace tourmap {

// make(i) -> Result<T>, on `workers` threads, for each i in [0, count); take(i, T&&) -> Result<void>, in order, on the
// caller's. At most 2 * workers values are held. With one worker all runs on the caller's thread. The first error, in
// order, ends it.
template <class T, class Make, class Take>
Result<void> in_order(std::size_t count, Jobs workers, const Make& make, const Take& take) {
    if (workers <= 1 || count <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            Result<T> made = make(i);
            if (!made) return tl::unexpected(made.error());
            if (auto taken = take(i, std::move(*made)); !taken) return taken;
        }
        return {};
    }
    const std::size_t most = std::size_t{2} * workers;
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::optional<Result<T>>> ring(most);
    std::size_t next = 0, taken = 0;
    bool over = false;
    const auto work = [&] {
        while (true) {
            std::size_t mine = 0;
            {
                std::unique_lock lock(mutex);
                changed.wait(lock, [&] { return over || next >= count || next < taken + most; });
                if (over || next >= count) return;
                mine = next++;
            }
            Result<T> made = make(mine);
            const std::lock_guard lock(mutex);
            ring[mine % most].emplace(std::move(made));
            changed.notify_all();
        }
    };
    std::vector<std::jthread> threads;
    for (Jobs i = 0; i < workers; ++i) threads.emplace_back(work);
    Result<void> result;
    for (std::size_t i = 0; i < count && result; ++i) {
        std::optional<Result<T>> made;
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return ring[i % most].has_value(); });
            made.swap(ring[i % most]);
        }
        if (*made)
            result = take(i, std::move(**made));
        else
            result = tl::unexpected(made->error());
        const std::lock_guard lock(mutex);
        ++taken;
        if (!result) over = true;
        changed.notify_all();
    }
    return result;
}

}  // namespace tourmap
