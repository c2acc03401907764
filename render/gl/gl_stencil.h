// What the stencil buffer holds, and the states that use it. Bit 7: inside all clips. Bits 0 to 6: winding
// number modulo 128, or "already painted"; zero between commands. Drawing with a clip tests bit 7.
#pragma once

#include <epoxy/gl.h>

#include "render/display_list.h"

namespace tourmap::stencil {

inline constexpr GLuint clip_bit = 0x80, work_bits = 0x7F;

// Counts windings, draws no colour.
inline void count(FillRule rule, bool clipped) {
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    glStencilFunc(clipped ? GL_EQUAL : GL_ALWAYS, clip_bit, clip_bit);
    if (rule == FillRule::even_odd) {
        glStencilMask(1);
        glStencilOp(GL_KEEP, GL_KEEP, GL_INVERT);
    } else {
        glStencilMask(work_bits);
        glStencilOpSeparate(GL_FRONT, GL_KEEP, GL_KEEP, GL_INCR_WRAP);
        glStencilOpSeparate(GL_BACK, GL_KEEP, GL_KEEP, GL_DECR_WRAP);
    }
}

// Colours what count() marked, and clears the marks.
inline void cover() {
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glStencilMask(work_bits);
    glStencilFunc(GL_NOTEQUAL, 0, work_bits);
    glStencilOp(GL_KEEP, GL_KEEP, GL_ZERO);
}

// Turns what count() marked into the clip; all else under the quad leaves it.
inline void make_clip() {
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    glStencilMask(clip_bit | work_bits);
    glStencilFunc(GL_NOTEQUAL, clip_bit, work_bits);
    glStencilOp(GL_ZERO, GL_REPLACE, GL_REPLACE);
}

// Plain painting inside the clip.
inline void paint(bool clipped) {
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glStencilMask(0);
    glStencilFunc(clipped ? GL_EQUAL : GL_ALWAYS, clip_bit, clip_bit);
    glStencilOp(GL_KEEP, GL_KEEP, GL_KEEP);
}

// Paints each sample once, however many triangles cover it. erase() must follow.
inline void paint_once(bool clipped) {
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glStencilMask(work_bits);
    glStencilFunc(GL_EQUAL, clipped ? clip_bit : 0, clipped ? clip_bit | work_bits : work_bits);
    glStencilOp(GL_KEEP, GL_KEEP, GL_INCR);
}

// Clears the marks under the quad.
inline void erase() {
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    glStencilMask(work_bits);
    glStencilFunc(GL_ALWAYS, 0, 0);
    glStencilOp(GL_ZERO, GL_ZERO, GL_ZERO);
}

}  // namespace tourmap::stencil
