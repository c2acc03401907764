#version 330 core
// A picture on the unit square, y down.
// Inputs: position in the unit square; linear, offset, to_clip as in fill.vert.
layout(location = 0) in vec2 position;
uniform vec4 linear;
uniform vec2 offset;
uniform vec2 to_clip;
out vec2 at;

void main() {
    vec2 pixel = linear.xy * position.x + linear.zw * position.y + offset;
    at = position;
    gl_Position = vec4(pixel * to_clip - 1.0, 0.0, 1.0);
}
