// Recent: the values that were used last, by key.
#pragma once

#include <cstddef>
#include <list>
#include <utility>

namespace tourmap {

// A few recent values, the most recent in front.
template <class Key, class Value>
class Recent {
public:
    explicit Recent(std::size_t most) : most_(most) {}
    Value find(const Key& key) {
        for (auto i = items_.begin(); i != items_.end(); ++i)
            if (i->first == key) {
                items_.splice(items_.begin(), items_, i);
                return items_.front().second;
            }
        return {};
    }
    void put(const Key& key, Value value) {
        items_.emplace_front(key, std::move(value));
        if (items_.size() > most_) items_.pop_back();
    }
    std::size_t size() const { return items_.size(); }

private:
    std::size_t most_;
    std::list<std::pair<Key, Value>> items_;
};

}  // namespace tourmap
