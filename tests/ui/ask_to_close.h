// What a window manager does when somebody clicks a window's close button. xdotool cannot in all of its versions.
#pragma once

#include <string>

namespace tourmap::test {

// display: ":7"; window: its number, as xdotool writes it.
bool ask_to_close(const std::string& display, const std::string& window);

}  // namespace tourmap::test
