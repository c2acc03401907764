#include "geodata/progress.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <utility>

namespace tourmap {

namespace {

using Clock = std::chrono::steady_clock;
constexpr const char* cancelled_text = "cancelled";
constexpr Clock::rep between_calls = std::chrono::nanoseconds(std::chrono::milliseconds(10)).count();

Clock::rep now() {
    return std::chrono::nanoseconds(Clock::now().time_since_epoch()).count();
}

}  // namespace

struct Progress::Shared {
    Listener listener;
    std::atomic<bool> stopped = false;
    std::atomic<Clock::rep> next = 0;  // when the listener wants to hear again
    std::mutex lock;
    double most = 0;
};

Progress::Progress(Listener listener) : shared_(listener ? std::make_shared<Shared>() : nullptr) {
    if (shared_) shared_->listener = std::move(listener);
}

bool Progress::at(double fraction) const {
    if (!shared_) return true;
    if (shared_->stopped) return false;
    if (now() < shared_->next) return true;
    // Who comes while another tells need not.
    const std::unique_lock guard(shared_->lock, std::try_to_lock);
    if (!guard) return !shared_->stopped;
    const double whole = from_ + (to_ - from_) * std::clamp(fraction, 0.0, 1.0);
    if (whole > shared_->most) shared_->most = whole;  // false for NaN
    if (!shared_->listener(shared_->most, what_)) shared_->stopped = true;
    shared_->next = now() + between_calls;
    return !shared_->stopped;
}

bool Progress::wanted() const {
    return !shared_ || !shared_->stopped;
}

void Progress::stop() const {
    if (shared_) shared_->stopped = true;
}

Progress Progress::part(double from, double to, const char* what) const {
    Progress out = *this;
    out.from_ = from_ + (to_ - from_) * from;
    out.to_ = from_ + (to_ - from_) * to;
    out.what_ = what;
    return out;
}

tl::unexpected<Error> cancelled() {
    return fail(cancelled_text);
}

bool was_cancelled(const Error& error) {
    return error.what == cancelled_text;
}

}  // namespace tourmap
