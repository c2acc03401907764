// Paragraphs of the panel of text.
#pragma once

#include "src/story/scene.h"
#include "src/story/text_column.h"

namespace tourmap {

struct PanelType {
    double size = 20;
    FontWeight weight = FontWeight::regular;
    Rgba color;
    double after = 0;  // canvas units below
};

// On a page that is read from the right all paragraphs start there. A tour that is written from the right sets its own
// direction; of others' texts on such a page each paragraph tells by its letters.
// The frame's own words and names; of_tour() makes it the tour's.
TextColumn::Paragraph paragraph(const Scene& scene, const PanelType& type);
TextColumn::Paragraph of_tour(const Scene& scene, TextColumn::Paragraph how);

}  // namespace tourmap
