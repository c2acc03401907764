// The exports of a session: which frames they are, and the work under way for them.
#include <chrono>

#include "render/png.h"
#include "src/viewer/export_process.h"
#include "src/viewer/picture_file.h"
#include "src/viewer/session.h"

namespace tourmap {

namespace {

std::string said_of_saving(const Language& words, const Result<std::vector<std::string>>& files,
                           const std::string& output) {
    if (!files && was_cancelled(files.error())) return words.word("window.message.export_cancelled");
    if (!files) return words.word("window.message.not_saved", {{"reason", describe(files.error())}});
    if (files->size() < 2) return words.word("window.message.saved", {{"file", printable(output)}});
    return words.word("window.message.saved_many",
                      {{"count", static_cast<std::int64_t>(files->size())}, {"folder", printable(output)}});
}

}  // namespace

// What the window shows is taken as it is, also while it moves; in another size a view of the step is framed anew, and
// one by hand keeps its middle and its scale.
std::vector<FrameSpec> Session::frames_of(const ExportWish& wish) {
    FrameSpec now = spec_of(state_);
    if (wish.width > 0) now.canvas = {wish.width, wish.height};
    const bool resized = now.canvas != state_.canvas;
    if (!wish.every_step && !resized) return {now};
    now.labels.reset();
    now.t = 1;
    std::vector<FrameSpec> specs;
    const std::size_t first = wish.every_step ? 0 : state_.step;
    const std::size_t end = wish.every_step ? state_.steps.size() : state_.step + 1;
    for (std::size_t step = first; step < end; ++step) {
        FrameSpec spec = now;
        spec.step = step;
        if (wish.every_step) spec.selected_marker.clear();
        if (wish.every_step || !state_.camera_free) {
            const auto view = source_->view_for(state_.choice.crs, state_.choice.look, spec.canvas, step);
            if (view) {
                spec.crs = view->crs;
                spec.camera = view->camera;
            }
        }
        specs.push_back(std::move(spec));
    }
    return specs;
}

void Session::export_pictures(const ExportWish& wish) {
    const auto stop = stop_exports_ ? stop_exports_ : std::make_shared<std::atomic<bool>>(false);
    stop_exports_ = stop;
    ExportOrder order{setup_.source.file,   setup_.source.relief, setup_.source.look,
                      setup_.source.access, frames_of(wish),      {}};
    setup_.exports->post([self = self_, order, stop, wish, folder = setup_.export_folder, tour = source_->tour(),
                          post = setup_.post, words = state_.words]() mutable -> Worker::Done {
        const auto begun = std::chrono::steady_clock::now();
        const Progress progress([&](double fraction, const char*) {
            const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
            post([self, fraction, seconds] {
                if (*self) (*self)->apply(command::ExportGoes{fraction, seconds});
            });
            return !*stop;
        });
        // The name is chosen when its turn comes: those before it have theirs by then.
        order.output =
            wish.every_step ? free_folder(*tour, folder) : free_picture(*tour, order.specs.front().step, folder);
        const auto files = guarded<std::vector<std::string>>([&] { return export_apart(order, progress); });
        return [self, message = said_of_saving(*words, files, order.output)] {
            if (!*self) return;
            (*self)->apply(command::Exported{message});
            if ((*self)->state_.exporting.orders == 0) (*self)->stop_exports_.reset();
        };
    });
}

}  // namespace tourmap
