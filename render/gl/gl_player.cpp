#include "render/gl/gl_player.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string_view>

#include "render/gl/gl_painter.h"

namespace tourmap {
namespace {

constexpr int most_supersampling = 8;

Mesh unit_square() {
    Mesh mesh;
    mesh.vertices = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
    mesh.triangles = {0, 1, 2, 0, 2, 3};
    return mesh;
}

// Whatever drew before may have left these on.
void plain_state() {
    for (const GLenum off :
         {GL_CULL_FACE, GL_DEPTH_TEST, GL_SCISSOR_TEST, GL_FRAMEBUFFER_SRGB, GL_SAMPLE_ALPHA_TO_COVERAGE})
        glDisable(off);
    for (const GLenum on : {GL_MULTISAMPLE, GL_STENCIL_TEST, GL_BLEND}) glEnable(on);
    glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindBuffer(GL_PIXEL_UNPACK_BUFFER, 0);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    glBindSampler(0, 0);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glStencilMask(0xFF);
    glClearStencil(0);
    while (glGetError() != GL_NO_ERROR) {
    }
}

void clear(Rgba c) {
    const float alpha = static_cast<float>(c.a) / 255.0F;
    const auto f = [&](std::uint8_t v) { return static_cast<float>(v) / 255.0F * alpha; };
    glClearColor(f(c.r), f(c.g), f(c.b), alpha);
    glClear(GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
}

Result<void> check_errors() {
    const GLenum code = glGetError();
    if (code == GL_NO_ERROR) return {};
    if (code == GL_OUT_OF_MEMORY) return fail("OpenGL has not enough memory for the picture.");
    char text[48];
    std::snprintf(text, sizeof text, "OpenGL reports error 0x%04X.", code);
    return fail(text);
}

// Leaves the state that the header promises, on every way out.
struct Unbind {
    std::array<GLint, 4> viewport{};
    Unbind() { glGetIntegerv(GL_VIEWPORT, viewport.data()); }
    ~Unbind() {
        glViewport(viewport[0], viewport[1], viewport[2], viewport[3]);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glBindVertexArray(0);
        glUseProgram(0);
        glDisable(GL_STENCIL_TEST);
        glDisable(GL_SCISSOR_TEST);
    }
};

}  // namespace

struct GlPlayer::State {
    GlOptions options;
    PainterResources resources;
    std::optional<Layer> base, picture;
    LayerSize wanted;  // of base, as asked for

    State(const GlOptions& o, ProgramSet programs) : options(o), resources{std::move(programs), {}, {}, {}, {}} {
        resources.square.fill(unit_square());
    }

    int factor() const { return std::clamp(options.supersampling, 1, most_supersampling); }
    Result<void> make_base(const Canvas& canvas);
    Result<void> draw(const DisplayList& list);
};

Result<void> GlPlayer::State::make_base(const Canvas& canvas) {
    const LayerSize size{canvas.width_px * factor(), canvas.height_px * factor(), options.samples};
    if (base && wanted == size) return {};
    base.reset();
    resources.layers.clear();
    auto made = make_layer(size);
    if (!made) return tl::unexpected(made.error());
    base = std::move(*made);
    wanted = size;
    return {};
}

// Everything but the last step, into the base layer.
Result<void> GlPlayer::State::draw(const DisplayList& list) {
    const Canvas& canvas = list.canvas;
    if (canvas.width_px < 1 || canvas.height_px < 1 || canvas.width_px > 16384 || canvas.height_px > 16384)
        return fail("A picture of " + std::to_string(canvas.width_px) + " x " + std::to_string(canvas.height_px) +
                        " pixels cannot be drawn.",
                    "Each side must be 1 to 16384 pixels.");
    plain_state();
    if (auto made = make_base(canvas); !made) return made;
    base->bind();
    clear(list.background);
    Painter painter(resources, *base, canvas.pixels_per_unit() * factor(), factor());
    for (const DrawCommand& command : list.commands) std::visit(painter, command);
    auto drawn = painter.finish();
    resources.cache.end_frame();
    glDisable(GL_STENCIL_TEST);
    glDisable(GL_BLEND);
    glDisable(GL_SCISSOR_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    return drawn;
}

GlPlayer::GlPlayer(std::unique_ptr<State> state) : state_(std::move(state)) {}
GlPlayer::~GlPlayer() = default;
GlPlayer::GlPlayer(GlPlayer&&) noexcept = default;
GlPlayer& GlPlayer::operator=(GlPlayer&&) noexcept = default;

Result<GlPlayer> GlPlayer::create(const GlOptions& options) {
    const int version = epoxy_gl_version();
    if (!epoxy_is_desktop_gl() || version < 33)
        return fail("This machine's OpenGL is too old to draw the map (version " + std::to_string(version / 10) + "." +
                        std::to_string(version % 10) + ").",
                    "OpenGL 3.3 core or later is needed; Mesa's software renderer (libgl1-mesa-dri) has it.");
    auto programs = ProgramSet::create(options.shader_folder);
    if (!programs) return tl::unexpected(programs.error());
    return GlPlayer(std::make_unique<State>(options, std::move(*programs)));
}

Result<void> GlPlayer::draw_to_window(const DisplayList& list, int x, int y) {
    const Unbind unbind;
    if (auto drawn = state_->draw(list); !drawn) return drawn;
    const int height = list.canvas.height_px;
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(x, y, list.canvas.width_px, height);
    resolve(*state_->base, state_->resources.programs, state_->resources.square.range(),
            {state_->factor(), 1, x, y, height});
    return check_errors();
}

Result<Bitmap> GlPlayer::draw_to_bitmap(const DisplayList& list) {
    const Unbind unbind;
    if (auto drawn = state_->draw(list); !drawn) return tl::unexpected(drawn.error());
    const int width = list.canvas.width_px, height = list.canvas.height_px;
    std::optional<Layer>& picture = state_->picture;
    if (!picture || picture->size.width != width || picture->size.height != height) {
        auto made = make_picture(width, height);
        if (!made) return tl::unexpected(made.error());
        picture = std::move(*made);
    }
    picture->bind();
    resolve(*state_->base, state_->resources.programs, state_->resources.square.range(),
            {state_->factor(), 1, 0, 0, 0});
    Bitmap bitmap{width, height, {}};
    bitmap.rgba.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, bitmap.rgba.data());
    if (auto good = check_errors(); !good) return tl::unexpected(good.error());
    return bitmap;
}

bool GlPlayer::is_software() const {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view renderer = name ? name : "";
    for (const std::string_view software : {"llvmpipe", "softpipe", "SWR", "Software Rasterizer"})
        if (renderer.find(software) != std::string_view::npos) return true;
    return false;
}

std::string GlPlayer::reload_shaders() {
    return state_->resources.programs.reload();
}

std::size_t GlPlayer::cached_bytes() const {
    return state_->resources.cache.bytes();
}

}  // namespace tourmap
