// Golden pictures: a reference per case in tests/golden/reference, made only by tests/tools/approve after
// somebody has looked at it.
#pragma once

#include <string>

#include "render/display_list.h"

namespace tourmap::golden {

// Empty when the picture matches tests/golden/reference/NAME.png. Otherwise what is wrong, and
// expected | difference | actual lie in BUILD/golden-failed/NAME.png, the new one in NAME.actual.png.
// A missing reference is a failure.
std::string compare_with_reference(const std::string& name, const Bitmap& actual);

}  // namespace tourmap::golden
