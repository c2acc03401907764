# Run at build time: cmake -DOUTPUT=... -DSHADERS="a.vert;a.frag" -P write_shaders.cmake
set(text "// Made by cmake/write_shaders.cmake from shaders/.\n#include \"render/gl/shader_sources.h\"\n\nnamespace tourmap {\n\nconst char* embedded_shader(std::string_view name) {\n")
foreach(shader IN LISTS SHADERS)
    get_filename_component(name ${shader} NAME)
    file(READ ${shader} source)
    string(APPEND text "    if (name == \"${name}\") return R\"glsl(${source})glsl\";\n")
endforeach()
string(APPEND text "    return nullptr;\n}\n\n}  // namespace tourmap\n")
file(WRITE ${OUTPUT} "${text}")
