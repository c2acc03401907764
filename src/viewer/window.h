// Window: the SDL window, its OpenGL context and Dear ImGui's back ends, opened and closed as one. Main
// thread only.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "geodata/result.h"
#include "render/color.h"
#include "src/viewer/layout.h"

union SDL_Event;

namespace tourmap {

class Window {
public:
    struct Options {
        std::string title;
        int width = 1440, height = 900;  // points; made smaller where the display is
        std::string icon_file;           // may be empty
    };

    // Error: no display, or none with OpenGL 3.3.
    static Result<std::unique_ptr<Window>> open(const Options& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    WindowSize size() const;
    bool is_shown() const;  // false while minimised or hidden: nothing need be drawn
    // The pointer in window points; false: it is outside, or another window is in front.
    bool pointer(ScreenXY& at) const;

    // Its close button, where another window is open; else SDL says quit.
    bool is_asked_to_close(const SDL_Event& event) const;

    // At once, while work that the program waits for comes to its end.
    void hide();
    void set_title(const std::string& title);
    void set_full_screen(bool on);
    void take_keyboard();                  // from another window of the program
    void set_size(int width, int height);  // points
    void set_clipboard(const std::string& text);

    // Waits up to `seconds` (0: not at all, infinite: for ever) for an event and hands all waiting ones to ImGui, but
    // for those of other windows, and then to `handle`. True: there was one.
    bool read_events(double seconds, const std::function<void(const SDL_Event&)>& handle);
    // Ends a wait in read_events(). Thread-safe; may be called while no window is open.
    static void wake();

    // A frame: clear, then draw the map, then begin_ui() ... panels ... end_ui(), then present().
    void clear(Rgba color);
    void begin_ui();
    void end_ui();
    void present();
    // Call after the font atlas has been changed, outside a frame.
    void renew_ui_textures();

private:
    Window();
    struct Handles;
    std::unique_ptr<Handles> handles_;
    std::uint64_t last_read_ms_ = 0;  // when read_events() ended, by SDL's clock
};

}  // namespace tourmap
