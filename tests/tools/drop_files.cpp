// Drops files on a window as a file manager does: drop_files WINDOW FILE...
// The source's side of XDND 5 (freedesktop.org/wiki/Specifications/XDND). Exit status 0: the window has taken them.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

class Source {
public:
    Source(Display* display, Window target, std::string files)
        : display_(display),
          target_(target),
          files_(std::move(files)),
          window_(XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)) {
        XSetSelectionOwner(display, atom("XdndSelection"), window_, CurrentTime);
    }

    bool drop(long x, long y) {
        tell("XdndEnter", {5L << 24, static_cast<long>(atom("text/uri-list")), 0, 0});
        tell("XdndPosition", {0, x << 16 | y, CurrentTime, static_cast<long>(atom("XdndActionCopy"))});
        if (!hears("XdndStatus")) return false;
        tell("XdndDrop", {0, CurrentTime, 0, 0});
        return hears("XdndFinished");
    }

private:
    Atom atom(const char* name) { return XInternAtom(display_, name, False); }

    void tell(const char* what, std::initializer_list<long> values) {
        XEvent event{};
        event.xclient.type = ClientMessage;
        event.xclient.window = target_;
        event.xclient.message_type = atom(what);
        event.xclient.format = 32;
        event.xclient.data.l[0] = static_cast<long>(window_);
        int i = 1;
        for (const long value : values) event.xclient.data.l[i++] = value;
        XSendEvent(display_, target_, False, NoEventMask, &event);
        XFlush(display_);
    }

    // Hands the files over whenever they are asked for, until the window says this.
    bool hears(const char* what) {
        using Clock = std::chrono::steady_clock;
        for (const auto end = Clock::now() + std::chrono::seconds(15); Clock::now() < end; usleep(2000))
            while (XPending(display_) > 0) {
                XEvent event;
                XNextEvent(display_, &event);
                if (event.type == SelectionRequest) hand_over(event.xselectionrequest);
                if (event.type == ClientMessage && event.xclient.message_type == atom(what)) return true;
            }
        return false;
    }

    void hand_over(const XSelectionRequestEvent& asked) {
        XChangeProperty(display_, asked.requestor, asked.property, asked.target, 8, PropModeReplace,
                        reinterpret_cast<const unsigned char*>(files_.data()), static_cast<int>(files_.size()));
        XEvent event{};
        event.xselection.type = SelectionNotify;
        event.xselection.requestor = asked.requestor;
        event.xselection.selection = asked.selection;
        event.xselection.target = asked.target;
        event.xselection.property = asked.property;
        event.xselection.time = asked.time;
        XSendEvent(display_, asked.requestor, False, NoEventMask, &event);
        XFlush(display_);
    }

    Display* display_;
    Window target_;
    std::string files_;
    Window window_;
};

// As in a URI: what is no plain character is escaped.
std::string uri_of(const char* file) {
    std::string uri = "file://";
    for (const char* c = file; *c; ++c) {
        const bool plain = std::isalnum(static_cast<unsigned char>(*c)) || std::strchr("/._-~", *c);
        char escaped[4];
        std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned char>(*c));
        uri += plain ? std::string(1, *c) : escaped;
    }
    return uri + "\r\n";
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) return 2;
    Display* display = XOpenDisplay(nullptr);
    if (!display) return 2;
    std::string files;
    for (int i = 2; i < count; ++i) files += uri_of(arguments[i]);
    Source source(display, std::strtoul(arguments[1], nullptr, 0), files);
    return source.drop(640, 300) ? 0 : 1;
}
