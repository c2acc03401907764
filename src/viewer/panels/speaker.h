// What only the speaker sees, in a window of its own.
#pragma once

#include <optional>
#include <string>

#include "src/viewer/commands.h"
#include "src/viewer/state.h"
#include "src/viewer/ui.h"

namespace tourmap {

struct SpeakerUi {
    const Ui& ui;
    std::optional<UiPicture> now;  // what the audience sees; its first row is the lowest
    std::string clock;             // "14:05"
};

inline constexpr Rgba speaker_background{20, 24, 31, 255};

void panel_speaker(const AppState& state, const SpeakerUi& speaker, CommandQueue& queue);

}  // namespace tourmap
