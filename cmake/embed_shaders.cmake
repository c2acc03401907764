# shaders/*.vert and *.frag become string constants in the program; see render/gl/shader_sources.h.
function(tourmap_embed_shaders target)
    file(GLOB shaders CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/shaders/*.vert ${PROJECT_SOURCE_DIR}/shaders/*.frag)
    set(output ${PROJECT_BINARY_DIR}/shader_sources.cpp)
    add_custom_command(OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DSHADERS=${shaders}" -P ${PROJECT_SOURCE_DIR}/cmake/write_shaders.cmake
        DEPENDS ${shaders} ${PROJECT_SOURCE_DIR}/cmake/write_shaders.cmake
        COMMENT "Embedding shaders" VERBATIM)
    target_sources(${target} PRIVATE ${output})
endfunction()
