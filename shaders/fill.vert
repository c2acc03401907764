#version 330 core
// Triangles of fills, glyphs, clips and covers.
// Inputs: position in mesh units (path units about the path's centre, or target pixels);
//         linear (xx, yx, xy, yy) and offset take it to target pixels, y down;
//         to_clip = 2 / target size. Row 0 of the target is the top of the picture.
layout(location = 0) in vec2 position;
uniform vec4 linear;
uniform vec2 offset;
uniform vec2 to_clip;

void main() {
    vec2 pixel = linear.xy * position.x + linear.zw * position.y + offset;
    gl_Position = vec4(pixel * to_clip - 1.0, 0.0, 1.0);
}
