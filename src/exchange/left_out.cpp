#include "src/exchange/left_out.h"

#include <algorithm>

#include "src/tour/problems.h"

namespace tourmap {
namespace {

constexpr std::size_t most_kinds = 40;

// Without the quotes that in_quotes() puts round it.
std::string short_example(const std::string& example) {
    const std::string quoted = in_quotes(example);
    return quoted.substr(1, quoted.size() - 2);
}

}  // namespace

void LeftOut::add(const std::string& what, const std::string& example, std::size_t count) {
    if (count == 0) return;
    const auto known = std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return item.what == what; });
    if (known != items_.end())
        known->count += count;
    else if (items_.size() < most_kinds)
        items_.push_back({what, example, count});
    else
        more_ += count;
}

void LeftOut::add_all(const LeftOut& others) {
    for (const Item& item : others.items_) add(item.what, item.example, item.count);
    more_ += others.more_;
}

bool LeftOut::has(const std::string& what) const {
    return std::any_of(items_.begin(), items_.end(), [&](const Item& item) { return item.what == what; });
}

std::vector<std::string> LeftOut::lines() const {
    std::vector<std::string> out;
    for (const Item& item : items_) {
        std::string line = printable(item.what);
        if (item.count > 1) line += ", " + std::to_string(item.count) + " times";
        if (!item.example.empty()) line += (item.count > 1 ? ", first: " : ": ") + short_example(item.example);
        out.push_back(std::move(line));
    }
    if (more_ > 0) out.push_back("and " + std::to_string(more_) + " things of other kinds");
    return out;
}

}  // namespace tourmap
