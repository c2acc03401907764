// What a font calls itself, and a part of it for files that bring their fonts along.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "render/text/font.h"

namespace tourmap {

// As style sheets name a face.
struct FontNames {
    std::string family;  // "Noto Sans Arabic"
    int weight = 400;    // 1..1000
    bool italic = false;
    int width = 100;  // percent; under 100: condensed

    friend bool operator==(const FontNames&, const FontNames&) = default;
};
FontNames names_of(const Font& font);

// Whether its maker lets documents bring it along (OS/2 fsType).
bool may_embed(const Font& font);

struct FontPart {
    std::set<char32_t> characters;
    std::set<std::uint32_t> glyphs;
};

// A font file (OpenType) with these characters and glyphs, all that shaping makes of them, and the notes on copyright
// and licence; without hints. Of a variable font, the instance that is used. The same bytes for the same part.
// Error: it may not be embedded, or HarfBuzz cannot take it apart.
Result<std::vector<std::uint8_t>> font_part(const Font& font, const FontPart& part);

}  // namespace tourmap
