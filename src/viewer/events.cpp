#include "src/viewer/events.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "geodata/turn.h"
#include "src/story/clusters.h"
#include "src/viewer/keys.h"

namespace tourmap {

namespace {

constexpr double drag_threshold = 4;  // points: below it a press is a click
constexpr double pick_reach = 5;      // points beyond a symbol's edge
constexpr double wheel_notch = 1.18;

Key key_of(const SDL_Keysym& sym) {
    switch (sym.sym) {
        case SDLK_RIGHT:
            return Key::right;
        case SDLK_LEFT:
            return Key::left;
        case SDLK_UP:
            return Key::up;
        case SDLK_DOWN:
            return Key::down;
        case SDLK_PAGEUP:
            return Key::page_up;
        case SDLK_PAGEDOWN:
            return Key::page_down;
        case SDLK_HOME:
            return Key::home;
        case SDLK_END:
            return Key::end;
        case SDLK_SPACE:
            return Key::space;
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            return Key::enter;
        case SDLK_ESCAPE:
            return Key::escape;
        case SDLK_BACKSPACE:
            return Key::backspace;
        case SDLK_TAB:
            return Key::tab;
        case SDLK_F1:
            return Key::f1;
        case SDLK_F5:
            return Key::f5;
        case SDLK_F11:
            return Key::f11;
        case SDLK_DELETE:
            return Key::erase;
        default:
            break;
    }
    if (sym.sym >= SDLK_a && sym.sym <= SDLK_z) return letter_key(static_cast<char>(sym.sym));
    // Layouts without Latin letters (Cyrillic, Greek): the letter printed at that place on a US keyboard.
    if (sym.sym > 127 && sym.scancode >= SDL_SCANCODE_A && sym.scancode <= SDL_SCANCODE_Z) {
        return letter_key(static_cast<char>('a' + (sym.scancode - SDL_SCANCODE_A)));
    }
    return Key::none;
}

ScreenXY point(int x, int y) {
    return {static_cast<double>(x), static_cast<double>(y)};
}

bool on_map(const EventContext& context, ScreenXY at) {
    if (!context.layout.map.contains(at.x, at.y)) return false;
    const ScreenXY p = context.layout.to_canvas(at.x, at.y);
    const ScreenBox& map = context.map;
    return p.x >= map.min.x && p.x < map.max.x && p.y >= map.min.y && p.y < map.max.y;
}

// Window points.
ScreenXY middle_of_map(const EventContext& context) {
    const ScreenBox& map = context.map;
    return context.layout.to_window({(map.min.x + map.max.x) / 2, (map.min.y + map.max.y) / 2});
}

bool is_measuring(const EventContext& context) {
    return context.state && context.state->measuring.on && !context.state->help_open;
}

// A click near the first point of three closes the ring; any other one on the map is a point.
void measure_at(const EventContext& context, ScreenXY at, CommandQueue& queue) {
    constexpr double closing_reach = 12;  // window points
    const Measuring& measuring = context.state->measuring;
    const auto place = context.plane ? context.plane->place_at(context.layout.to_canvas(at.x, at.y)) : std::nullopt;
    if (!place) return;
    if (measuring.points.size() >= 3 && !measuring.closed) {
        const auto first = context.plane->point_of(measuring.points.front());
        const ScreenXY there = first ? context.layout.to_window(*first) : ScreenXY{-1e9, -1e9};
        if (std::hypot(there.x - at.x, there.y - at.y) <= closing_reach) {
            queue.push_back(command::CloseMeasure{});
            return;
        }
    }
    queue.push_back(command::MeasurePoint{*place});
}

bool takes_words(const EventContext& context) {
    return context.state && !context.state->sheets.empty();
}

void paste(CommandQueue& queue) {
    char* const copied = SDL_GetClipboardText();
    if (!copied) return;
    std::string words = copied;
    SDL_free(copied);
    std::erase_if(words, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    queue.push_back(command::TypeWords{std::move(words)});
}

// While a sheet is open, letters are words: what is left goes through its rows.
void key_of_sheet(SDL_Keycode key, const Chord& chord, CommandQueue& queue) {
    if (key == SDLK_BACKSPACE) return queue.push_back(command::EraseLetter{});
    if (chord == Chord{Key::up, true, false, 0}) return queue.push_back(command::MoveRow{-1});
    if (chord == Chord{Key::down, true, false, 0}) return queue.push_back(command::MoveRow{1});
    if (chord == Chord{Key::v, false, true, 0}) return paste(queue);
    if (chord.key == Key::erase) return queue.push_back(command::RemoveRow{});
    if (chord == Chord{Key::left, false, false, 0}) return queue.push_back(command::Back{});
    if (chord == Chord{Key::right, false, false, 0}) return queue.push_back(command::EnterRow{});
    const bool goes = chord.key == Key::escape || chord.key == Key::enter || chord.key == Key::down ||
                      chord.key == Key::up || (chord.ctrl && chord.key != Key::none);
    if (!goes) return;
    if (const auto found = command_for(chord)) queue.push_back(*found);
}

// "+" and "-" lie elsewhere on every keyboard, and with Ctrl they are not typed.
Chord chord_of(const SDL_Keysym& sym) {
    const bool shift = (sym.mod & KMOD_SHIFT) != 0, ctrl = (sym.mod & KMOD_CTRL) != 0;
    const Key key = key_of(sym);
    if (key != Key::none || !ctrl) return {key, shift, ctrl, 0};
    const SDL_Keycode code = sym.sym == SDLK_KP_PLUS ? '+' : sym.sym == SDLK_KP_MINUS ? '-' : sym.sym;
    return code > ' ' && code < 127 ? Chord{Key::none, false, true, static_cast<char>(code)} : Chord{};
}

// What goes through the overview and the text version, as long as a key is held.
bool moves_on_stage(const AppState* state, const Command& what) {
    using namespace command;
    if (!state || !(state->stage.overview.open || state->stage.text_open)) return false;
    if (std::holds_alternative<Down>(what) || std::holds_alternative<Up>(what)) return true;
    return state->stage.overview.open &&
           (std::holds_alternative<NextStep>(what) || std::holds_alternative<PreviousStep>(what));
}

}  // namespace

bool is_covered(const EventContext& context, ScreenXY at) {
    return std::any_of(context.covered.begin(), context.covered.end(),
                       [&](const PointRect& rect) { return rect.contains(at.x, at.y); });
}

std::optional<ScreenXY> aim_of(const EventContext& context, const std::optional<ScreenXY>& pointer, bool at_middle) {
    if (at_middle) return middle_of_map(context);
    const bool free = pointer && on_map(context, *pointer) && !is_covered(context, *pointer);
    return free ? pointer : std::nullopt;
}

Picked pick_at(const EventContext& context, ScreenXY at) {
    if (!context.list || !context.layout.map.contains(at.x, at.y)) return {};
    const double reach = pick_reach * context.layout.pixel_ratio / context.layout.canvas.pixels_per_unit();
    return pick(*context.list, context.layout.to_canvas(at.x, at.y), reach);
}

bool drag_turns(const AppState& state, bool shift) {
    if (is_globe(state.crs)) return !shift;
    return shift && turning_centre(state.crs).has_value();
}

void push_drag(CommandQueue& queue, bool turns, ScreenXY from, ScreenXY to) {
    const auto add = [&]<class Drag>(Drag drag) {
        Drag* last = queue.empty() ? nullptr : std::get_if<Drag>(&queue.back());
        if (last && last->to == drag.from) {
            last->to = drag.to;
        } else {
            queue.push_back(drag);
        }
    };
    turns ? add(command::Turn{from, to}) : add(command::Pan{from, to});
}

Command command_of_click(const AppState& state, const Picked& picked) {
    if (picked.kind == PickKind::marker) return command::OpenMarker{picked.id};
    if (picked.kind == PickKind::cluster) return command::OpenList{markers_of_cluster(picked.id)};
    if (picked.kind == PickKind::stop) {
        const auto& stops = state.tour->stops;
        for (std::size_t i = 0; i < state.steps.size(); ++i) {
            const Step& step = state.steps[i];
            if (step.kind == StepKind::stop && stops[step.index].id == picked.id) return command::GoToStep{i};
        }
    }
    return command::CloseMarker{};
}

void EventReader::read(const SDL_Event& event, const EventContext& context, CommandQueue& queue) {
    switch (event.type) {
        case SDL_QUIT:
            queue.push_back(command::Quit{});
            break;
        case SDL_KEYDOWN:
            key(event, context, queue);
            break;
        case SDL_TEXTINPUT:
            text(event, context, queue);
            break;
        case SDL_MOUSEBUTTONDOWN:
            if (event.button.button == SDL_BUTTON_LEFT) press(event, context);
            break;
        case SDL_MOUSEMOTION:
            move(event, context, queue);
            break;
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT) release(context, queue);
            break;
        case SDL_MOUSEWHEEL:
            wheel(event, context, queue);
            break;
        case SDL_DROPFILE:
            dropped_.emplace_back(event.drop.file);
            SDL_free(event.drop.file);
            break;
        case SDL_DROPTEXT:
            SDL_free(event.drop.file);
            break;
        case SDL_DROPCOMPLETE:
            if (!dropped_.empty()) queue.push_back(command::AddFiles{std::exchange(dropped_, {})});
            break;
        default:
            break;
    }
}

void EventReader::read_keys(const SDL_Event& event, const EventContext& context, CommandQueue& queue) {
    if (event.type == SDL_KEYDOWN) key(event, context, queue);
    if (event.type == SDL_TEXTINPUT) text(event, context, queue);
}

bool sizes_notes(const SDL_Event& event, const EventContext& context, CommandQueue& queue) {
    if (event.type != SDL_TEXTINPUT || takes_words(context)) return false;
    const std::string_view typed = event.text.text;
    if (typed != "+" && typed != "=" && typed != "-") return false;
    queue.push_back(command::SizeNotes{typed == "-" ? -1 : 1});
    return true;
}

void EventReader::press(const SDL_Event& event, const EventContext& context) {
    const ScreenXY at = point(event.button.x, event.button.y);
    press_.reset();
    if (!context.state || is_covered(context, at) || !context.layout.map.contains(at.x, at.y)) return;
    const bool shift = (SDL_GetModState() & KMOD_SHIFT) != 0;
    press_ = Press{at, at, false, on_map(context, at), drag_turns(*context.state, shift)};
}

void EventReader::move(const SDL_Event& event, const EventContext& context, CommandQueue& queue) {
    aims_at_middle_ = false;
    if (!press_) return;
    const ScreenXY at = point(event.motion.x, event.motion.y);
    if (!press_->dragged && std::hypot(at.x - press_->start.x, at.y - press_->start.y) < drag_threshold) return;
    press_->dragged = true;
    if (press_->on_map) {
        const Layout& layout = context.layout;
        push_drag(queue, press_->turns, layout.to_canvas(press_->last.x, press_->last.y), layout.to_canvas(at.x, at.y));
    }
    press_->last = at;
}

void EventReader::release(const EventContext& context, CommandQueue& queue) {
    if (press_ && !press_->dragged && context.state) {
        if (is_measuring(context) && press_->on_map) {
            measure_at(context, press_->start, queue);
        } else {
            queue.push_back(command_of_click(*context.state, pick_at(context, press_->start)));
        }
    }
    press_.reset();
}

void EventReader::wheel(const SDL_Event& event, const EventContext& context, CommandQueue& queue) {
    int x = 0, y = 0;
    SDL_GetMouseState(&x, &y);
    const ScreenXY at = point(x, y);
    if (!context.state || is_covered(context, at) || !on_map(context, at)) return;
    const double notches = std::clamp(static_cast<double>(event.wheel.preciseY), -10.0, 10.0);
    if (notches == 0) return;
    queue.push_back(command::Zoom{context.layout.to_canvas(at.x, at.y), std::pow(wheel_notch, notches)});
}

void EventReader::key(const SDL_Event& event, const EventContext& context, CommandQueue& queue) {
    // Some systems type a letter for a shortcut too; which keys were held is known from the key alone, as events wait.
    const auto held = event.key.keysym.mod;
    is_shortcut_ = (held & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0 && (held & KMOD_MODE) == 0;
    const SDL_Keymod mod = static_cast<SDL_Keymod>(event.key.keysym.mod);
    if (mod & (KMOD_ALT | KMOD_GUI)) return;
    const Chord chord = chord_of(event.key.keysym);
    if (takes_words(context)) return key_of_sheet(event.key.keysym.sym, chord, queue);
    if (chord == Chord{}) return;
    const auto found = command_for(chord);
    if (!found) return;
    follow_aim(*found, context);
    if (is_measuring(context) && chord == Chord{Key::space, false, false, 0}) {
        aims_at_middle_ = true;
        if (!event.key.repeat) measure_at(context, middle_of_map(context), queue);
        return;
    }
    const bool list_open = context.state && !context.state->open_list.empty() && context.state->open_marker.empty();
    // A key held down must not run through the tour.
    const bool repeats =
        moves_on_stage(context.state, *found) || std::holds_alternative<command::CycleMarker>(*found) ||
        std::holds_alternative<command::Nudge>(*found) ||
        (list_open && (std::holds_alternative<command::Down>(*found) || std::holds_alternative<command::Up>(*found)));
    if (!event.key.repeat || repeats) queue.push_back(*found);
}

// Keys that move the map aim at its middle until the pointer moves, and so do those that look at it while the pointer
// is elsewhere.
void EventReader::follow_aim(const Command& command, const EventContext& context) {
    const auto is = [&]<class... C>(std::variant<C...>*) { return (std::holds_alternative<C>(command) || ...); };
    using Moves = std::variant<command::Nudge, command::ZoomCentre>;
    using Looks = std::variant<command::ToggleCoordinates, command::ToggleCountry, command::ToggleMeasure>;
    if (is(static_cast<Moves*>(nullptr))) aims_at_middle_ = true;
    if (!is(static_cast<Looks*>(nullptr))) return;
    int x = 0, y = 0;
    SDL_GetMouseState(&x, &y);
    const ScreenXY at = point(x, y);
    if (!SDL_GetMouseFocus() || is_covered(context, at) || !on_map(context, at)) aims_at_middle_ = true;
}

void EventReader::text(const SDL_Event& event, const EventContext& context, CommandQueue& queue) {
    if (is_shortcut_) return;
    const char* typed = event.text.text;
    if (takes_words(context)) {
        queue.push_back(command::TypeWords{typed});
        return;
    }
    if (typed[0] == 0 || typed[1] != 0) return;
    if (typed[0] >= '0' && typed[0] <= '9') queue.push_back(command::TypeDigit{typed[0] - '0'});
    if (const auto found = command_for(Chord{Key::none, false, false, typed[0]})) {
        follow_aim(*found, context);
        queue.push_back(*found);
    }
}

}  // namespace tourmap
