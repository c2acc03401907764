#include "src/story/named_layer.h"

namespace tourmap {

std::optional<NamedLayer> named_layer(const GeoLayer& about, const std::string& name, const std::string& language) {
    if (name.empty()) return std::nullopt;
    NamedLayer layer;
    layer.about = &about;
    const auto field = about.attributes.column(name);
    if (!language.empty())
        for (const char* joint : {"_", ":"})
            if (!layer.local_field) layer.local_field = about.attributes.column(name + joint + language);
    if (!field && !layer.local_field) return std::nullopt;
    layer.field = field ? *field : *layer.local_field;
    return layer;
}

}  // namespace tourmap
