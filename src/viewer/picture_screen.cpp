#include "src/viewer/picture_screen.h"

#include <epoxy/gl.h>
#include <imgui.h>

#include "src/viewer/ui.h"

namespace tourmap {
namespace {

ImTextureID id_of(unsigned texture) {
    return (ImTextureID)(std::uintptr_t)texture;  // an integer or a pointer, by ImGui's version
}

ImVec2 point(ScreenXY p) {
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

}  // namespace

PictureScreen::~PictureScreen() {
    for (const Sheet* sheet : {&map_, &page_})
        if (sheet->texture) glDeleteTextures(1, &sheet->texture);
}

void PictureScreen::upload(Sheet& sheet, const BitmapPtr& bitmap) {
    if (!bitmap || sheet.shown == bitmap) return;
    sheet.shown = bitmap;
    const bool first = sheet.texture == 0;
    if (first) glGenTextures(1, &sheet.texture);
    glBindTexture(GL_TEXTURE_2D, sheet.texture);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    if (first || sheet.width != bitmap->width || sheet.height != bitmap->height) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, bitmap->width, bitmap->height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     bitmap->rgba.data());
    } else {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, bitmap->width, bitmap->height, GL_RGBA, GL_UNSIGNED_BYTE,
                        bitmap->rgba.data());
    }
    sheet.width = bitmap->width;
    sheet.height = bitmap->height;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
}

void PictureScreen::draw(const MapPicturePtr& picture, const PicturePlace& place, const Layout& layout) {
    if (!picture) return;
    upload(map_, picture->map);
    upload(page_, picture->page);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const double w = place.canvas.width(), h = place.canvas.height();
    const double m = picture->margin_px / place.canvas.pixels_per_unit();
    const auto corner = [&](double x, double y) {
        const PathPoint p = place.moved.apply({x, y});
        return point(layout.to_window({p.x, p.y}));
    };
    list.PushClipRect(point(layout.to_window({0, 0})), point(layout.to_window({w, h})), false);
    list.AddImageQuad(id_of(map_.texture), corner(-m, -m), corner(w + m, -m), corner(w + m, h + m), corner(-m, h + m));
    list.PopClipRect();
    list.AddImage(id_of(page_.texture), point(layout.to_window({0, 0})), point(layout.to_window({w, h})));
}

}  // namespace tourmap
