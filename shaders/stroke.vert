#version 330 core
// Triangles of a widened line.
// Inputs: position.xy in target pixels about an origin, position.z the distance from the middle of the
//         line in target pixels; linear, offset, to_clip as in fill.vert.
layout(location = 0) in vec3 position;
uniform vec4 linear;
uniform vec2 offset;
uniform vec2 to_clip;
out float from_middle;

void main() {
    vec2 pixel = linear.xy * position.x + linear.zw * position.y + offset;
    from_middle = position.z;
    gl_Position = vec4(pixel * to_clip - 1.0, 0.0, 1.0);
}
