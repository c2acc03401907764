// FrameKeeper: the DisplayList that the window shows. It asks a FrameSource for the one that is wanted; while
// a worker projects what that needs, the last good one stays.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "src/story/frame_source.h"
#include "src/viewer/worker.h"

namespace tourmap {

class FrameKeeper {
public:
    // The worker must outlive the keeper.
    FrameKeeper(std::shared_ptr<FrameSource> source, Worker& worker);
    ~FrameKeeper();
    FrameKeeper(const FrameKeeper&) = delete;
    FrameKeeper& operator=(const FrameKeeper&) = delete;

    // Makes spec the wanted one. What needs no projecting is there on return, the rest comes with
    // Worker::run_finished(). Call again after that: a request made while the worker was busy waits for it.
    void want(const FrameSpec& spec);

    // Null until the first one is made.
    std::shared_ptr<const DisplayList> list() const { return shown_.list; }
    const std::optional<FrameSpec>& spec() const { return shown_.spec; }
    // False when what is wanted is shown, or failed.
    bool pending() const { return wanted_ != shown_.spec && wanted_ != failed_; }
    // Why the last wanted frame could not be made; empty: it was, or this has been asked before.
    std::string take_error();

private:
    struct Shown {
        std::shared_ptr<const DisplayList> list;
        std::optional<FrameSpec> spec;
        std::uint64_t generation = 0;
    };
    void accept(const FrameSpec& spec, std::uint64_t generation, Result<DisplayList> list);

    std::shared_ptr<FrameSource> source_;
    Worker& worker_;
    Shown shown_;
    std::optional<FrameSpec> wanted_, failed_;
    std::string error_;
    std::uint64_t generation_ = 0;
    bool busy_ = false;
    std::shared_ptr<FrameKeeper*> self_;  // what a finished job finds; null once the keeper is gone
};

}  // namespace tourmap
