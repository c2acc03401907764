#include "render/select_layers.h"

#include <type_traits>

namespace tourmap {
namespace {

template <class T>
constexpr bool opens = std::is_same_v<T, PushClip> || std::is_same_v<T, PushGroup>;
template <class T>
constexpr bool closes = std::is_same_v<T, PopClip> || std::is_same_v<T, PopGroup>;

}  // namespace

DisplayList select_layers(const DisplayList& list, const std::function<bool(const std::string& layer)>& wanted,
                          Rgba background) {
    DisplayList out;
    out.canvas = list.canvas;
    out.background = background;
    out.title = list.title;
    out.alt = list.alt;
    for (const DrawCommand& command : list.commands)
        std::visit(
            [&](const auto& one) {
                using T = std::decay_t<decltype(one)>;
                if constexpr (closes<T>) {
                    // Nothing was left between the two: neither is needed.
                    const bool empty =
                        !out.commands.empty() && (std::holds_alternative<PushClip>(out.commands.back()) ||
                                                  std::holds_alternative<PushGroup>(out.commands.back()));
                    if (empty)
                        out.commands.pop_back();
                    else
                        out.commands.push_back(one);
                } else if constexpr (opens<T>) {
                    out.commands.push_back(one);
                } else if (wanted(one.tag.layer)) {
                    out.commands.push_back(one);
                }
            },
            command);
    return out;
}

}  // namespace tourmap
