// A layer whose features are coloured by one of their attributes: numbers in classes, words each by itself.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geodata/geo_layer.h"
#include "src/story/class_breaks.h"
#include "src/story/language.h"
#include "src/story/palettes.h"

namespace tourmap {

struct ClassSpec {
    std::string field;
    BreakMethod method = BreakMethod::quantile;
    std::size_t classes = 5;  // of numbers, 2 .. 9
    std::string palette;      // empty: YlOrRd for numbers, Set2 for words
    friend bool operator==(const ClassSpec&, const ClassSpec&) = default;
};

struct ClassEntry {
    Rgba colour;
    std::string text;  // "10 – 25", in the language's numbers; a word as it is
    std::size_t count = 0;
};

struct ClassedLayer {
    static constexpr std::uint8_t no_class = 255;  // its value is missing, or is no number

    std::vector<std::uint8_t> class_of;  // one per feature: an index into entries, or no_class
    std::vector<ClassEntry> entries;     // from low to high; words: the most frequent first
    std::size_t without = 0;             // features without a class
};

// Of words more than the palette has colours, the rarest share the last entry, which has no text. Errors: no such
// field, with those there are; no such palette; a field without any value.
Result<ClassedLayer> classify(const GeoLayer& about, const ClassSpec& spec, const PaletteSet& palettes,
                              const Language& language);

}  // namespace tourmap
