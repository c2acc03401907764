// Colour schemes for classes: ColorBrewer's (assets/palettes/PROVENANCE.md).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "render/color.h"

namespace tourmap {

enum class PaletteKind : std::uint8_t { sequential, diverging, qualitative };

struct Palette {
    PaletteKind kind = PaletteKind::sequential;
    std::map<std::size_t, std::vector<Rgba>> colours;  // by the number of classes, from low to high

    std::size_t most() const { return colours.rbegin()->first; }
    // Of so many classes, at most most(): those of the next larger scheme where there are too few.
    std::vector<Rgba> of(std::size_t classes) const;
};

using PaletteSet = std::map<std::string, Palette>;  // never with a palette that is empty

// Error: unreadable, or not what PROVENANCE.md says.
Result<PaletteSet> read_palettes(const std::string& path);

// Error: no such palette, with the nearest and those of its kind.
Result<const Palette*> find_palette(const PaletteSet& palettes, const std::string& name);

}  // namespace tourmap
