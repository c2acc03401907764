// The list of a stop's markers in the panel. Few have room for two lines each; more stand in one line each, ordered by
// sector; very many in columns under their sectors, with their numbers. What finds no room at all is counted.
#pragma once

#include "src/story/panel_text.h"

namespace tourmap {

void draw_rows(Scene& scene, const std::vector<PanelRow>& rows, const ScreenBox& room);

}  // namespace tourmap
