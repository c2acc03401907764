#include "src/viewer/style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <deque>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <vector>

#include "render/text/utf8.h"
#include "src/story/step_text.h"
#include "src/viewer/card_text.h"

namespace tourmap {

ImU32 im_color(Rgba color, double opacity) {
    const Rgba c = color.with_alpha(std::clamp(opacity, 0.0, 1.0));
    return IM_COL32(c.r, c.g, c.b, c.a);
}

ImVec4 im_vec(Rgba color) {
    return ImGui::ColorConvertU32ToFloat4(im_color(color));
}

float ui_scale_for(const WindowSize& window) {
    const double ratio = std::min(window.points_wide / 1360.0, window.points_high / 850.0);
    float scale = 0.875F;
    for (const float step : {1.0F, 1.125F, 1.25F, 1.5F, 1.75F, 2.0F, 2.5F, 3.0F}) {
        if (ratio >= step) scale = step;
    }
    return scale;
}

void apply_style(float scale, const UiPalette& color) {
    ImGuiStyle style;
    ImGui::StyleColorsLight(&style);
    style.WindowPadding = {18, 16};
    style.FramePadding = {10, 5};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {8, 4};
    style.WindowRounding = 10;
    style.FrameRounding = 6;
    style.GrabRounding = 6;
    style.PopupRounding = 8;
    style.ScrollbarRounding = 8;
    style.ScrollbarSize = 10;
    style.WindowBorderSize = 1;
    style.FrameBorderSize = 0;
    const auto set = [&](ImGuiCol what, Rgba value) { style.Colors[what] = im_vec(value); };
    set(ImGuiCol_Text, color.slate);
    set(ImGuiCol_TextDisabled, color.quiet);
    set(ImGuiCol_WindowBg, color.white);
    set(ImGuiCol_PopupBg, color.white);
    set(ImGuiCol_Border, color.line);
    set(ImGuiCol_Separator, color.line);
    set(ImGuiCol_Button, color.wash);
    set(ImGuiCol_ButtonHovered, color.line);
    set(ImGuiCol_ButtonActive, {203, 210, 219, 255});
    set(ImGuiCol_Header, color.wash);
    set(ImGuiCol_HeaderHovered, color.wash);
    set(ImGuiCol_HeaderActive, color.line);
    set(ImGuiCol_FrameBg, color.wash);
    set(ImGuiCol_FrameBgHovered, color.line);
    set(ImGuiCol_FrameBgActive, color.line);
    set(ImGuiCol_CheckMark, color.ink);
    set(ImGuiCol_ScrollbarBg, {255, 255, 255, 0});
    set(ImGuiCol_ScrollbarGrab, color.line);
    set(ImGuiCol_ScrollbarGrabHovered, {190, 198, 209, 255});
    set(ImGuiCol_ScrollbarGrabActive, color.quiet);
    style.ScaleAllSizes(scale);
    ImGui::GetStyle() = style;
}

namespace {

// A font file in memory and the characters it is to give.
struct FontPart {
    FontPtr font;
    std::vector<ImWchar> ranges;  // pairs, 0 at the end
};

bool fits_imgui(char32_t c) {
    return c >= 0x20 && c <= IM_UNICODE_CODEPOINT_MAX;
}

// Which font gives which characters: the face itself first.
std::vector<FontPart> parts_of(const FontSet& fonts, FontWeight weight, const std::set<char32_t>& wanted) {
    const FontPtr face = fonts.face(weight, false);
    std::vector<FontPart> parts{{face, {}}};
    for (const char32_t c : wanted) {
        if (!fits_imgui(c)) continue;
        FontPtr giver = face;
        if (!face->has(c)) giver = fonts.face_for(c, weight, false);
        if (!giver->has(c)) continue;
        auto part = std::find_if(parts.begin(), parts.end(), [&](const FontPart& p) { return p.font == giver; });
        if (part == parts.end()) part = parts.insert(parts.end(), {giver, {}});
        const auto character = static_cast<ImWchar>(c);
        if (!part->ranges.empty() && part->ranges.back() + 1 == character) {
            part->ranges.back() = character;
        } else {
            part->ranges.insert(part->ranges.end(), {character, character});
        }
    }
    for (FontPart& part : parts) part.ranges.push_back(0);
    return parts;
}

// ImGui's rasteriser reads TrueType and OpenType; bitmap fonts it would refuse with an assertion.
bool is_scalable(const std::vector<char>& bytes) {
    if (bytes.size() < 4) return false;
    const std::string magic(bytes.data(), 4);
    return magic == std::string("\0\1\0\0", 4) || magic == "OTTO" || magic == "true" || magic == "ttcf";
}

class AtlasBuilder {
public:
    explicit AtlasBuilder(double pixel_ratio) : pixel_ratio_(pixel_ratio) { ImGui::GetIO().Fonts->Clear(); }

    ImFont* add(const std::vector<FontPart>& parts, float points) {
        ImFont* made = nullptr;
        for (const FontPart& part : parts) {
            const std::vector<char>& bytes = file(part.font->file());
            if (!is_scalable(bytes) || part.ranges.size() < 3) continue;
            ImFontConfig config;
            config.FontData = ImGui::MemAlloc(bytes.size());  // the atlas frees it
            config.FontDataSize = static_cast<int>(bytes.size());
            std::memcpy(config.FontData, bytes.data(), bytes.size());
            config.FontNo = part.font->face_index();
            config.SizePixels = std::round(points * static_cast<float>(pixel_ratio_));
            config.OversampleH = 2;
            config.OversampleV = 1;
            ranges_->push_back(part.ranges);
            config.GlyphRanges = ranges_->back().data();
            config.MergeMode = made != nullptr;
            ImFont* font = ImGui::GetIO().Fonts->AddFont(&config);
            if (!made) made = font;
        }
        return made ? made : ImGui::GetIO().Fonts->AddFontDefault();
    }

    // Returns what the atlas keeps pointers to.
    std::shared_ptr<const void> build() {
#if IMGUI_VERSION_NUM < 19200  // later versions rasterise when a glyph is first drawn
        ImGui::GetIO().Fonts->Build();
#endif
        ImGui::GetIO().FontGlobalScale = static_cast<float>(1 / pixel_ratio_);
        return ranges_;
    }

private:
    const std::vector<char>& file(const std::string& path) {
        auto [found, is_new] = files_.try_emplace(path);
        if (is_new) {
            std::ifstream in(path, std::ios::binary);
            found->second.assign(std::istreambuf_iterator<char>(in), {});
        }
        return found->second;
    }

    double pixel_ratio_;
    std::map<std::string, std::vector<char>> files_;
    std::shared_ptr<std::deque<std::vector<ImWchar>>> ranges_ = std::make_shared<std::deque<std::vector<ImWchar>>>();
};

}  // namespace

UiFonts build_fonts(const FontSet* fonts, const std::set<char32_t>& wanted, float scale, double pixel_ratio,
                    const MoreFonts& more) {
    std::vector<FontPart> regular, bold, digits;
    if (fonts) {
        regular = parts_of(*fonts, FontWeight::regular, wanted);
        bold = parts_of(*fonts, FontWeight::bold, wanted);
        std::set<char32_t> ascii;
        for (char32_t c = 0x20; c < 0x7F; ++c) ascii.insert(c);
        digits = parts_of(*fonts, FontWeight::bold, ascii);
    }
    AtlasBuilder atlas(pixel_ratio);
    UiFonts made;
    made.body = atlas.add(regular, 16 * scale);
    made.bold = atlas.add(bold, 16 * scale);
    made.title = atlas.add(bold, 22 * scale);
    made.small = atlas.add(regular, 13.5F * scale);
    if (more.large > 0) made.large = atlas.add(regular, more.large * scale);
    if (more.display > 0) made.display = atlas.add(digits, more.display * scale);
    made.ranges = atlas.build();
    return made;
}

std::set<char32_t> common_characters() {
    constexpr std::array<std::array<char32_t, 2>, 7> ranges{{{0x20, 0x7E},
                                                             {0xA0, 0x17F},
                                                             {0x400, 0x45F},
                                                             {0x2010, 0x2033},
                                                             {0x2190, 0x2193},
                                                             {0x20AC, 0x20AC},
                                                             {0x2212, 0x2212}}};
    std::set<char32_t> characters;
    for (const auto& [first, last] : ranges) {
        for (char32_t c = first; c <= last; ++c) characters.insert(c);
    }
    return characters;
}

void add_characters(std::set<char32_t>& to, const Tour& tour, const Language& words) {
    std::string text = tour.title + tour.subtitle + tour.file;
    for (const Stop& stop : tour.stops) text += stop.place + stop.country;
    for (const Marker& marker : tour.markers) {
        text += card_as_text(words, tour, marker);
        if (marker.picture) text += marker.picture->alt + marker.picture->credit + marker.picture->licence;
    }
    for (const Stop& stop : tour.stops) text += stop.notes;
    for (const Step& step : steps_of(tour)) text += as_plain_text(tour, words, step_text(tour, words, step));
    for (const auto& [key, word] : words.words) text += word;
    add_characters(to, text);
}

void add_characters(std::set<char32_t>& to, const std::string& utf8) {
    for (const char32_t c : decode_utf8(utf8)) {
        if (c >= 0x20) to.insert(c);
    }
}

}  // namespace tourmap
