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

void Loader::load_file(Fonts fonts, Then<Opened> then) {
    worker_.post(
        [options = options_, fonts = std::move(fonts), status = status_, then = std::move(then)]() -> Worker::Done {
            const Progress progress([status](double fraction, const char* what) {
                status->fraction = fraction;
                status->what = what;
                Window::wake();
                return !status->stop;
            });
            auto opened = guarded<Opened>([&] { return open_file(options, fonts, progress); });
            return [then, opened = std::move(opened)] { then(opened); };
        });
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
