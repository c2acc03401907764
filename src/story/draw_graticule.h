// Names of the graticule as text on a page.
#pragma once

#include "render/display_list.h"
#include "render/text/shape.h"
#include "src/story/graticule_labels.h"
#include "src/story/theme.h"

namespace tourmap {

// Beside the map plain, on it with a halo. language: BCP 47.
TextStyle graticule_text(const Theme& theme, const std::string& language);

// The box of a name as it is drawn: as wide as its advance, as high as capitals and figures.
MeasureLabel measure_graticule_labels(const FontSet& fonts, const TextStyle& style);

void draw_graticule_labels(DisplayList& list, const std::vector<GraticuleLabel>& labels, const FontSet& fonts,
                           const TextStyle& style);

}  // namespace tourmap
