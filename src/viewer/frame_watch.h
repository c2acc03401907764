// FrameWatch: what a frame showed compared with the one before and what it took, for the frame log.
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "src/viewer/frame_keeper.h"
#include "src/viewer/frame_log.h"

namespace tourmap {

class FrameWatch {
public:
    explicit FrameWatch(std::optional<FrameLog> log) : log_(std::move(log)) {}

    void rests() { rested_ = true; }         // nothing is to be shown until something happens
    void woken() { woken_ = Clock::now(); }  // the work for a frame begins
    struct Look {
        View view;            // what is to be looked at
        bool follows = true;  // a map that is painted is shown where the camera is now, however old it is
        bool fades = false;   // what was shown before is seen through it
    };
    // A frame is on the screen. frame: the map in it, null where there is none.
    void shown(const ShownFrame* frame, const Look& look);
    void close() { log_.reset(); }

private:
    using Clock = std::chrono::steady_clock;
    MapShown what_is_shown(const ShownFrame* frame, bool moves, const Look& look);

    std::optional<FrameLog> log_;
    const Clock::time_point started_ = Clock::now();
    Clock::time_point shown_at_{}, woken_{};
    bool rested_ = true;
    std::shared_ptr<const DisplayList> list_;
    View view_;
};

}  // namespace tourmap
