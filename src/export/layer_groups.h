// The parts of a picture that people who edit video want on their own: map, route, markers, labels, panel, furniture.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "render/display_list.h"

namespace tourmap {

enum class LayerGroup : std::uint8_t { map, route, markers, labels, panel, furniture };

const char* name_of(LayerGroup group);
// "map,route": in the order given. Error: there is no group of that name, with those there are.
Result<std::vector<LayerGroup>> parse_layer_groups(const std::string& text);

// Which group draws a layer (Tag::layer); what is not known belongs to the map.
LayerGroup group_of(const std::string& layer);

// Of the same size, transparent where nothing of the group is. All groups over each other in the order of the enum are
// the picture, but for groups that are drawn between others.
DisplayList only(const DisplayList& list, LayerGroup group);
// Without the page under the map.
DisplayList without_page(DisplayList list);

}  // namespace tourmap
