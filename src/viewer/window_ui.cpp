#include "src/viewer/window_ui.h"

#include <SDL.h>
#include <epoxy/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include TOURMAP_IMGUI_SDL2_HEADER

#include <cfloat>

namespace tourmap {

namespace {

constexpr const char* glsl_version = "#version 330 core";

}  // namespace

WindowSize size_of(SDL_Window* window) {
    WindowSize size;
    SDL_GetWindowSize(window, &size.points_wide, &size.points_high);
    SDL_GL_GetDrawableSize(window, &size.pixels_wide, &size.pixels_high);
    return size;
}

bool is_shown(SDL_Window* window) {
    return (SDL_GetWindowFlags(window) & (SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN)) == 0;
}

std::optional<std::uint32_t> window_of(const SDL_Event& event) {
    switch (event.type) {
        case SDL_WINDOWEVENT:
            return event.window.windowID;
        case SDL_KEYDOWN:
        case SDL_KEYUP:
            return event.key.windowID;
        case SDL_TEXTINPUT:
            return event.text.windowID;
        case SDL_TEXTEDITING:
            return event.edit.windowID;
        case SDL_MOUSEMOTION:
            return event.motion.windowID;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            return event.button.windowID;
        case SDL_MOUSEWHEEL:
            return event.wheel.windowID;
        case SDL_DROPFILE:
        case SDL_DROPTEXT:
        case SDL_DROPBEGIN:
        case SDL_DROPCOMPLETE:
            return event.drop.windowID;
        default:
            return std::nullopt;
    }
}

bool is_close_of(SDL_Window* window, const SDL_Event& event) {
    return event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE &&
           event.window.windowID == SDL_GetWindowID(window);
}

bool open_ui(UiBackend& backend, SDL_Window* window, void* gl_context) {
    IMGUI_CHECKVERSION();
    ImGui::SetCurrentContext(ImGui::CreateContext());
    backend.context = true;
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().LogFilename = nullptr;
    backend.sdl = ImGui_ImplSDL2_InitForOpenGL(window, gl_context);
    backend.gl = backend.sdl && ImGui_ImplOpenGL3_Init(glsl_version);
    return backend.gl;
}

void close_ui(UiBackend& backend) {
    if (backend.gl) ImGui_ImplOpenGL3_Shutdown();
    if (backend.sdl) ImGui_ImplSDL2_Shutdown();
    if (backend.context) ImGui::DestroyContext();
    backend = {};
}

void renew_textures(UiBackend& backend) {
    // The back end makes its textures anew when it starts; every version of ImGui can do that.
    ImGui_ImplOpenGL3_Shutdown();
    backend.gl = ImGui_ImplOpenGL3_Init(glsl_version);
}

void clear_window(SDL_Window* window, Rgba color) {
    const WindowSize now = size_of(window);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, now.pixels_wide, now.pixels_high);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(static_cast<float>(color.r) / 255, static_cast<float>(color.g) / 255,
                 static_cast<float>(color.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
}

// The pointer belongs to the window that it is over, although another one may have the keyboard: ImGui would take it
// for its own as well.
void begin_ui_of(SDL_Window* window) {
    SDL_Window* over = SDL_GetMouseFocus();
    const bool elsewhere = over && over != window;
    ImGuiIO& io = ImGui::GetIO();
    if (elsewhere)
        io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    else
        io.ConfigFlags &= ~ImGuiConfigFlags_NoMouseCursorChange;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    if (elsewhere) io.MousePos = {-FLT_MAX, -FLT_MAX};
    // The back end asks for the pointer on the whole screen, which SDL may tell as it was long ago (X11 without raw
    // events, as under Xvfb): where it is in the window is known from its events.
    if (over == window) {
        int x = 0, y = 0;
        SDL_GetMouseState(&x, &y);
        io.MousePos = {static_cast<float>(x), static_cast<float>(y)};
    }
    ImGui::NewFrame();
}

void end_ui_of() {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace tourmap
