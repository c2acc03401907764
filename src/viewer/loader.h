// Loader: reads on a worker what the window shows: first the fonts, so that "Loading" can be written, then the file,
// and the file anew whenever it or what it refers to has been saved.
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "src/viewer/file_watch.h"
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
    // The same, the first time and each time after a file has been saved. The base map is read once.
    void open_file(Fonts fonts, Then<Opened> then);
    // Begins to load what has been saved since; Window::wake() tells when.
    void follow();

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
    void load();
    void finish(const Result<Opened>& opened);

    ViewerOptions options_;
    Worker& worker_;
    Fonts fonts_;
    Then<Opened> then_;
    MapDataPtr map_;  // of the last loading, for the next
    bool loading_ = false;
    std::atomic<bool> saved_ = false;
    std::shared_ptr<Status> status_ = std::make_shared<Status>();
    std::unique_ptr<FileWatch> watch_;  // goes first: it tells of what is above
};

}  // namespace tourmap
