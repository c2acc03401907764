// StepPictures: steps as small pictures, exactly as their frames look, painted on a worker. What is there stays until
// what it shows changes.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/story/frame_source.h"
#include "src/viewer/choices.h"
#include "src/viewer/worker.h"

namespace tourmap {

// What the pictures of all steps have in common.
struct StepPictureKind {
    std::shared_ptr<FrameSource> source;  // not null
    MapChoice choice;
    Canvas canvas;
    Filter filter;
    bool indicatrices = false;
    LayerChoices layers = {};
    friend bool operator==(const StepPictureKind&, const StepPictureKind&) = default;
};

// The picture of a step at rest. Error: also cancelled.
Result<BitmapPtr> paint_step(const StepPictureKind& kind, std::size_t step, const Progress& progress);

class StepPictures {
public:
    // The worker must outlive the pictures.
    explicit StepPictures(Worker& worker);
    ~StepPictures();
    StepPictures(const StepPictures&) = delete;
    StepPictures& operator=(const StepPictures&) = delete;

    // These steps, the most urgent first; the worker makes one after the other. Call again after each: what is not
    // wanted any more is not begun. Pictures of another kind are gone on return. Of those that are made and not wanted
    // the ones that were wanted last stay, within 48 MiB in all.
    void want(const StepPictureKind& kind, const std::vector<std::size_t>& steps);
    // All of them go, and work under way ends soon.
    void forget();

    BitmapPtr at(std::size_t step) const;  // null: not made yet, or it cannot be
    // Whether a step that was wanted in the last call is still to be made.
    bool pending() const;

private:
    struct Made {
        BitmapPtr picture;  // null: it failed
        std::uint64_t wanted_at = 0;
    };
    void start(std::size_t step);
    void drop_oldest();

    Worker& worker_;
    std::optional<StepPictureKind> kind_;
    std::vector<std::size_t> wanted_;
    std::map<std::size_t, Made> made_;
    std::shared_ptr<std::atomic<bool>> running_;  // set it to stop the work under way; null: there is none
    std::uint64_t calls_ = 0, kinds_ = 0;
    std::shared_ptr<StepPictures*> self_;  // what a finished job finds; null once they are gone
};

}  // namespace tourmap
