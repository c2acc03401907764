// The look of the panels: ImGui's style and fonts.
#pragma once

#include <set>
#include <string>

#include "render/text/font.h"
#include "src/story/language.h"
#include "src/tour/tour.h"
#include "src/viewer/ui.h"

namespace tourmap {

// Panels grow in steps with the window, so that they are readable on a large screen or from far away, and fonts
// are made anew only at a step. 0.875 .. 3
float ui_scale_for(const WindowSize& window);

void apply_style(float scale, const UiPalette& color);

// Of fonts that not every window has, at scale 1; 0: none.
struct MoreFonts {
    float large = 0, display = 0;
    friend bool operator==(const MoreFonts&, const MoreFonts&) = default;
};

// Replaces the fonts of ImGui's atlas. Glyphs are rasterised for `pixel_ratio`; all characters of `wanted` that
// some font of the set has are included. Without a set: ImGui's own plain font. Outside a frame only; then
// Window::renew_ui_textures().
UiFonts build_fonts(const FontSet* fonts, const std::set<char32_t>& wanted, float scale, double pixel_ratio,
                    const MoreFonts& more = {});

// What the panels themselves can say: Latin, Cyrillic, punctuation, arrows.
std::set<char32_t> common_characters();
// Every character of a tour's texts, and of the panels' words in a language.
void add_characters(std::set<char32_t>& to, const Tour& tour, const Language& words);
void add_characters(std::set<char32_t>& to, const std::string& utf8);

}  // namespace tourmap
