#include "src/viewer/picture_screen.h"

#include <epoxy/gl.h>
#include <imgui.h>

#include <cmath>

#include "src/viewer/ui.h"

namespace tourmap {
namespace {

ImTextureID id_of(unsigned texture) {
    return (ImTextureID)(std::uintptr_t)texture;  // an integer or a pointer, by ImGui's version
}

ImVec2 point(ScreenXY p) {
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

bool is_translation(const Affine& affine) {
    constexpr double rounding = 1e-9;
    return std::abs(affine.xx - 1) < rounding && std::abs(affine.yy - 1) < rounding && std::abs(affine.xy) < rounding &&
           std::abs(affine.yx) < rounding;
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
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
}

void PictureScreen::filter(const Sheet& sheet, int how) {
    glBindTexture(GL_TEXTURE_2D, sheet.texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, how);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, how);
    glBindTexture(GL_TEXTURE_2D, 0);
}

void PictureScreen::draw(const MapPicturePtr& picture, const PicturePlace& place, const Layout& layout) {
    if (!picture) return;
    upload(map_, picture->map);
    upload(page_, picture->page);
    draw_map(*picture, place, layout);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const double unit = place.canvas.pixels_per_unit();
    const ScreenXY size{static_cast<double>(picture->page->width), static_cast<double>(picture->page->height)};
    for (const PixelBox& box : picture->page_boxes) {
        const ScreenXY low{static_cast<double>(box.x), static_cast<double>(box.y)};
        const ScreenXY high{low.x + box.width, low.y + box.height};
        list.AddImage(id_of(page_.texture), point(layout.to_window({low.x / unit, low.y / unit})),
                      point(layout.to_window({high.x / unit, high.y / unit})), point({low.x / size.x, low.y / size.y}),
                      point({high.x / size.x, high.y / size.y}));
    }
}

void PictureScreen::draw_map(const MapPicture& picture, const PicturePlace& place, const Layout& layout) {
    const double unit = place.canvas.pixels_per_unit();
    const double w = place.canvas.width(), h = place.canvas.height(), m = picture.margin_px / unit;
    // A map that is only dragged stays on whole pixels: as sharp as when it rests, and without filtering.
    const bool dragged = is_translation(place.moved);
    const Affine moved =
        dragged ? Affine::translate(std::round(place.moved.x0 * unit) / unit, std::round(place.moved.y0 * unit) / unit)
                : place.moved;
    filter(map_, dragged ? GL_NEAREST : GL_LINEAR);
    const auto corner = [&](double x, double y) {
        const PathPoint p = moved.apply({x, y});
        return point(layout.to_window({p.x, p.y}));
    };
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect(point(layout.to_window({0, 0})), point(layout.to_window({w, h})), false);
    list.AddImageQuad(id_of(map_.texture), corner(-m, -m), corner(w + m, -m), corner(w + m, h + m), corner(-m, h + m));
    list.PopClipRect();
}

}  // namespace tourmap
