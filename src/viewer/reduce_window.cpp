// Files that change, and the window.
#include <algorithm>
#include <cmath>

#include "src/viewer/motion.h"
#include "src/viewer/reducer.h"

namespace tourmap {

void Reducer::operator()(const command::Reloaded& reloaded) {
    const std::size_t step = step_as_before(reloaded.told);
    s().tour = reloaded.told.tour;
    s().steps = reloaded.told.steps;
    s().words = reloaded.told.words;
    s().offers = reloaded.offers;
    take_choice(reloaded.choice);
    s().step = step;
    s().stage.overview.chosen = std::min(s().stage.overview.chosen, s().steps.size() - 1);
    s().growth.reset();
    s().t = 1;
    forget_hidden_markers();
    s().filter = known_to(s().filter, *s().tour);
    s().problems.clear();
    if (!s().camera_free) look_at_step();
    settle();
}

void Reducer::operator()(const command::NotReloaded& failed) {
    s().problems = failed.problems;
    show("");
}

void Reducer::operator()(const command::DismissProblems&) {
    s().problems.clear();
}

// The step that tells of the same stop or leg; where that is gone, the one in its place.
std::size_t Reducer::step_as_before(const Told& now) {
    const auto id = [](const Tour& tour, const Step& step) -> std::string {
        if (step.kind == StepKind::stop) return tour.stops[step.index].id;
        return step.kind == StepKind::leg ? tour.legs[step.index].id : "";
    };
    const Step& before = s().steps[s().step];
    const auto found = std::find_if(now.steps.begin(), now.steps.end(), [&](const Step& step) {
        return step.kind == before.kind && id(*now.tour, step) == id(*s().tour, before);
    });
    if (found != now.steps.end()) return static_cast<std::size_t>(found - now.steps.begin());
    return std::min(s().step, now.steps.size() - 1);
}

void Reducer::operator()(const command::ToggleHelp&) {
    s().help_open = !s().help_open;
}

void Reducer::operator()(const command::ToggleFullScreen&) {
    set_full_screen(!s().full_screen);
}

void Reducer::operator()(const command::Export& wanted) {
    out_.effects.wish = wanted.wish;
    if (s().exporting.orders++ == 0) s().exporting.fraction = s().exporting.seconds = 0;
    show(word("window.message.saving"));
}

void Reducer::operator()(const command::ExportGoes& goes) {
    s().exporting.fraction = goes.fraction;
    s().exporting.seconds = goes.seconds;
}

void Reducer::operator()(const command::CancelExport&) {
    out_.effects.cancel_export = s().exporting.orders > 0;
}

void Reducer::operator()(const command::Exported& exported) {
    s().exporting.orders = std::max(0, s().exporting.orders - 1);
    s().exporting.fraction = s().exporting.seconds = 0;
    show(exported.message);
}

void Reducer::operator()(const command::ToggleIndicatrices&) {
    s().indicatrices = !s().indicatrices;
}

void Reducer::operator()(const command::CopyCamera&) {
    out_.effects.copy_camera = true;
}

void Reducer::operator()(const command::CopyText& copy) {
    out_.effects.copy_text = copy.text;
    show(copy.message);
}

void Reducer::operator()(const command::ShowMessage& message) {
    show(message.text);
}

void Reducer::operator()(const command::DismissMessage&) {
    show("");
}

void Reducer::operator()(const command::Quit&) {
    s().quitting = true;
}

void Reducer::operator()(const command::Back&) {
    if (s().help_open) {
        s().help_open = false;
    } else if (!layering().adding.empty()) {
        (*this)(command::CancelAdding{});
    } else if (!s().sheets.empty()) {
        s().sheets.pop_back();
    } else if (s().stage.overview.open) {
        s().stage.overview.open = false;
    } else if (!presenting().digits.empty() || presenting().blank) {
        leave_presenting();
    } else if (!s().problems.empty()) {
        s().problems.clear();
    } else if (s().measuring.on) {
        (*this)(command::ToggleMeasure{});
    } else if (s().exploring.country) {
        s().exploring.country = false;
    } else if (!s().open_marker.empty() || !s().open_list.empty()) {
        (*this)(command::CloseMarker{});
    } else if (s().stage.text_open) {
        s().stage.text_open = false;
    } else if (!s().focused_marker.empty()) {
        s().focused_marker.clear();
    } else if (leave_presenting()) {
        // the show is over
    } else if (s().full_screen) {
        set_full_screen(false);
    } else {
        (*this)(command::CancelExport{});
    }
}

void Reducer::set_full_screen(bool on) {
    s().full_screen = on;
    out_.effects.set_full_screen = true;
}

void Reducer::show(std::string message) {
    s().message = std::move(message);
    s().message_seconds = 0;
}

}  // namespace tourmap
