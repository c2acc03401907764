# Everything from the distribution's packages; nothing is downloaded.
include(GNUInstallDirs)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(GDAL REQUIRED)
find_package(PROJ REQUIRED)
find_package(SQLite3 REQUIRED)  # looks into GeoPackages before GDAL does
find_package(tl-expected REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(pugixml REQUIRED)
find_package(ICU REQUIRED COMPONENTS i18n uc)

foreach(module IN ITEMS sdl2:sdl2 freetype:freetype2 harfbuzz:harfbuzz harfbuzz_subset:harfbuzz-subset
        fontconfig:fontconfig cairo:cairo-pdf epoxy:epoxy spng:spng isal:libisal turbojpeg:libturbojpeg webp:libwebp
        webpmux:libwebpmux libxml2:libxml-2.0 libzip:libzip nettle:nettle
        avcodec:libavcodec avformat:libavformat avfilter:libavfilter avutil:libavutil swscale:libswscale)
    string(REPLACE ":" ";" pair ${module})
    list(GET pair 0 target)
    list(GET pair 1 package)
    pkg_check_modules(${target} REQUIRED IMPORTED_TARGET ${package})
endforeach()

# Dear ImGui: Debian's library holds the SDL2 and OpenGL3 back ends. Debian 12 calls the header
# imgui_impl_sdl.h, later releases imgui_impl_sdl2.h.
pkg_check_modules(imgui REQUIRED IMPORTED_TARGET imgui)
find_path(IMGUI_BACKENDS NAMES imgui_impl_opengl3.h HINTS ${imgui_INCLUDE_DIRS}
    PATH_SUFFIXES imgui/backends backends imgui REQUIRED)
add_library(tourmap_imgui INTERFACE)
target_link_libraries(tourmap_imgui INTERFACE PkgConfig::imgui)
target_include_directories(tourmap_imgui SYSTEM INTERFACE ${IMGUI_BACKENDS})
if(EXISTS ${IMGUI_BACKENDS}/imgui_impl_sdl2.h)
    target_compile_definitions(tourmap_imgui INTERFACE TOURMAP_IMGUI_SDL2_HEADER=<imgui_impl_sdl2.h>)
else()
    target_compile_definitions(tourmap_imgui INTERFACE TOURMAP_IMGUI_SDL2_HEADER=<imgui_impl_sdl.h>)
endif()

# stb is header-only; Debian also builds it as a library, which pkg-config calls stb.
pkg_check_modules(stb REQUIRED IMPORTED_TARGET stb)
add_library(tourmap_stb INTERFACE)
target_link_libraries(tourmap_stb INTERFACE PkgConfig::stb)
