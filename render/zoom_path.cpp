#include "render/zoom_path.h"

#include <cassert>
#include <cmath>

namespace tourmap {
namespace {

// How willingly the way widens. The paper's readers liked 1.42 best; maps that are known by their shapes bear less.
constexpr double rho = 1.2;

}  // namespace

ZoomPath::ZoomPath(double from, double to, double distance) : from_(from), to_(to), distance_(distance) {
    assert(from > 0 && to > 0 && distance >= 0);
    constexpr double least = 1e-6;  // of a view: a shorter way is none
    pans_ = distance > least * std::fmin(from, to);
    if (!pans_) {
        length_ = std::abs(std::log(to / from)) / rho;
        return;
    }
    const double r2 = rho * rho, d = r2 * distance, grows = to * to - from * from;
    const double b0 = (grows + d * d) / (2 * from * d), b1 = (grows - d * d) / (2 * to * d);
    r0_ = std::asinh(-b0);
    length_ = (std::asinh(-b1) - r0_) / rho;
}

ZoomPath::Point ZoomPath::at(double share) const {
    if (!(share > 0)) return {from_, 0};
    if (share >= 1) return {to_, 1};
    if (!pans_) return {from_ * std::pow(to_ / from_, share), share};
    const double s = rho * share * length_ + r0_;
    const double width = from_ * std::cosh(r0_) / std::cosh(s);
    // tanh(s) cosh(r0) - sinh(r0), without the difference of two large numbers.
    const double way = from_ * std::sinh(s - r0_) / std::cosh(s) / (rho * rho) / distance_;
    return {width, std::fmin(std::fmax(way, 0.0), 1.0)};
}

}  // namespace tourmap
