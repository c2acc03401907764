#include "src/viewer/window.h"

#include <SDL.h>
#include <epoxy/gl.h>
#include TOURMAP_IMGUI_SDL2_HEADER

#include <algorithm>
#include <cmath>

#include "render/png.h"
#include "src/viewer/window_ui.h"

namespace tourmap {

namespace {

std::string no_display(const std::string& reason) {
    return "the viewer needs a display with OpenGL 3.3: " + (reason.empty() ? std::string("none found") : reason);
}

constexpr Uint64 shortest_reading_ms = 50, longest_reading_ms = 1000;
constexpr const char* without_display = "without one, `tourmap export` draws every step as a picture";

void set_gl_attributes() {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_FLAGS, SDL_GL_CONTEXT_FORWARD_COMPATIBLE_FLAG);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 8);
}

// Most of the display, at most what was asked for.
void fit_to_display(int& width, int& height) {
    SDL_Rect usable;
    if (SDL_GetDisplayUsableBounds(0, &usable) != 0) return;
    width = std::clamp(width, 200, std::max(200, usable.w));
    height = std::clamp(height, 150, std::max(150, usable.h));
}

void set_icon(SDL_Window* window, const std::string& file) {
    const auto picture = file.empty() ? Result<BitmapPtr>(nullptr) : read_picture(file);
    if (!picture || !*picture) return;  // a window without an icon is no reason to complain
    const Bitmap& bitmap = **picture;
    SDL_Surface* surface =
        SDL_CreateRGBSurfaceWithFormatFrom(const_cast<std::uint8_t*>(bitmap.rgba.data()), bitmap.width, bitmap.height,
                                           32, 4 * bitmap.width, SDL_PIXELFORMAT_RGBA32);
    if (!surface) return;
    SDL_SetWindowIcon(window, surface);
    SDL_FreeSurface(surface);
}

}  // namespace

struct Window::Handles {
    SDL_Window* window = nullptr;
    SDL_GLContext context = nullptr;
    UiBackend ui;
    bool video = false;

    ~Handles() {
        close_ui(ui);
        if (context) SDL_GL_DeleteContext(context);
        if (window) SDL_DestroyWindow(window);
        if (video) SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
};

Window::Window() : handles_(std::make_unique<Handles>()) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(const Options& options) {
    std::unique_ptr<Window> made(new Window);
    Handles& h = *made->handles_;
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");  // the show stays while the speaker looks elsewhere
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");  // Ctrl+C in the terminal ends the program as ever
    SDL_SetMainReady();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return fail(no_display(SDL_GetError()), without_display);
    h.video = true;

    set_gl_attributes();
    int width = options.width, height = options.height;
    fit_to_display(width, height);
    h.window = SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                                SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (!h.window) return fail(no_display(SDL_GetError()), without_display);
    h.context = SDL_GL_CreateContext(h.window);
    if (!h.context || SDL_GL_MakeCurrent(h.window, h.context) != 0) {
        return fail(no_display(SDL_GetError()), without_display);
    }
    if (epoxy_gl_version() < 33) {
        return fail(no_display("this one has " + std::to_string(epoxy_gl_version() / 10) + "." +
                               std::to_string(epoxy_gl_version() % 10)),
                    without_display);
    }
    SDL_GL_SetSwapInterval(1);
    set_icon(h.window, options.icon_file);

    if (!open_ui(h.ui, h.window, h.context))
        return fail(no_display("the panels' shaders do not compile"), without_display);
    return made;
}

WindowSize Window::size() const {
    return size_of(handles_->window);
}

bool Window::is_shown() const {
    return tourmap::is_shown(handles_->window);
}

bool Window::is_asked_to_close(const SDL_Event& event) const {
    return is_close_of(handles_->window, event);
}

bool Window::pointer(ScreenXY& at) const {
    if (SDL_GetMouseFocus() != handles_->window) return false;
    int x = 0, y = 0;
    SDL_GetMouseState(&x, &y);
    at = {static_cast<double>(x), static_cast<double>(y)};
    return true;
}

void Window::hide() {
    SDL_HideWindow(handles_->window);
    SDL_PumpEvents();
}

void Window::set_title(const std::string& title) {
    SDL_SetWindowTitle(handles_->window, title.c_str());
}

void Window::set_full_screen(bool on) {
    SDL_SetWindowFullscreen(handles_->window, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

void Window::take_keyboard() {
    SDL_RaiseWindow(handles_->window);
    SDL_SetWindowInputFocus(handles_->window);  // without a window manager the first does not
}

void Window::set_size(int width, int height) {
    SDL_SetWindowSize(handles_->window, std::max(1, width), std::max(1, height));
}

void Window::set_clipboard(const std::string& text) {
    SDL_SetClipboardText(text.c_str());
}

bool Window::read_events(double seconds, const std::function<void(const SDL_Event&)>& handle) {
    const Uint64 drawing = SDL_GetTicks64() - last_read_ms_;
    SDL_Event event;
    int got = 0;
    if (std::isinf(seconds)) {
        got = SDL_WaitEvent(&event);
    } else if (seconds > 0) {
        got = SDL_WaitEventTimeout(&event, std::max(1, static_cast<int>(std::lround(seconds * 1000))));
    } else {
        got = SDL_PollEvent(&event);
    }
    const bool any = got != 0;
    // Whoever types faster than it can be taken in sees what has been taken so far: the rest waits for the next frame.
    // Reading may take as long as drawing did, or on a slow machine what waits would become more and more.
    const Uint64 end = SDL_GetTicks64() + std::clamp<Uint64>(drawing, shortest_reading_ms, longest_reading_ms);
    while (got) {
        const auto window = window_of(event);
        if (!window || *window == SDL_GetWindowID(handles_->window)) ImGui_ImplSDL2_ProcessEvent(&event);
        handle(event);
        got = SDL_GetTicks64() < end ? SDL_PollEvent(&event) : 0;
    }
    last_read_ms_ = SDL_GetTicks64();
    return any;
}

void Window::wake() {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);  // without a window SDL refuses it, which is as well
}

void Window::clear(Rgba color) {
    clear_window(handles_->window, color);
}

void Window::begin_ui() {
    // Typed characters ("?", "+") come as text, whatever the keyboard's layout.
    if (!SDL_IsTextInputActive()) SDL_StartTextInput();
    begin_ui_of(handles_->window);
}

void Window::end_ui() {
    end_ui_of();
}

void Window::present() {
    SDL_GL_SwapWindow(handles_->window);
}

void Window::renew_ui_textures() {
    renew_textures(handles_->ui);
}

}  // namespace tourmap
