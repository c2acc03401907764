#include "src/viewer/frame_watch.h"

namespace tourmap {
namespace {

double seconds_between(std::chrono::steady_clock::time_point a, std::chrono::steady_clock::time_point b) {
    return std::chrono::duration<double>(b - a).count();
}

}  // namespace

void FrameWatch::shown(const ShownFrame* frame, const Look& look) {
    const Clock::time_point now = Clock::now();
    const bool moves = look.view != view_;
    const MapShown map = what_is_shown(frame, moves, look);
    const double interval = rested_ ? -1 : seconds_between(shown_at_, now);
    if (log_) log_->add({seconds_between(started_, now), interval, seconds_between(woken_, now), map, moves});
    view_ = look.view;
    shown_at_ = now;
    rested_ = false;
}

// Compared with the frame before.
MapShown FrameWatch::what_is_shown(const ShownFrame* frame, bool moves, const Look& look) {
    if (!frame) return MapShown::same;
    const bool fresh = frame->list != list_;
    list_ = frame->list;
    if (fresh) return frame->spec.draft ? MapShown::draft : MapShown::fresh;
    if (look.follows && moves) return MapShown::moved;
    return look.fades ? MapShown::fading : MapShown::same;
}

}  // namespace tourmap
