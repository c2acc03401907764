#include "render/gl/gl_program.h"

#include <fstream>
#include <optional>
#include <sstream>

#include "render/gl/shader_sources.h"

namespace tourmap {
namespace {

struct Pair {
    const char* vertex;
    const char* fragment;
};

constexpr std::array<Pair, program_count> files{{{"fill.vert", "fill.frag"},
                                                 {"stroke.vert", "stroke.frag"},
                                                 {"image.vert", "image.frag"},
                                                 {"resolve.vert", "resolve.frag"},
                                                 {"resolve.vert", "resolve_multisample.frag"}}};

constexpr std::array<const char*, uniform_count> uniform_names{"linear",     "offset",  "to_clip", "color",
                                                               "half_width", "picture", "opacity", "device_pixel",
                                                               "factor",     "samples", "flip"};

struct GlShaderOwner {
    GLuint name;
    explicit GlShaderOwner(GLenum kind) : name(glCreateShader(kind)) {}
    ~GlShaderOwner() { glDeleteShader(name); }
    GlShaderOwner(const GlShaderOwner&) = delete;
    GlShaderOwner& operator=(const GlShaderOwner&) = delete;
};

std::string trimmed(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\0')) text.pop_back();
    return text;
}

std::optional<std::string> compile(const GlShaderOwner& shader, const std::string& source) {
    const char* text = source.c_str();
    glShaderSource(shader.name, 1, &text, nullptr);
    glCompileShader(shader.name);
    GLint good = 0, length = 0;
    glGetShaderiv(shader.name, GL_COMPILE_STATUS, &good);
    if (good != 0) return std::nullopt;
    glGetShaderiv(shader.name, GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(length > 0 ? length : 1), '\0');
    glGetShaderInfoLog(shader.name, static_cast<GLsizei>(log.size()), nullptr, log.data());
    return trimmed(std::move(log));
}

std::string read_or_embedded(const std::string& folder, const char* name) {
    if (!folder.empty()) {
        std::ifstream in(std::filesystem::path(folder) / name, std::ios::binary);
        std::ostringstream text;
        if (in && text << in.rdbuf()) return text.str();
    }
    const char* source = embedded_shader(name);
    return source ? source : "";
}

Result<Program> build_pair(const std::string& folder, const Pair& pair) {
    const std::string label = std::string(pair.vertex) + " + " + pair.fragment;
    return Program::build(label, read_or_embedded(folder, pair.vertex), read_or_embedded(folder, pair.fragment));
}

}  // namespace

Result<Program> Program::build(const std::string& label, const std::string& vertex, const std::string& fragment) {
    const GlShaderOwner v(GL_VERTEX_SHADER), f(GL_FRAGMENT_SHADER);
    if (const auto log = compile(v, vertex)) return fail("Shader " + label + ", vertex part: " + *log);
    if (const auto log = compile(f, fragment)) return fail("Shader " + label + ", fragment part: " + *log);
    Program program;
    program.name_ = GlProgramName::make();
    const GLuint name = program.name_.get();
    glAttachShader(name, v.name);
    glAttachShader(name, f.name);
    glLinkProgram(name);
    GLint good = 0, length = 0;
    glGetProgramiv(name, GL_LINK_STATUS, &good);
    if (good == 0) {
        glGetProgramiv(name, GL_INFO_LOG_LENGTH, &length);
        std::string log(static_cast<std::size_t>(length > 0 ? length : 1), '\0');
        glGetProgramInfoLog(name, static_cast<GLsizei>(log.size()), nullptr, log.data());
        return fail("Shader " + label + " does not link: " + trimmed(std::move(log)));
    }
    glDetachShader(name, v.name);
    glDetachShader(name, f.name);
    for (std::size_t i = 0; i < uniform_count; ++i)
        program.locations_[i] = glGetUniformLocation(name, uniform_names[i]);
    return program;
}

ProgramSet::Stamp ProgramSet::stamp(std::size_t id) const {
    const auto time = [&](const char* name) {
        std::error_code none;
        const Time t = std::filesystem::last_write_time(std::filesystem::path(folder_) / name, none);
        return none ? Time{} : t;
    };
    return {time(files[id].vertex), time(files[id].fragment)};
}

Result<ProgramSet> ProgramSet::create(const std::string& folder) {
    ProgramSet set;
    set.folder_ = folder;
    for (const Pair& pair : files) {
        auto program = build_pair("", pair);
        if (!program) return tl::unexpected(program.error());
        set.programs_.push_back(std::move(*program));
    }
    set.seen_.resize(program_count);
    return set;
}

std::string ProgramSet::reload() {
    std::string messages;
    if (folder_.empty()) return messages;
    for (std::size_t id = 0; id < program_count; ++id) {
        const Stamp now = stamp(id);
        if (now == seen_[id]) continue;
        seen_[id] = now;
        auto program = build_pair(folder_, files[id]);
        if (program)
            programs_[id] = std::move(*program);
        else
            messages += (messages.empty() ? "" : "\n") + program.error().what;
    }
    return messages;
}

}  // namespace tourmap
