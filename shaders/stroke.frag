#version 330 core
// One premultiplied sRGB colour. Blending: ONE, ONE_MINUS_SRC_ALPHA.
// half_width in target pixels: the edge is softened over one pixel (targets without multisampling);
// negative: hard edges, multisampling smooths them.
uniform vec4 color;
uniform float half_width;
in float from_middle;
out vec4 result;

void main() {
    float coverage = 1.0;
    if (half_width >= 0.0)
        coverage = clamp(half_width + 0.5 - abs(from_middle), 0.0, 1.0) * min(1.0, 2.0 * half_width);
    result = color * coverage;
}
