// History: what Undo goes back to, as a part of the AppState. Pure.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "src/story/view.h"
#include "src/viewer/appearance.h"
#include "src/viewer/commands.h"
#include "src/viewer/exploring.h"
#include "src/viewer/measuring.h"

namespace tourmap {

struct AppState;

// What of the state a person has brought about: where it stands and what is shown of it. Movements count as done.
struct Moment {
    std::size_t step = 0;
    View view;
    bool camera_free = false;
    MapChoice choice;
    Filter filter;
    std::string open_marker;
    std::vector<std::string> open_list;
    bool legend_open = true, indicatrices = false;
    Appearance appearance;
    LayerChoices layers;
    Exploring exploring;
    Measuring measuring;
    friend bool operator==(const Moment&, const Moment&) = default;
};

Moment moment_of(const AppState& state);

struct History {
    std::deque<Moment> before, after;  // the nearest last: for Undo, for Redo
    std::size_t last = 0;              // which kind of command changed the state last: its index in Command
};

inline constexpr std::size_t most_moments = 500;

// The moment that `command` may leave; none where it is nothing that a person undoes: time that passes, files that
// change, what lies under the pointer.
std::optional<Moment> moment_before(const AppState& state, const Command& command);
// After the command: keeps `before` where something has changed. Drags that follow each other
// are one moment, and so are turns of the wheel.
void remember(AppState& state, const Moment& before, const Command& command);

}  // namespace tourmap
