// Loader: reads on a worker what the window shows: first the fonts, so that "Loading" can be written, then the file.
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "src/viewer/opening.h"
#include "src/viewer/worker.h"

namespace tourmap {

class Loader {
public:
    template <class T>
    using Then = std::function<void(Result<T>)>;
    using Fonts = std::shared_ptr<const FontSet>;

    // The worker must outlive the loader, and be joined before what the callbacks touch goes.
    Loader(ViewerOptions options, Worker& worker) : options_(std::move(options)), worker_(worker) {}

    // `then` is called by Worker::run_finished().
    void load_fonts(Then<Fonts> then);
    void load_file(Fonts fonts, Then<Opened> then);

    // What is being read, and how much of it has been.
    const char* what() const { return status_->what; }
    double fraction() const { return status_->fraction; }
    // Work under way ends soon, as cancelled.
    void stop() { status_->stop = true; }
    // Waits a moment after stop(). False: the worker is still busy, and may be for a second: GDAL asks only between
    // two features of a large file whether to go on. Nothing but the cache is being written then, which is safe against
    // writers that are gone: there is nothing to wait for.
    bool comes_to_its_end();

private:
    struct Status {
        std::atomic<double> fraction = 0;
        std::atomic<const char*> what = "";
        std::atomic<bool> stop = false;
    };

    ViewerOptions options_;
    Worker& worker_;
    std::shared_ptr<Status> status_ = std::make_shared<Status>();
};

}  // namespace tourmap
