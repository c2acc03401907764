// An OpenGL 3.3 core context without a window or a display, through EGL: for tests and benchmarks.
#pragma once

#include <memory>

#include "geodata/result.h"
#include "render/display_list.h"

namespace tourmap {

class GlContext {
public:
    // Current on this thread from then on. Its default framebuffer has the given size (pixels) and holds
    // what a window would. Error: no EGL, or no OpenGL 3.3 core.
    static Result<GlContext> create(int width, int height);
    ~GlContext();
    GlContext(GlContext&&) noexcept;
    GlContext& operator=(GlContext&&) noexcept;

    // What is in the default framebuffer; row 0 is the top row.
    Bitmap read_window() const;
    void finish() const;  // waits until all is drawn

private:
    struct Handles;
    explicit GlContext(std::unique_ptr<Handles> handles);
    std::unique_ptr<Handles> handles_;
};

}  // namespace tourmap
