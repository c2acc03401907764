#version 330 core
// A premultiplied picture times opacity (0 .. 1). Blending: ONE, ONE_MINUS_SRC_ALPHA.
uniform sampler2D picture;
uniform float opacity;
in vec2 at;
out vec4 result;

void main() {
    result = texture(picture, at) * opacity;
}
