#include "tests/ui/ask_to_close.h"

#include <X11/Xlib.h>

#include <cstdlib>

namespace tourmap::test {

bool ask_to_close(const std::string& display, const std::string& window) {
    Display* const server = XOpenDisplay(display.c_str());
    if (!server) return false;
    XEvent event{};
    event.xclient.type = ClientMessage;
    event.xclient.window = std::strtoul(window.c_str(), nullptr, 10);
    event.xclient.message_type = XInternAtom(server, "WM_PROTOCOLS", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = static_cast<long>(XInternAtom(server, "WM_DELETE_WINDOW", False));
    event.xclient.data.l[1] = CurrentTime;
    const bool sent = XSendEvent(server, event.xclient.window, False, NoEventMask, &event) != 0;
    XCloseDisplay(server);
    return sent;
}

}  // namespace tourmap::test
