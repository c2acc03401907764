// Texture: a picture on the graphics card, for ImGui. Needs the GL context that was current when it was made.
#pragma once

#include <cstdint>
#include <vector>

#include "geodata/result.h"
#include "render/display_list.h"
#include "src/viewer/ui.h"

namespace tourmap {

// To RGBA as ImGui blends it: colours not multiplied by their opacity.
void unpremultiply(std::vector<std::uint8_t>& rgba);

class Texture {
public:
    // Error: larger than the graphics card takes.
    static Result<Texture> make(const Bitmap& bitmap);
    ~Texture();
    Texture(Texture&& other) noexcept;
    Texture& operator=(Texture&& other) noexcept;

    const UiPicture& picture() const { return picture_; }

private:
    Texture() = default;
    UiPicture picture_;
};

}  // namespace tourmap
