// The measure tool.
#include "src/viewer/reducer.h"

namespace tourmap {

void Reducer::operator()(const command::ToggleMeasure&) {
    s().measuring = Measuring{!s().measuring.on, {}, false};
}

// After a ring the next point begins anew.
void Reducer::operator()(const command::MeasurePoint& point) {
    Measuring& measuring = s().measuring;
    if (!measuring.on) return;
    if (measuring.closed) measuring = Measuring{true, {}, false};
    if (measuring.points.empty() || measuring.points.back() != point.at) measuring.points.push_back(point.at);
}

// The last step: that the ring was closed, or a point.
void Reducer::operator()(const command::EraseMeasurePoint&) {
    Measuring& measuring = s().measuring;
    if (measuring.closed) {
        measuring.closed = false;
    } else if (!measuring.points.empty()) {
        measuring.points.pop_back();
    }
}

void Reducer::operator()(const command::CloseMeasure&) {
    if (s().measuring.points.size() >= 3) s().measuring.closed = true;
}

}  // namespace tourmap
