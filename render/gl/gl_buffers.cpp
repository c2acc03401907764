#include "render/gl/gl_buffers.h"

#include <algorithm>
#include <cstdint>

namespace tourmap {
namespace {

GLsizeiptr size(std::size_t bytes) {
    return static_cast<GLsizeiptr>(bytes);
}

// Room for `bytes` in the buffer bound to `target`; returns where.
std::size_t reserve(GLenum target, std::size_t bytes, std::size_t& capacity, std::size_t& used) {
    constexpr std::size_t least = std::size_t{1} << 20;
    if (used + bytes > capacity) {
        capacity = std::max({capacity, least, 2 * bytes});
        glBufferData(target, size(capacity), nullptr, GL_STREAM_DRAW);
        used = 0;
    }
    const std::size_t at = used;
    used += bytes;
    return at;
}

}  // namespace

void DrawRange::draw() const {
    glBindVertexArray(vertex_array);
    glDrawElementsBaseVertex(GL_TRIANGLES, indices, GL_UNSIGNED_INT,
                             reinterpret_cast<const void*>(static_cast<std::uintptr_t>(first_byte)), base_vertex);
}

MeshBuffers::MeshBuffers() : array_(GlVertexArray::make()), vertices_(GlBuffer::make()), triangles_(GlBuffer::make()) {
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.get());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, triangles_.get());
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 3, GL_FLOAT, GL_FALSE, sizeof(MeshVertex), nullptr);
}

void MeshBuffers::fill(const Mesh& mesh) {
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.get());
    glBufferData(GL_ARRAY_BUFFER, size(mesh.vertices.size() * sizeof(MeshVertex)), mesh.vertices.data(),
                 GL_STATIC_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, size(mesh.triangles.size() * sizeof(std::uint32_t)), mesh.triangles.data(),
                 GL_STATIC_DRAW);
    indices_ = static_cast<GLsizei>(mesh.triangles.size());
}

DrawRange StreamBuffers::add(const Mesh& mesh) {
    const std::size_t vertex_bytes = mesh.vertices.size() * sizeof(MeshVertex);
    const std::size_t index_bytes = mesh.triangles.size() * sizeof(std::uint32_t);
    glBindVertexArray(array_.get());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.get());
    const std::size_t vertex_at = reserve(GL_ARRAY_BUFFER, vertex_bytes, vertex_capacity_, vertex_used_);
    const std::size_t index_at = reserve(GL_ELEMENT_ARRAY_BUFFER, index_bytes, index_capacity_, index_used_);
    const auto copy = [](GLenum target, std::size_t at, std::size_t bytes, const void* data) {
        // Only bytes that no earlier draw reads are written, so the driver need not wait for those.
        void* to = glMapBufferRange(target, static_cast<GLintptr>(at), size(bytes),
                                    GL_MAP_WRITE_BIT | GL_MAP_UNSYNCHRONIZED_BIT | GL_MAP_INVALIDATE_RANGE_BIT);
        if (to == nullptr) return false;
        std::copy_n(static_cast<const unsigned char*>(data), bytes, static_cast<unsigned char*>(to));
        return glUnmapBuffer(target) == GL_TRUE;
    };
    if (vertex_bytes == 0 || index_bytes == 0 ||
        !copy(GL_ARRAY_BUFFER, vertex_at, vertex_bytes, mesh.vertices.data()) ||
        !copy(GL_ELEMENT_ARRAY_BUFFER, index_at, index_bytes, mesh.triangles.data()))
        return {array_.get(), 0, 0, 0};
    return {array_.get(), static_cast<GLsizei>(mesh.triangles.size()), index_at,
            static_cast<GLint>(vertex_at / sizeof(MeshVertex))};
}

}  // namespace tourmap
