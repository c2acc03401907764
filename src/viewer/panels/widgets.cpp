#include "src/viewer/panels/widgets.h"

#include <algorithm>
#include <vector>

#include "render/text/utf8.h"
#include "src/story/symbols.h"

namespace tourmap {

void cover_map(const Ui& ui) {
    if (!ui.covering) return;
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    ui.covering->push_back({at.x, at.y, size.x, size.y});
}

ImVec2 im_vec(ScreenXY p) {
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
}

void text(const std::string& utf8, ImFont* font, Rgba color, float wrap) {
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_Text, im_vec(color));
    ImGui::PushTextWrapPos(wrap);
    ImGui::TextUnformatted(utf8.data(), utf8.data() + utf8.size());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

float text_width(const std::string& utf8, ImFont* font) {
    ImGui::PushFont(font);
    const float width = ImGui::CalcTextSize(utf8.data(), utf8.data() + utf8.size()).x;
    ImGui::PopFont();
    return width;
}

std::string elided(const std::string& utf8, ImFont* font, float width) {
    if (text_width(utf8, font) <= width) return utf8;
    const std::u32string characters = decode_utf8(utf8);
    // Half the characters fit, or more, or fewer: search for the most.
    std::size_t fits = 0, too_many = characters.size();
    const auto shortened = [&](std::size_t count) {
        std::string out;
        for (std::size_t i = 0; i < count; ++i) append_utf8(out, characters[i]);
        return out + "\u2026";
    };
    while (fits + 1 < too_many) {
        const std::size_t middle = (fits + too_many) / 2;
        (text_width(shortened(middle), font) <= width ? fits : too_many) = middle;
    }
    return shortened(fits);
}

float font_size(const ImFont* font) {
    return font->FontSize * ImGui::GetIO().FontGlobalScale;
}

void draw_check_box(ImDrawList& draw, const Ui& ui, ImVec2 middle, bool ticked) {
    const float box = ui.px(15);
    const ImVec2 low{middle.x - box / 2, middle.y - box / 2}, high{middle.x + box / 2, middle.y + box / 2};
    if (!ticked) return draw.AddRect(low, high, im_color(ui.color.quiet), ui.px(4), 0, ui.px(1.5F));
    draw.AddRectFilled(low, high, im_color(ui.color.ink), ui.px(4));
    const ImVec2 tick[] = {{low.x + box * 0.22F, low.y + box * 0.52F},
                           {low.x + box * 0.43F, low.y + box * 0.72F},
                           {low.x + box * 0.78F, low.y + box * 0.30F}};
    draw.AddPolyline(tick, 3, im_color(ui.color.white), 0, ui.px(1.8F));
}

void draw_sector_symbol(ImDrawList& draw, const Ui& ui, const Sector& sector, ImVec2 middle, float radius) {
    const Path path = symbol_path(sector.shape, radius);
    std::vector<ImVec2> points;
    for (const PathPoint& p : path.points) {
        points.push_back({middle.x + static_cast<float>(p.x), middle.y + static_cast<float>(p.y)});
    }
    // All shapes can be seen whole from their middle: a fan of triangles fills stars and crosses too.
    const int count = static_cast<int>(points.size());
    const ImVec2 white_pixel = ImGui::GetFontTexUvWhitePixel();
    const ImU32 fill = im_color(sector.colour);
    draw.PrimReserve(3 * count, count + 1);
    const auto first = static_cast<ImDrawIdx>(draw._VtxCurrentIdx);
    draw.PrimWriteVtx(middle, white_pixel, fill);
    for (const ImVec2 p : points) draw.PrimWriteVtx(p, white_pixel, fill);
    for (int i = 0; i < count; ++i) {
        draw.PrimWriteIdx(first);
        draw.PrimWriteIdx(static_cast<ImDrawIdx>(first + 1 + i));
        draw.PrimWriteIdx(static_cast<ImDrawIdx>(first + 1 + (i + 1) % count));
    }
    draw.AddPolyline(points.data(), count, im_color(ui.color.ink, 0.75), ImDrawFlags_Closed, std::max(1.0F, ui.px(1)));

    const bool dark = contrast_ratio(sector.colour, ui.color.white) >= contrast_ratio(sector.colour, ui.color.ink);
    const float size = radius * (sector.letter.size() > 1 ? 1.0F : 1.25F);
    const char* const begin = sector.letter.data();
    const char* const end = begin + sector.letter.size();
    const ImVec2 box = ui.fonts.bold->CalcTextSizeA(size, 1e6F, 0, begin, end);
    draw.AddText(ui.fonts.bold, size, {middle.x - box.x / 2, middle.y - box.y / 2},
                 im_color(dark ? ui.color.white : ui.color.ink), begin, end);
}

bool close_button(const char* id, const Ui& ui, ImVec2 middle) {
    const float r = ui.px(14), arm = ui.px(5);
    ImGui::SetCursorScreenPos({middle.x - r, middle.y - r});
    const bool clicked = ImGui::InvisibleButton(id, {2 * r, 2 * r});
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered()) draw.AddCircleFilled(middle, r, im_color(ui.color.wash));
    const ImU32 color = im_color(ui.color.slate);
    draw.AddLine({middle.x - arm, middle.y - arm}, {middle.x + arm, middle.y + arm}, color, ui.px(1.6F));
    draw.AddLine({middle.x - arm, middle.y + arm}, {middle.x + arm, middle.y - arm}, color, ui.px(1.6F));
    return clicked;
}

bool close_button_of(const Ui& ui, const CardRect& card) {
    const ImVec2 corner{card.position.x + card.size.x - ui.px(26), card.position.y + ui.px(26)};
    ImGui::SetCursorScreenPos({corner.x - ui.px(16), corner.y - ui.px(16)});
    ImGui::BeginChild("close", {ui.px(32), ui.px(32)}, false, ImGuiWindowFlags_NoBackground);
    const bool clicked = close_button("x", ui, corner);
    ImGui::EndChild();
    return clicked;
}

ImTextureID texture_id(const UiPicture& picture) {
    return (ImTextureID)(intptr_t)picture.texture;  // a pointer in older versions, a number in newer ones
}

void gap(const Ui& ui, float points) {
    ImGui::Dummy({0, ui.px(points)});
}

}  // namespace tourmap
