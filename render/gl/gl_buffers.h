// Vertex data in OpenGL: a stream that is written anew each frame, and meshes that stay.
#pragma once

#include <cstddef>

#include "render/gl/gl_mesh.h"
#include "render/gl/gl_names.h"

namespace tourmap {

// Triangles ready to be drawn.
struct DrawRange {
    GLuint vertex_array = 0;
    GLsizei indices = 0;
    std::size_t first_byte = 0;  // into the index buffer
    GLint base_vertex = 0;

    void draw() const;
};

// A vertex array with its vertices and indices; position (location 0) is the MeshVertex.
class MeshBuffers {
public:
    MeshBuffers();
    void fill(const Mesh& mesh);  // allocates and copies
    DrawRange range() const { return {array_.get(), indices_, 0, 0}; }

protected:
    GlVertexArray array_;
    GlBuffer vertices_, triangles_;

private:
    GLsizei indices_ = 0;
};

// Meshes of one frame one behind the other; a full buffer is given back to the driver and replaced.
class StreamBuffers : MeshBuffers {
public:
    DrawRange add(const Mesh& mesh);

private:
    std::size_t vertex_capacity_ = 0, vertex_used_ = 0;  // bytes
    std::size_t index_capacity_ = 0, index_used_ = 0;
};

}  // namespace tourmap
