// Which longitudes are covered by anything.
#pragma once

#include <array>
#include <cstddef>

namespace tourmap {

// Marks longitudes, in cells a quarter of a degree wide, to find the largest gap between them.
class LongitudeCover {
public:
    void add(double lon);                      // degrees, any turn
    void add_between(double from, double to);  // the way from -> to as the numbers say: `to` may be less

    void add_all(const LongitudeCover& other);

    // The shortest range that holds all that was added: west in [-180, 180], east >= west, east <= west + 360.
    // Whole cells, so up to a quarter of a degree wider on each side.
    struct Range {
        double west = -180, east = 180;
    };
    Range range() const;

    static constexpr std::size_t cells = 1440;
    using Cells = std::array<bool, cells>;  // from -180 eastwards
    const Cells& covered() const { return covered_; }
    void set(std::size_t cell) { covered_[cell] = true; }

private:
    Cells covered_{};
};

}  // namespace tourmap
