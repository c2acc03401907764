// The overview of steps, the presenter view, and the text version.
#include <algorithm>

#include "src/viewer/reducer.h"

namespace tourmap {

void Reducer::operator()(const command::ToggleOverview&) {
    if (!s().tour->has_journey()) return;
    Overview& overview = s().stage.overview;
    overview.open = !overview.open;
    if (!overview.open) return;
    s().help_open = s().stage.text_open = false;
    s().sheets.clear();
    presenting().playback.playing = false;  // somebody chooses
    overview.chosen = s().step;
}

void Reducer::operator()(const command::SeeOverview& see) {
    s().stage.overview.columns = std::clamp<std::size_t>(see.columns, 1, s().steps.size());
}

// True: the overview is open; another step is chosen, as far as there are any.
bool Reducer::choose_in_overview(std::ptrdiff_t by) {
    Overview& overview = s().stage.overview;
    if (!overview.open) return false;
    const auto last = static_cast<std::ptrdiff_t>(s().steps.size()) - 1;
    const auto to = static_cast<std::ptrdiff_t>(overview.chosen) + by;
    overview.chosen = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, last));
    return true;
}

// Down and Up: a row of the overview, a line of the text. False: neither is open.
bool Reducer::move_on_stage(int rows) {
    const Overview& overview = s().stage.overview;
    if (overview.open) {
        const std::size_t row = overview.chosen / overview.columns, last = (s().steps.size() - 1) / overview.columns;
        if (rows < 0 ? row == 0 : row == last) return true;
        return choose_in_overview(rows * static_cast<std::ptrdiff_t>(overview.columns));
    }
    if (s().stage.text_open) s().stage.text_lines += rows;
    return s().stage.text_open;
}

void Reducer::operator()(const command::ToggleSpeaker&) {
    if (!s().tour->has_journey()) return;
    Speaker& speaker = s().stage.speaker;
    speaker.open = !speaker.open;
    if (!speaker.open || speaker.begun) return;
    speaker.begun = speaker.timing = true;
    speaker.seconds = 0;
}

void Reducer::operator()(const command::SizeNotes& size) {
    constexpr double step = 1.15;
    double& now = s().stage.speaker.notes_size;
    now = std::clamp(size.direction < 0 ? now / step : now * step, least_notes_size, most_notes_size);
}

void Reducer::operator()(const command::ToggleTimer&) {
    Speaker& speaker = s().stage.speaker;
    speaker.begun = true;
    speaker.timing = !speaker.timing;
}

void Reducer::operator()(const command::ResetTimer&) {
    s().stage.speaker.seconds = 0;
}

void Reducer::operator()(const command::TakeTime& taken) {
    Speaker& speaker = s().stage.speaker;
    if (speaker.timing && taken.seconds > 0) speaker.seconds += taken.seconds;
}

void Reducer::operator()(const command::ToggleText&) {
    if (!s().tour->has_journey()) return;
    s().stage.text_open = !s().stage.text_open;
    s().help_open = s().stage.overview.open = false;
}

void Reducer::operator()(const command::CopyStepText&) {
    out_.effects.copy_step_text = s().tour->has_journey();
}

}  // namespace tourmap
