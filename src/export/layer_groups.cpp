#include "src/export/layer_groups.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "render/select_layers.h"

namespace tourmap {
namespace {

constexpr std::array<std::pair<LayerGroup, const char*>, 6> names{{{LayerGroup::map, "map"},
                                                                   {LayerGroup::route, "route"},
                                                                   {LayerGroup::markers, "markers"},
                                                                   {LayerGroup::labels, "labels"},
                                                                   {LayerGroup::panel, "panel"},
                                                                   {LayerGroup::furniture, "furniture"}}};

constexpr std::array<std::pair<std::string_view, LayerGroup>, 16> groups{{{"route", LayerGroup::route},
                                                                          {"traveller", LayerGroup::route},
                                                                          {"stops", LayerGroup::markers},
                                                                          {"clusters", LayerGroup::markers},
                                                                          {"markers", LayerGroup::markers},
                                                                          {"leaders", LayerGroup::markers},
                                                                          {"labels", LayerGroup::labels},
                                                                          {"cities", LayerGroup::labels},
                                                                          {"panel", LayerGroup::panel},
                                                                          {"rows", LayerGroup::panel},
                                                                          {"media", LayerGroup::panel},
                                                                          {"attribution", LayerGroup::furniture},
                                                                          {"scale", LayerGroup::furniture},
                                                                          {"legend", LayerGroup::furniture},
                                                                          {"locator", LayerGroup::furniture},
                                                                          {"north", LayerGroup::furniture}}};

constexpr Rgba nothing{0, 0, 0, 0};

}  // namespace

const char* name_of(LayerGroup group) {
    return std::ranges::find(names, group, &std::pair<LayerGroup, const char*>::first)->second;
}

Result<std::vector<LayerGroup>> parse_layer_groups(const std::string& text) {
    std::vector<LayerGroup> wanted;
    std::string all;
    for (const auto& [group, name] : names) all += (all.empty() ? "" : ", ") + std::string(name);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string name = text.substr(begin, end - begin);
        const auto found = std::ranges::find_if(names, [&](const auto& one) { return one.second == name; });
        if (found == names.end()) return fail("there is no layer \"" + name + "\" in a picture", "choose of " + all);
        if (std::ranges::find(wanted, found->first) == wanted.end()) wanted.push_back(found->first);
        begin = end + 1;
    }
    return wanted;
}

LayerGroup group_of(const std::string& layer) {
    const auto found = std::ranges::find_if(groups, [&](const auto& one) { return one.first == layer; });
    return found == groups.end() ? LayerGroup::map : found->second;
}

DisplayList only(const DisplayList& list, LayerGroup group) {
    return select_layers(
        list, [group](const std::string& layer) { return group_of(layer) == group; }, nothing);
}

DisplayList without_page(DisplayList list) {
    list.background = nothing;
    return list;
}

}  // namespace tourmap
