// Plays a DisplayList with OpenGL 3.3 core. Also runs on Mesa's software renderer.
// All methods need the GL context that was current at create() to be current.
#pragma once

#include <memory>
#include <string>

#include "geodata/result.h"
#include "render/display_list.h"

namespace tourmap {

struct GlOptions {
    int samples = 4;            // multisampling of the target, 1 .. 16, lowered to what GL has
    int supersampling = 1;      // the picture is drawn this many times larger and averaged down
    std::string shader_folder;  // not empty: shaders are read from there and reloaded on save (dev)
};

class GlPlayer {
public:
    static Result<GlPlayer> create(const GlOptions& options);
    ~GlPlayer();
    GlPlayer(GlPlayer&&) noexcept;
    GlPlayer& operator=(GlPlayer&&) noexcept;

    // Draws into the rectangle of the default framebuffer whose lower left corner is (x, y) and whose
    // size is list.canvas. Restores nothing but the bound framebuffer 0 and viewport.
    Result<void> draw_to_window(const DisplayList& list, int x, int y);
    // Draws into an offscreen buffer and reads it back.
    Result<Bitmap> draw_to_bitmap(const DisplayList& list);

    // Whether OpenGL itself runs on the CPU here (Mesa's llvmpipe). Then rasterize and one DrawImage
    // show the same picture in a third of the time.
    bool is_software() const;

    // Dev builds: picks up changed shader files. The last good program stays; the error is returned
    // once per change, else empty.
    std::string reload_shaders();
    // Bytes of vertex data held for paths that were drawn lately; paths not drawn for 120 frames are freed.
    std::size_t cached_bytes() const;

private:
    struct State;
    explicit GlPlayer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace tourmap
