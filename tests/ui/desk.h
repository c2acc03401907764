// A display of its own, and the viewer on it: real keys, real clicks, and what the viewer's probe says.
// Needs Xvfb, xdotool, xclip and ImageMagick.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/ui/process.h"

namespace tourmap::test {

class Display {
public:
    Display();
    ~Display();
    const std::string& name() const { return name_; }  // ":7"; empty: Xvfb did not start

private:
    void start();

    std::string name_;
    std::unique_ptr<Process> server_;
};

class Desk {
public:
    // TOURMAP_UI_PROGRAM, where it is set, is the program to test: one built with sanitizers.
    // Starts `tourmap view` with these arguments (after --probe and --size) in an empty folder of its own.
    Desk(const std::string& name, std::vector<std::string> arguments, Environment more = {});

    const std::string& folder() const { return folder_; }
    Process& viewer() { return *viewer_; }
    std::string messages() const;  // what the viewer wrote on standard error

    // The newest line of the probe; null before the first.
    nlohmann::json state() const;
    // Waits (long: sanitizers and software OpenGL are slow) until the newest line satisfies the condition.
    bool becomes(const std::function<bool(const nlohmann::json&)>& condition);
    bool comes_to_rest();

    // Finds the window with these words in its title, puts it in the corner of the display and gives it the keyboard.
    bool find_window(const std::string& title = "tourmap");
    std::size_t count_windows(const std::string& title);
    bool close_window();                // as its close button does
    bool key(const std::string& keys);  // as xdotool names them
    bool move(double x, double y);      // window pixels
    bool click(double x, double y);
    bool wheel_up(double x, double y);
    bool wheel_down(double x, double y);
    // Many of xdotool's actions in a row, faster than one by one.
    bool act(const std::vector<std::string>& actions);
    bool drag(double x, double y, double to_x, double to_y, const std::string& held_key = "");
    bool resize(int width, int height);
    bool type(const std::string& text);
    bool drop(const std::vector<std::string>& files);  // on the map, as a file manager does
    bool show(bool shown);                             // maps and unmaps, as minimising does
    bool screenshot(const std::string& file);
    std::string clipboard();  // as text

private:
    bool xdotool(std::vector<std::string> arguments);

    Display display_;
    std::string folder_, probe_, log_, window_;
    std::pair<std::string, std::string> pointer_;  // where it was last moved to
    std::unique_ptr<Process> viewer_;
};

}  // namespace tourmap::test
