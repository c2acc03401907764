#version 330 core
// One premultiplied sRGB colour. Blending: ONE, ONE_MINUS_SRC_ALPHA. In the stencil pass colour is masked off.
uniform vec4 color;
out vec4 result;

void main() {
    result = color;
}
