#include "src/viewer/loader.h"

#include <chrono>
#include <thread>

#include "src/viewer/window.h"

namespace tourmap {

void Loader::load_fonts(Then<Fonts> then) {
    worker_.post([then = std::move(then)]() -> Worker::Done {
        auto fonts = guarded<Fonts>([] { return FontSet::system(); });
        return [then, fonts = std::move(fonts)] { then(fonts); };
    });
}

void Loader::open_file(Fonts fonts, Then<Opened> then) {
    fonts_ = std::move(fonts);
    then_ = std::move(then);
    watch_ = std::make_unique<FileWatch>(folder_events(), [this] {
        saved_ = true;
        Window::wake();
    });
    watch_->watch(files_named(options_));
    load();
}

void Loader::follow() {
    if (saved_ && !loading_) load();
}

void Loader::load() {
    saved_ = false;  // before anything is read: what is saved from now on is read next time
    loading_ = true;
    worker_.post([this, options = options_, fonts = fonts_, map = map_, status = status_]() -> Worker::Done {
        const Progress progress([status](double fraction, const char* what) {
            status->fraction = fraction;
            status->what = what;
            Window::wake();
            return !status->stop;
        });
        auto opened = guarded<Opened>([&] { return tourmap::open_file(options, fonts, map, progress); });
        return [this, opened = std::move(opened)] { finish(opened); };
    });
}

void Loader::finish(const Result<Opened>& opened) {
    loading_ = false;
    if (opened) {
        map_ = opened->map;
        watch_->watch(opened->files);
    }
    then_(opened);
}

bool Loader::comes_to_its_end() {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point end = Clock::now() + std::chrono::milliseconds(100);
    while (!worker_.idle() && Clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        worker_.run_finished();
    }
    return worker_.idle();
}

}  // namespace tourmap
