// FrameKeeper: the frame that the window shows. It asks a FrameSource for the one that is wanted; while a worker
// projects and paints what that needs, the last good one stays.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "src/story/frame_source.h"
#include "src/viewer/map_picture.h"
#include "src/viewer/worker.h"

namespace tourmap {

// A frame that can be shown.
struct ShownFrame {
    FrameSpec spec;
    std::shared_ptr<const DisplayList> list;  // never null
    MapPicturePtr picture;                    // null: the window draws the list itself
};

class FrameKeeper {
public:
    // The worker must outlive the keeper. painted: it paints each frame as well (MapPicture).
    FrameKeeper(std::shared_ptr<FrameSource> source, Worker& worker, bool painted);
    ~FrameKeeper();
    FrameKeeper(const FrameKeeper&) = delete;
    FrameKeeper& operator=(const FrameKeeper&) = delete;

    // Makes spec the wanted one (no draft). What needs no projecting and no painting is there on return, the rest
    // comes with Worker::run_finished(). Call again after that: a request made while the worker was busy waits for it.
    // Where the CRS has changed a draft comes first, and the frame itself when spec is still wanted then: a globe
    // that turns is drafts only. Work for a CRS that is not wanted any more stops. A painted map that is dragged is
    // made anew when its margin runs out or when spec is the same as in the last call: it stands still.
    void want(const FrameSpec& spec);

    // Frames come from another source from now on; the one that is shown stays until the next is made.
    void renew(std::shared_ptr<FrameSource> source);

    // None until the first one is made.
    const std::optional<ShownFrame>& shown() const { return shown_; }
    std::shared_ptr<const DisplayList> list() const { return shown_ ? shown_->list : nullptr; }
    // False when what is wanted is shown, or failed.
    bool pending() const {
        return wanted_ && !(shown_ && !outdated_ && shown_->spec == *wanted_) && wanted_ != failed_;
    }
    // Why the last wanted frame could not be made; empty: it was, or this has been asked before.
    std::string take_error();

private:
    struct Made {
        std::shared_ptr<const DisplayList> list;
        MapPicturePtr picture;
    };
    struct Running {
        FrameSpec spec;
        std::shared_ptr<std::atomic<bool>> stop;
    };
    FrameSpec next() const;
    void start(const FrameSpec& spec);
    void accept(const FrameSpec& spec, std::uint64_t generation, const Result<Made>& made);

    std::shared_ptr<FrameSource> source_;
    Worker& worker_;
    bool painted_;
    bool outdated_ = false;  // what is shown comes from an earlier source
    std::optional<ShownFrame> shown_;
    std::optional<FrameSpec> wanted_, failed_;
    std::optional<Running> running_;
    std::string error_;
    std::uint64_t generation_ = 0, shown_generation_ = 0;
    std::shared_ptr<FrameKeeper*> self_;  // what a finished job finds; null once the keeper is gone
};

}  // namespace tourmap
