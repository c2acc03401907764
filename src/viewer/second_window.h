// SecondWindow: another SDL window beside Window, with the same OpenGL context and a Dear ImGui of its own. Main thread
// only; goes before the Window.
#pragma once

#include <memory>
#include <string>

#include "geodata/result.h"
#include "render/color.h"
#include "src/viewer/layout.h"

union SDL_Event;

namespace tourmap {

class SecondWindow {
public:
    // On another display than the window whose GL context is current, where there is one, as large as it; else an
    // ordinary window in a corner of the same display. Error: SDL's.
    static Result<std::unique_ptr<SecondWindow>> open(const std::string& title);
    ~SecondWindow();
    SecondWindow(const SecondWindow&) = delete;
    SecondWindow& operator=(const SecondWindow&) = delete;

    WindowSize size() const;
    bool is_shown() const;
    // Whether the event happened in this window. Those are handed to read(), for ImGui.
    bool owns(const SDL_Event& event) const;
    void read(const SDL_Event& event);
    // Its close button.
    bool is_asked_to_close(const SDL_Event& event) const;

    // While one lives, OpenGL and ImGui work for this window; then for the one before again.
    class Turn {
    public:
        explicit Turn(SecondWindow& window);
        ~Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

    private:
        void *window_, *context_, *ui_;
    };

    // The same as those of Window, while a Turn lives. present() does not wait for the display.
    void clear(Rgba color);
    void begin_ui();
    void end_ui();
    void present();
    void renew_ui_textures();

private:
    SecondWindow();
    struct Handles;
    std::unique_ptr<Handles> handles_;
};

}  // namespace tourmap
