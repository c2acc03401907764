#include "src/viewer/playback.h"

#include <algorithm>
#include <array>

namespace tourmap {

double next_speed(double speed, int direction) {
    constexpr std::array speeds{0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0};
    constexpr double same = 1e-9;
    if (direction >= 0) {
        const auto faster = std::ranges::find_if(speeds, [&](double s) { return s > speed + same; });
        return faster == speeds.end() ? most_speed : *faster;
    }
    const auto faster = std::ranges::find_if(speeds, [&](double s) { return s >= speed - same; });
    return faster == speeds.begin() ? least_speed : *(faster - 1);
}

}  // namespace tourmap
