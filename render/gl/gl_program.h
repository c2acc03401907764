// Shader programs: built from the embedded sources, or from a folder that is watched for changes.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "render/gl/gl_names.h"

namespace tourmap {

// Every uniform that any shader of shaders/ has. One that a program lacks has location -1, which
// OpenGL ignores.
enum class Uniform : std::size_t {
    linear,
    offset,
    to_clip,
    color,
    half_width,
    picture,
    opacity,
    device_pixel,
    factor,
    samples,
    flip
};
inline constexpr std::size_t uniform_count = 11;

class Program {
public:
    // Error: what the compiler or linker says, under `label`.
    static Result<Program> build(const std::string& label, const std::string& vertex, const std::string& fragment);
    void use() const { glUseProgram(name_.get()); }
    GLint at(Uniform uniform) const { return locations_[static_cast<std::size_t>(uniform)]; }

private:
    GlProgramName name_;
    std::array<GLint, uniform_count> locations_{};
};

enum class ProgramId : std::size_t { fill, stroke, image, resolve, resolve_multisample };
inline constexpr std::size_t program_count = 5;

class ProgramSet {
public:
    // `folder` empty: embedded sources only. A broken file in the folder is no error here: the embedded
    // program serves, and the first reload() says what is wrong.
    static Result<ProgramSet> create(const std::string& folder);
    const Program& operator[](ProgramId id) const { return programs_[static_cast<std::size_t>(id)]; }
    // Rebuilds programs whose files changed since the last look. A program that does not build keeps its
    // last good state; the message is returned once per change. Empty: nothing wrong.
    std::string reload();

private:
    using Time = std::filesystem::file_time_type;
    struct Stamp {
        Time vertex{}, fragment{};
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    Stamp stamp(std::size_t id) const;

    std::string folder_;
    std::vector<Program> programs_;
    std::vector<Stamp> seen_;
};

}  // namespace tourmap
