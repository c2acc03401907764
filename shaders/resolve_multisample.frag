#version 330 core
// As resolve.frag, for a layer with several samples a texel.
uniform sampler2DMS picture;
uniform int factor;
uniform int samples;
uniform float opacity;
uniform ivec3 flip;
out vec4 result;

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy) - flip.xy;
    if (flip.z > 0) pixel.y = flip.z - 1 - pixel.y;
    if (factor == 1 && samples == 4) {
        // The usual case, without loops, which are slow on software renderers.
        result = (texelFetch(picture, pixel, 0) + texelFetch(picture, pixel, 1) + texelFetch(picture, pixel, 2) +
                  texelFetch(picture, pixel, 3)) * (opacity / 4.0);
        return;
    }
    vec4 sum = vec4(0.0);
    for (int y = 0; y < factor; ++y)
        for (int x = 0; x < factor; ++x)
            for (int s = 0; s < samples; ++s) sum += texelFetch(picture, pixel * factor + ivec2(x, y), s);
    result = sum * (opacity / float(factor * factor * samples));
}
