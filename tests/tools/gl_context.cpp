#include "tests/tools/gl_context.h"

#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <algorithm>
#include <array>

namespace tourmap {

struct GlContext::Handles {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLSurface surface = EGL_NO_SURFACE;
    EGLContext context = EGL_NO_CONTEXT;
    int width = 0, height = 0;

    Handles() = default;
    Handles(const Handles&) = delete;
    Handles& operator=(const Handles&) = delete;
    ~Handles() {
        if (display == EGL_NO_DISPLAY) return;
        if (eglGetCurrentContext() == context) eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        if (surface != EGL_NO_SURFACE) eglDestroySurface(display, surface);
        // The display is shared with other contexts of this process, so it is not terminated.
    }
};

namespace {

EGLDisplay open_display() {
    if (epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless") &&
        epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_EXT_platform_base"))
        return eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    return eglGetDisplay(EGL_DEFAULT_DISPLAY);
}

}  // namespace

GlContext::GlContext(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}
GlContext::~GlContext() = default;
GlContext::GlContext(GlContext&&) noexcept = default;
GlContext& GlContext::operator=(GlContext&&) noexcept = default;

Result<GlContext> GlContext::create(int width, int height) {
    if (!epoxy_has_egl()) return fail("There is no EGL library here.");
    auto handles = std::make_unique<Handles>();
    handles->width = width;
    handles->height = height;
    handles->display = open_display();
    if (handles->display == EGL_NO_DISPLAY || !eglInitialize(handles->display, nullptr, nullptr))
        return fail("EGL has no display that needs no screen.");
    const std::array<EGLint, 15> wanted{EGL_SURFACE_TYPE,
                                        EGL_PBUFFER_BIT,
                                        EGL_RENDERABLE_TYPE,
                                        EGL_OPENGL_BIT,
                                        EGL_RED_SIZE,
                                        8,
                                        EGL_GREEN_SIZE,
                                        8,
                                        EGL_BLUE_SIZE,
                                        8,
                                        EGL_ALPHA_SIZE,
                                        8,
                                        EGL_STENCIL_SIZE,
                                        0,
                                        EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (!eglBindAPI(EGL_OPENGL_API) || !eglChooseConfig(handles->display, wanted.data(), &config, 1, &count) ||
        count < 1)
        return fail("EGL offers no OpenGL.");
    const std::array<EGLint, 5> size{EGL_WIDTH, width, EGL_HEIGHT, height, EGL_NONE};
    const std::array<EGLint, 7> version{
        EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    handles->surface = eglCreatePbufferSurface(handles->display, config, size.data());
    handles->context = eglCreateContext(handles->display, config, EGL_NO_CONTEXT, version.data());
    if (handles->surface == EGL_NO_SURFACE || handles->context == EGL_NO_CONTEXT ||
        !eglMakeCurrent(handles->display, handles->surface, handles->surface, handles->context))
        return fail("EGL cannot make an OpenGL 3.3 core context.");
    return GlContext(std::move(handles));
}

void GlContext::finish() const {
    glFinish();
}

Bitmap GlContext::read_window() const {
    Bitmap bitmap{handles_->width, handles_->height, {}};
    const std::size_t row = static_cast<std::size_t>(bitmap.width) * 4;
    bitmap.rgba.resize(row * static_cast<std::size_t>(bitmap.height));
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, bitmap.width, bitmap.height, GL_RGBA, GL_UNSIGNED_BYTE, bitmap.rgba.data());
    for (std::size_t top = 0, low = row * (static_cast<std::size_t>(bitmap.height) - 1); top < low;
         top += row, low -= row)
        std::swap_ranges(bitmap.rgba.begin() + static_cast<std::ptrdiff_t>(top),
                         bitmap.rgba.begin() + static_cast<std::ptrdiff_t>(top + row),
                         bitmap.rgba.begin() + static_cast<std::ptrdiff_t>(low));
    return bitmap;
}

}  // namespace tourmap
