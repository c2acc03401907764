// Values that were worked out before, by key.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace tourmap {

// Thread-safe. What costs more than `most` together is forgotten all at once: what is in use is soon known again.
template <class Key, class Value, class Hash>
class Kept {
public:
    using Ptr = std::shared_ptr<const Value>;
    explicit Kept(std::size_t most) : most_(most) {}

    // Null where it is not known.
    Ptr find(const Key& key) const {
        const std::lock_guard lock(mutex_);
        const auto found = values_.find(key);
        return found == values_.end() ? nullptr : found->second;
    }

    void put(Key key, Ptr value, std::size_t cost) {
        const std::lock_guard lock(mutex_);
        if (cost_ + cost > most_) {
            values_.clear();
            cost_ = 0;
        }
        if (values_.emplace(std::move(key), std::move(value)).second) cost_ += cost;
    }

private:
    std::size_t most_, cost_ = 0;
    mutable std::mutex mutex_;
    std::unordered_map<Key, Ptr, Hash> values_;
};

}  // namespace tourmap
