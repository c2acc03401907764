#version 330 core
// A premultiplied picture times opacity (0 .. 1). Blending: ONE, ONE_MINUS_SRC_ALPHA.
// device_pixel: its size in target pixels. All target pixels of a device pixel show the same point of the
// picture, so that supersampling smooths its outline and does not blur what is in it.
uniform sampler2D picture;
uniform float opacity;
uniform float device_pixel;
in vec2 at;
out vec4 result;

void main() {
    vec2 to_middle = (floor(gl_FragCoord.xy / device_pixel) + 0.5) * device_pixel - gl_FragCoord.xy;
    vec2 across = dFdx(at), down = dFdy(at);
    vec2 middle = at + across * to_middle.x + down * to_middle.y;
    result = textureGrad(picture, middle, across * device_pixel, down * device_pixel) * opacity;
}
