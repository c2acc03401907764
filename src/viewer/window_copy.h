// WindowCopy: a picture of what has been drawn into a part of the window, on the graphics card. Needs the GL context
// that was current when it was first taken.
#pragma once

#include <optional>

#include "src/viewer/inked.h"
#include "src/viewer/ui.h"

namespace tourmap {

class WindowCopy {
public:
    WindowCopy() = default;
    ~WindowCopy();
    WindowCopy(WindowCopy&& other) noexcept;
    WindowCopy& operator=(WindowCopy&& other) noexcept;

    // What is in the back buffer now, between end_ui() and present(). part: device pixels from the lower left corner,
    // as OpenGL counts; wider than `most_wide` it is made smaller.
    void take(const PixelBox& part, int most_wide);
    // Upside down: its first row is the lowest. None before take().
    std::optional<UiPicture> picture() const;

private:
    unsigned texture_ = 0, framebuffer_ = 0;
    int width_ = 0, height_ = 0;
};

}  // namespace tourmap
