// Classes of numbers for maps that tell a value by colour. Pure.
#pragma once

#include <cstdint>
#include <vector>

namespace tourmap {

enum class BreakMethod : std::uint8_t {
    quantile,  // as many features in each class
    equal,     // as wide a range for each class
    natural,   // classes that differ as little as can be in themselves
};

// The limits of classes, ascending and different: the least value, the upper limit of each class, which belongs to it.
// Fewer classes where there are fewer different values; one value gives one class of no width. classes: 1 .. 12.
// natural: W. D. Fisher, On grouping for maximum homogeneity, JASA 53, 1958, exact up to 1,000 different values; of
// more, a thousand quantiles are grouped. Precondition: values are finite; none gives none.
std::vector<double> class_breaks(std::vector<double> values, BreakMethod method, std::size_t classes);

// Of a value within the limits: the number of its class.
std::size_t class_of(double value, const std::vector<double>& breaks);

}  // namespace tourmap
