// Texts that were shaped before: the panel's and the furniture's are the same in every frame of a film.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "render/text/kept.h"
#include "render/text/shape.h"

namespace tourmap {

struct ShapeKey {
    std::string text;
    TextStyle style;
    std::optional<double> width;  // of a paragraph; none: one line
    friend bool operator==(const ShapeKey&, const ShapeKey&) = default;
};

struct ShapeKeyHash {
    std::size_t operator()(const ShapeKey& key) const {
        std::size_t hash = std::hash<std::string>()(key.text);
        for (const double value : {key.style.size, key.width.value_or(-1), static_cast<double>(key.style.weight)})
            hash = hash * 31 + std::hash<double>()(value);
        return hash;
    }
};

// Of one FontSet, which owns it. Costs are characters, and some for each text.
class ShapeCache : public Kept<ShapeKey, std::vector<ShapedLine>, ShapeKeyHash> {
public:
    ShapeCache() : Kept(std::size_t{1} << 19) {}
    static std::size_t cost(const ShapeKey& key) { return key.text.size() + 100; }
};

}  // namespace tourmap
