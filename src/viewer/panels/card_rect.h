// Where cards and lists lie: over the picture's own panel of text, so that the map stays in view.
#pragma once

#include "src/viewer/ui.h"

namespace tourmap {

struct CardRect {
    ImVec2 position, size;
};

CardRect card_rect(const Ui& ui);

}  // namespace tourmap
