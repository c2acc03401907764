#include "src/viewer/window_copy.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <utility>

namespace tourmap {

WindowCopy::~WindowCopy() {
    if (framebuffer_) glDeleteFramebuffers(1, &framebuffer_);
    if (texture_) glDeleteTextures(1, &texture_);
}

WindowCopy::WindowCopy(WindowCopy&& other) noexcept {
    *this = std::move(other);
}

WindowCopy& WindowCopy::operator=(WindowCopy&& other) noexcept {
    std::swap(texture_, other.texture_);
    std::swap(framebuffer_, other.framebuffer_);
    std::swap(width_, other.width_);
    std::swap(height_, other.height_);
    return *this;
}

void WindowCopy::take(const PixelBox& part, int most_wide) {
    if (part.width < 1 || part.height < 1) return;
    const int width = std::min(part.width, std::max(most_wide, 1));
    const int height = std::max(1, part.height * width / part.width);
    if (!texture_) glGenTextures(1, &texture_);
    if (!framebuffer_) glGenFramebuffers(1, &framebuffer_);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer_);
    if (width != width_ || height != height_) {
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, width, height, 0, GL_RGB, GL_UNSIGNED_BYTE, nullptr);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glBindTexture(GL_TEXTURE_2D, 0);
        glFramebufferTexture2D(GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
        width_ = width;
        height_ = height;
    }
    glDisable(GL_SCISSOR_TEST);
    glBlitFramebuffer(part.x, part.y, part.x + part.width, part.y + part.height, 0, 0, width, height,
                      GL_COLOR_BUFFER_BIT, width == part.width ? GL_NEAREST : GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

std::optional<UiPicture> WindowCopy::picture() const {
    return width_ > 0 ? std::optional(UiPicture{texture_, width_, height_}) : std::nullopt;
}

}  // namespace tourmap
