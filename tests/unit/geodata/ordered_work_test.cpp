// Results come in order, whoever made them, and not more of them than may wait.
#include "geodata/ordered_work.h"

#include TOURMAP_CATCH_HEADER

#include <atomic>
#include <chrono>
#include <memory>

using namespace tourmap;

TEST_CASE("work on several threads gives each result once and in order") {
    for (const Jobs jobs : {1u, 2u, 5u})
        for (const std::size_t ahead : {std::size_t{0}, std::size_t{3}, std::size_t{1000}}) {
            std::atomic<std::size_t> made = 0;
            OrderedWork work(500, ahead, jobs, [&](std::size_t i) {
                ++made;
                return std::make_unique<std::size_t>(i * i);
            });
            for (std::size_t i = 0; i < 500; ++i) {
                if (*work.take(i) != i * i) FAIL("item " << i);
                // Those that are being made may be one more for each thread.
                if (made > i + 1 + ahead + jobs) FAIL(made << " made at item " << i);
            }
            CHECK(made == 500);
        }
}

TEST_CASE("work that nobody takes ends all the same") {
    std::atomic<int> made = 0;
    {
        OrderedWork work(1'000'000, 10, 3, [&](std::size_t) { return ++made; });
        work.take(0);
    }
    CHECK(made <= 14);
    OrderedWork nothing(0, 10, 3, [](std::size_t) { return 0; });
}
