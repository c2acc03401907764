// The picture of a step in a page, with what can be clicked in it.
#pragma once

#include <string>

#include "render/display_list.h"
#include "src/export/web_text.h"

namespace tourmap::web {

// <figure>. shape: the class that has the sizes of the picture. Errors as of as_svg().
Result<std::string> figure_of(const Telling& telling, const DisplayList& list, std::size_t number,
                              const std::string& shape);

}  // namespace tourmap::web
