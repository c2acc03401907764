#version 330 core
// Averages factor x factor texels of a layer into each pixel, times opacity.
// Inputs: picture, the layer; flip: (x, y, height) of the viewport in pixels when its row 0 is the bottom
//         of the picture (a window), height 0 when it is the top.
// Blending: none for the picture itself; ONE, ONE_MINUS_SRC_ALPHA for groups.
uniform sampler2D picture;
uniform int factor;
uniform float opacity;
uniform ivec3 flip;
out vec4 result;

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy) - flip.xy;
    if (flip.z > 0) pixel.y = flip.z - 1 - pixel.y;
    if (factor == 1) {
        result = texelFetch(picture, pixel, 0) * opacity;
        return;
    }
    vec4 sum = vec4(0.0);
    for (int y = 0; y < factor; ++y)
        for (int x = 0; x < factor; ++x) sum += texelFetch(picture, pixel * factor + ivec2(x, y), 0);
    result = sum * (opacity / float(factor * factor));
}
