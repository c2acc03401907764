// What all windows share of SDL's and OpenGL's back ends of Dear ImGui.
#pragma once

#include <cstdint>
#include <optional>

#include "render/color.h"
#include "src/viewer/layout.h"

struct SDL_Window;
union SDL_Event;

namespace tourmap {

WindowSize size_of(SDL_Window* window);
bool is_shown(SDL_Window* window);

// SDL's number of the window in which it happened; none: it belongs to no window.
std::optional<std::uint32_t> window_of(const SDL_Event& event);
bool is_close_of(SDL_Window* window, const SDL_Event& event);

// Dear ImGui for this window, in a context of its own that is current then. False: the back ends cannot be started;
// call close_ui() all the same.
struct UiBackend {
    bool context = false, sdl = false, gl = false;
};
bool open_ui(UiBackend& backend, SDL_Window* window, void* gl_context);
void close_ui(UiBackend& backend);
void renew_textures(UiBackend& backend);

// Fills the window that is current.
void clear_window(SDL_Window* window, Rgba color);
void begin_ui_of(SDL_Window* window);
void end_ui_of();

}  // namespace tourmap
