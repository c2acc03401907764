#include "src/viewer/second_window.h"

#include <SDL.h>
#include <imgui.h>
#include TOURMAP_IMGUI_SDL2_HEADER

#include <algorithm>

#include "src/viewer/window_ui.h"

namespace tourmap {

namespace {

struct Place {
    int x = SDL_WINDOWPOS_CENTERED, y = SDL_WINDOWPOS_CENTERED, width = 1200, height = 750;
    bool whole = false;  // all of the display
};

Place place_beside(SDL_Window* first) {
    const int own = std::max(0, SDL_GetWindowDisplayIndex(first));
    Place place;
    SDL_Rect usable;
    for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i)
        if (i != own && SDL_GetDisplayUsableBounds(i, &usable) == 0)
            return {usable.x, usable.y, usable.w, usable.h, true};
    if (SDL_GetDisplayUsableBounds(own, &usable) != 0) return place;
    place.width = std::clamp(usable.w * 3 / 5, std::min(640, usable.w), 1200);
    place.height = std::clamp(usable.h * 2 / 3, std::min(420, usable.h), 750);
    place.x = usable.x + usable.w - place.width;
    constexpr int title_bar = 40;  // it lies above
    place.y = std::max(usable.y, usable.y + usable.h - place.height - title_bar);
    return place;
}

}  // namespace

struct SecondWindow::Handles {
    SDL_Window* window = nullptr;
    SDL_GLContext gl = nullptr;  // the first window's
    ImGuiContext* ui = nullptr;
    UiBackend backend;
};

SecondWindow::Turn::Turn(SecondWindow& window)
    : window_(SDL_GL_GetCurrentWindow()), context_(SDL_GL_GetCurrentContext()), ui_(ImGui::GetCurrentContext()) {
    SDL_GL_MakeCurrent(window.handles_->window, window.handles_->gl);
    if (window.handles_->ui) ImGui::SetCurrentContext(window.handles_->ui);
}

SecondWindow::Turn::~Turn() {
    SDL_GL_MakeCurrent(static_cast<SDL_Window*>(window_), context_);
    ImGui::SetCurrentContext(static_cast<ImGuiContext*>(ui_));
}

SecondWindow::SecondWindow() : handles_(std::make_unique<Handles>()) {}

SecondWindow::~SecondWindow() {
    if (!handles_->window) return;
    {
        const Turn turn(*this);
        if (handles_->ui) close_ui(handles_->backend);
    }
    SDL_DestroyWindow(handles_->window);
}

Result<std::unique_ptr<SecondWindow>> SecondWindow::open(const std::string& title) {
    std::unique_ptr<SecondWindow> made(new SecondWindow);
    Handles& h = *made->handles_;
    const Place place = place_beside(SDL_GL_GetCurrentWindow());
    h.gl = SDL_GL_GetCurrentContext();
    std::uint32_t flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (place.whole) flags |= SDL_WINDOW_MAXIMIZED;
    h.window = SDL_CreateWindow(title.c_str(), place.x, place.y, place.width, place.height, flags);
    if (!h.window) return fail(SDL_GetError());
    const Turn turn(*made);
    SDL_GL_SetSwapInterval(0);  // the first window keeps the pace
    ImGuiContext* const before = ImGui::GetCurrentContext();
    const bool opened = open_ui(h.backend, h.window, h.gl);
    h.ui = ImGui::GetCurrentContext() == before ? nullptr : ImGui::GetCurrentContext();
    if (!opened) return fail("the panels' shaders do not compile");
    return made;
}

WindowSize SecondWindow::size() const {
    return size_of(handles_->window);
}

bool SecondWindow::is_shown() const {
    return tourmap::is_shown(handles_->window);
}

bool SecondWindow::owns(const SDL_Event& event) const {
    const auto window = window_of(event);
    return window && *window == SDL_GetWindowID(handles_->window);
}

void SecondWindow::read(const SDL_Event& event) {
    ImGuiContext* const before = ImGui::GetCurrentContext();
    ImGui::SetCurrentContext(handles_->ui);
    ImGui_ImplSDL2_ProcessEvent(&event);
    ImGui::SetCurrentContext(before);
}

bool SecondWindow::is_asked_to_close(const SDL_Event& event) const {
    return is_close_of(handles_->window, event);
}

void SecondWindow::clear(Rgba color) {
    clear_window(handles_->window, color);
}

void SecondWindow::begin_ui() {
    begin_ui_of(handles_->window);
}

void SecondWindow::end_ui() {
    end_ui_of();
}

void SecondWindow::present() {
    SDL_GL_SwapWindow(handles_->window);
}

void SecondWindow::renew_ui_textures() {
    renew_textures(handles_->backend);
}

}  // namespace tourmap
