// Owners of OpenGL names. Move-only; the context that made a name must be current when it is freed.
// A default-constructed owner holds no name.
#pragma once

#include <epoxy/gl.h>

#include <utility>

namespace tourmap {

template <class Kind>
class GlName {
public:
    GlName() = default;
    explicit GlName(GLuint name) : name_(name) {}
    static GlName make() { return GlName(Kind::create()); }
    ~GlName() {
        if (name_ != 0) Kind::destroy(name_);
    }
    GlName(GlName&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    GlName& operator=(GlName&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    GLuint get() const { return name_; }
    explicit operator bool() const { return name_ != 0; }

private:
    GLuint name_ = 0;
};

struct GlBufferKind {
    static GLuint create() {
        GLuint n = 0;
        glGenBuffers(1, &n);
        return n;
    }
    static void destroy(GLuint n) { glDeleteBuffers(1, &n); }
};
struct GlVertexArrayKind {
    static GLuint create() {
        GLuint n = 0;
        glGenVertexArrays(1, &n);
        return n;
    }
    static void destroy(GLuint n) { glDeleteVertexArrays(1, &n); }
};
struct GlTextureKind {
    static GLuint create() {
        GLuint n = 0;
        glGenTextures(1, &n);
        return n;
    }
    static void destroy(GLuint n) { glDeleteTextures(1, &n); }
};
struct GlRenderbufferKind {
    static GLuint create() {
        GLuint n = 0;
        glGenRenderbuffers(1, &n);
        return n;
    }
    static void destroy(GLuint n) { glDeleteRenderbuffers(1, &n); }
};
struct GlFramebufferKind {
    static GLuint create() {
        GLuint n = 0;
        glGenFramebuffers(1, &n);
        return n;
    }
    static void destroy(GLuint n) { glDeleteFramebuffers(1, &n); }
};
struct GlProgramKind {
    static GLuint create() { return glCreateProgram(); }
    static void destroy(GLuint n) { glDeleteProgram(n); }
};

using GlBuffer = GlName<GlBufferKind>;
using GlVertexArray = GlName<GlVertexArrayKind>;
using GlTexture = GlName<GlTextureKind>;
using GlRenderbuffer = GlName<GlRenderbufferKind>;
using GlFramebuffer = GlName<GlFramebufferKind>;
using GlProgramName = GlName<GlProgramKind>;

}  // namespace tourmap
