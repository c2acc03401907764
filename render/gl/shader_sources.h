// The shaders of shaders/, embedded at build time.
#pragma once

#include <string_view>

namespace tourmap {

// Source of "fill.vert" and so on; null when there is no such file.
const char* embedded_shader(std::string_view name);

}  // namespace tourmap
