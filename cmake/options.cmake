# Compiler flags for our own code, and one target per folder.
add_library(tourmap_flags INTERFACE)
target_compile_options(tourmap_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
    # The same bytes on every machine: no fused multiply-add, no reordering.
    -ffp-contract=off)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 and 13 see overlapping copies in plain string concatenation (GCC bug 105651).
    target_compile_options(tourmap_flags INTERFACE -Wno-restrict)
endif()
if(TOURMAP_DEV)
    target_compile_options(tourmap_flags INTERFACE -Werror -fsanitize=address,undefined
        -fno-sanitize-recover=undefined -fno-omit-frame-pointer -O1)
    target_link_options(tourmap_flags INTERFACE -fsanitize=address,undefined)
    target_compile_definitions(tourmap_flags INTERFACE TOURMAP_DEV=1)
endif()
if(TOURMAP_LIBFUZZER)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "TOURMAP_LIBFUZZER needs clang: configure an empty folder with -DCMAKE_CXX_COMPILER=clang++")
    endif()
    target_compile_options(tourmap_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined
        -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(tourmap_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# A static library of all sources of a folder; src/tour becomes the target src_tour. Its public include
# path holds a link to that folder and nothing else; USES adds the folders it may include, SEES those that it
# may include but is not linked with. Sources that match EXCEPT belong to a module.
function(tourmap_folder folder)
    cmake_parse_arguments(arg "" "EXCEPT" "USES;SEES" ${ARGN})
    string(REPLACE "/" "_" name ${folder})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    if(arg_EXCEPT)
        list(FILTER sources EXCLUDE REGEX ${arg_EXCEPT})
    endif()
    if(NOT sources)
        file(WRITE ${PROJECT_BINARY_DIR}/empty.cpp "")
        set(sources ${PROJECT_BINARY_DIR}/empty.cpp)
    endif()
    add_library(${name} STATIC ${sources})
    set(include_dir ${PROJECT_BINARY_DIR}/include/${name})
    get_filename_component(parent ${include_dir}/${folder} DIRECTORY)
    file(MAKE_DIRECTORY ${parent})
    file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${include_dir}/${folder} SYMBOLIC)
    target_include_directories(${name} PUBLIC ${include_dir})
    target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE tourmap_flags)
    foreach(seen IN LISTS arg_SEES)
        target_include_directories(${name} PUBLIC $<TARGET_PROPERTY:${seen},INTERFACE_INCLUDE_DIRECTORIES>)
    endforeach()
endfunction()

# A part of the program that is loaded when it is first used (geodata/module.h): NAME.so beside the program,
# of the sources of a folder that match a pattern. USES: the targets it is linked with.
set(TOURMAP_MODULE_DIR ${CMAKE_INSTALL_LIBDIR}/tourmap)
function(tourmap_module name folder pattern)
    cmake_parse_arguments(arg "" "" "USES" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    list(FILTER sources INCLUDE REGEX ${pattern})
    add_library(${name} MODULE ${sources})
    # What the module shares with the program is hidden: each keeps to its own copy.
    set_target_properties(${name} PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
    target_link_libraries(${name} PRIVATE ${arg_USES} tourmap_flags)
    # Its own symbols are found when it is loaded, or it is not; those of the libraries when they are first used
    # (geodata/module.cpp), which saves most of the time that loading them takes.
    target_link_options(${name} PRIVATE -Wl,--exclude-libs,ALL -Wl,-z,now)
    install(TARGETS ${name} DESTINATION ${TOURMAP_MODULE_DIR})
endfunction()
