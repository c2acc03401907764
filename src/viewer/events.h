// Turns SDL's events into Commands. Remembers only what a gesture needs: where the button went down and
// whether it has become a drag.
#pragma once

#include <optional>
#include <span>

#include "src/story/map_plane.h"
#include "src/story/pick.h"
#include "src/viewer/commands.h"
#include "src/viewer/layout.h"
#include "src/viewer/state.h"

union SDL_Event;

namespace tourmap {

// What the events meet: the window as it was drawn last.
struct EventContext {
    const AppState* state = nullptr;  // null: nothing loaded yet
    const Layout& layout;
    ScreenBox map;                       // the part of the canvas that shows the map, beside the panel of text
    const DisplayList* list = nullptr;   // null: nothing shown yet
    std::span<const PointRect> covered;  // by panels: clicks there are not the map's
    const MapPlane* plane = nullptr;     // of the map on the screen; null: none yet
};

class EventReader {
public:
    void read(const SDL_Event& event, const EventContext& context, CommandQueue& queue);
    // Of another window: keys and text alone.
    void read_keys(const SDL_Event& event, const EventContext& context, CommandQueue& queue);
    bool is_dragging() const { return press_ && press_->dragged; }
    // What is aimed at is not the pointer, but the middle of the map: its keys were used last.
    bool aims_at_middle() const { return aims_at_middle_; }

private:
    struct Press {
        ScreenXY start, last;  // window points
        bool dragged = false;
        bool on_map = false;  // else on the picture's own panel of text: no panning there
        bool turns = false;   // the globe or the map's centre; else the map is moved
    };

    void press(const SDL_Event& event, const EventContext& context);
    void move(const SDL_Event& event, const EventContext& context, CommandQueue& queue);
    void release(const EventContext& context, CommandQueue& queue);
    static void wheel(const SDL_Event& event, const EventContext& context, CommandQueue& queue);
    void key(const SDL_Event& event, const EventContext& context, CommandQueue& queue);
    void text(const SDL_Event& event, const EventContext& context, CommandQueue& queue);

    void follow_aim(const Command& command, const EventContext& context);

    std::optional<Press> press_;
    std::vector<std::string> dropped_;  // files of a drop that is not complete
    bool aims_at_middle_ = false;
    bool is_shortcut_ = false;  // the key that was pressed last: what it types is no text
};

// "+" and "-" in the presenter view are of its notes, unless words are typed. True: the event was such a one.
bool sizes_notes(const SDL_Event& event, const EventContext& context, CommandQueue& queue);

bool is_covered(const EventContext& context, ScreenXY point);

// What is aimed at, window points; none: the pointer is on a panel, or not on the map.
std::optional<ScreenXY> aim_of(const EventContext& context, const std::optional<ScreenXY>& pointer, bool at_middle);

// What lies under a window point: nothing outside the map's canvas.
Picked pick_at(const EventContext& context, ScreenXY point);

// Whether a drag turns the map: the globe, and with Shift any other whose centre can be moved. Shift moves the globe
// on the page instead.
bool drag_turns(const AppState& state, bool shift);

// A drag that goes on from where the last command of the queue led is added to it: one movement a frame.
void push_drag(CommandQueue& queue, bool turns, ScreenXY from, ScreenXY to);

// What a click on `picked` does.
Command command_of_click(const AppState& state, const Picked& picked);

}  // namespace tourmap
