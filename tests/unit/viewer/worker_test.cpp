// The worker thread: order, waking, and leaving while there is work.
#include TOURMAP_CATCH_HEADER

#include <atomic>
#include <chrono>
#include <thread>

#include "src/viewer/worker.h"

using namespace tourmap;
using namespace std::chrono_literals;

namespace {

// Up to five seconds for what takes microseconds.
template <class F>
bool comes_true(F&& condition) {
    for (int i = 0; i < 5000; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

}  // namespace

TEST_CASE("Results come back in order, on the caller's thread") {
    std::atomic<int> woken{0};
    Worker worker([&] { ++woken; });
    std::vector<int> results;
    const auto me = std::this_thread::get_id();
    bool own_thread = true, other_thread = true;
    for (int i = 0; i < 5; ++i) {
        worker.post([&, i]() -> Worker::Done {
            other_thread = other_thread && std::this_thread::get_id() != me;
            return [&, i] {
                own_thread = own_thread && std::this_thread::get_id() == me;
                results.push_back(i);
            };
        });
    }
    REQUIRE(comes_true([&] { return woken == 5; }));
    CHECK(results.empty());
    CHECK_FALSE(worker.idle());
    CHECK(worker.run_finished());
    CHECK(results == std::vector<int>{0, 1, 2, 3, 4});
    CHECK(own_thread);
    CHECK(other_thread);
    CHECK(worker.idle());
    CHECK_FALSE(worker.run_finished());
}

TEST_CASE("A job may be posted from the result of another") {
    Worker worker([] {});
    bool second = false;
    worker.post([&]() -> Worker::Done {
        return [&] { worker.post([&]() -> Worker::Done { return [&] { second = true; }; }); };
    });
    CHECK(comes_true([&] {
        worker.run_finished();
        return second;
    }));
}

TEST_CASE("Leaving drops what has not begun and waits for what runs") {
    std::atomic<bool> began{false}, ended{false}, other{false};
    {
        Worker worker([] {});
        worker.post([&]() -> Worker::Done {
            began = true;
            std::this_thread::sleep_for(30ms);
            ended = true;
            return {};
        });
        worker.post([&]() -> Worker::Done {
            other = true;
            return {};
        });
        REQUIRE(comes_true([&] { return began.load(); }));
    }
    CHECK(ended);
    CHECK_FALSE(other);
}

TEST_CASE("What a job throws becomes an error") {
    const Result<int> result = guarded<int>([]() -> Result<int> { throw std::runtime_error("too bad"); });
    REQUIRE_FALSE(result);
    CHECK(result.error().what == "too bad");
}
