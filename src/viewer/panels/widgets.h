// Small parts that several panels use.
#pragma once

#include <string>

#include "src/tour/tour.h"
#include "src/viewer/panels/card_rect.h"
#include "src/viewer/ui.h"

namespace tourmap {

// A panel's window: fixed, without title bar. Call ImGui::End() whatever it returns.
inline constexpr ImGuiWindowFlags panel_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                                ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                                                ImGuiWindowFlags_NoFocusOnAppearing;

// Between Begin() and End(): clicks on this window are not the map's.
void cover_map(const Ui& ui);

ImVec2 im_vec(ScreenXY p);

// Text from outside: never a format string; wrapped at `wrap` points from the window's left, 0: its right edge.
void text(const std::string& utf8, ImFont* font, Rgba color, float wrap = 0);
// One line, cut with an ellipsis where it is wider than `width`.
std::string elided(const std::string& utf8, ImFont* font, float width);
float text_width(const std::string& utf8, ImFont* font);

// Of text drawn with a font, in points of the window.
float font_size(const ImFont* font);

// A box that is ticked or empty.
void draw_check_box(ImDrawList& draw, const Ui& ui, ImVec2 middle, bool ticked);

// A sector's shape, colour and letter, as on the map, round `middle`.
void draw_sector_symbol(ImDrawList& draw, const Ui& ui, const Sector& sector, ImVec2 middle, float radius);

// A round button with a cross; true when clicked.
bool close_button(const char* id, const Ui& ui, ImVec2 middle);

// The same in the upper right corner of a card, over what scrolls.
bool close_button_of(const Ui& ui, const CardRect& card);

// A picture on the graphics card, as ImGui's version takes it.
ImTextureID texture_id(const UiPicture& picture);

void gap(const Ui& ui, float points);

}  // namespace tourmap
