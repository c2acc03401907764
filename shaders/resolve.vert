#version 330 core
// The whole viewport. Input: position in the unit square.
layout(location = 0) in vec2 position;

void main() {
    gl_Position = vec4(position * 2.0 - 1.0, 0.0, 1.0);
}
