#include "src/story/class_breaks.h"

#include <algorithm>
#include <limits>

namespace tourmap {
namespace {

using Values = std::vector<double>;

// Ranges of equal counts end at values that are there. sorted: not empty.
Values quantiles(const Values& sorted, std::size_t classes) {
    Values out{sorted.front()};
    for (std::size_t c = 1; c <= classes; ++c) out.push_back(sorted[(sorted.size() * c + classes - 1) / classes - 1]);
    return out;
}

Values equal_ranges(const Values& sorted, std::size_t classes) {
    const double least = sorted.front(), most = sorted.back();
    Values out{least};
    for (std::size_t c = 1; c < classes; ++c)
        out.push_back(least + (most - least) * static_cast<double>(c) / static_cast<double>(classes));
    out.push_back(most);
    return out;
}

// Different values and how often each comes.
struct Counted {
    Values value, count;
};

Counted counted(const Values& sorted) {
    constexpr std::size_t most = 1000;
    Values different = sorted;
    different.erase(std::unique(different.begin(), different.end()), different.end());
    const Values& from = different.size() > most ? quantiles(sorted, most) : sorted;
    Counted out;
    for (const double v : from) {
        if (out.value.empty() || out.value.back() != v) {
            out.value.push_back(v);
            out.count.push_back(0);
        }
        ++out.count.back();
    }
    return out;
}

// Least sums of squared deviations for 1 .. classes groups of the first values, by dynamic programming.
Values natural_groups(const Values& sorted, std::size_t classes) {
    const Counted all = counted(sorted);
    const std::size_t n = all.value.size();
    classes = std::min(classes, n);
    // Of the values less the middle one, for the sake of digits.
    const double middle = all.value[n / 2];
    Values weight(n + 1), sum(n + 1), squares(n + 1);
    for (std::size_t i = 0; i < n; ++i) {
        const double v = all.value[i] - middle;
        weight[i + 1] = weight[i] + all.count[i];
        sum[i + 1] = sum[i] + all.count[i] * v;
        squares[i + 1] = squares[i] + all.count[i] * v * v;
    }
    const auto spread = [&](std::size_t from, std::size_t to) {
        const double w = weight[to] - weight[from], s = sum[to] - sum[from];
        return std::max(0.0, squares[to] - squares[from] - s * s / w);
    };
    Values best(n + 1, std::numeric_limits<double>::infinity());
    best[0] = 0;
    std::vector<std::vector<std::size_t>> begins(classes, std::vector<std::size_t>(n + 1));
    for (std::size_t c = 0; c < classes; ++c) {
        Values next(n + 1, std::numeric_limits<double>::infinity());
        for (std::size_t to = c + 1; to <= n; ++to)
            for (std::size_t from = c; from < to; ++from)
                if (const double s = best[from] + spread(from, to); s < next[to]) {
                    next[to] = s;
                    begins[c][to] = from;
                }
        best = std::move(next);
    }
    Values out;
    for (std::size_t c = classes, to = n; c-- > 0; to = begins[c][to]) out.push_back(all.value[to - 1]);
    out.push_back(sorted.front());
    std::ranges::reverse(out);
    out.back() = sorted.back();
    return out;
}

}  // namespace

std::vector<double> class_breaks(std::vector<double> values, BreakMethod method, std::size_t classes) {
    if (values.empty()) return {};
    classes = std::clamp<std::size_t>(classes, 1, 12);
    std::ranges::sort(values);
    if (values.front() == values.back()) return {values.front(), values.back()};
    Values out = method == BreakMethod::quantile ? quantiles(values, classes)
                 : method == BreakMethod::equal  ? equal_ranges(values, classes)
                                                 : natural_groups(values, classes);
    // A class of no width is none; but the least value alone may be one.
    Values limits{out.front()};
    for (std::size_t i = 1; i < out.size(); ++i)
        if (out[i] > limits.back() || (i == 1 && out[i] == limits.back())) limits.push_back(out[i]);
    return limits;
}

std::size_t class_of(double value, const std::vector<double>& breaks) {
    const auto upper = std::lower_bound(breaks.begin() + 1, breaks.end() - 1, value);
    return static_cast<std::size_t>(upper - breaks.begin()) - 1;
}

}  // namespace tourmap
