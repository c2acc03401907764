// Parts of a picture, as pictures that lie over each other exactly. Pure.
#pragma once

#include <functional>
#include <string>

#include "render/display_list.h"

namespace tourmap {

// The commands whose Tag::layer is wanted, with the clips and groups that they are in. What has no other page than a
// transparent one is for the caller to say: background.
DisplayList select_layers(const DisplayList& list, const std::function<bool(const std::string& layer)>& wanted,
                          Rgba background);

}  // namespace tourmap
