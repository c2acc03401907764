// A picture as a part of a page.
#pragma once

#include "render/display_list.h"

namespace tourmap {

// The commands of `picture`, with its background, put on the page by `at` (from the picture's canvas to the page's) and
// cut off at the picture's edges. Widths of lines and halos grow with it. Tags stay.
void place_list(DisplayList& page, const DisplayList& picture, const Affine& at);

}  // namespace tourmap
