// HarfBuzz's view of a Font, for the sources that shape. Keep it out of headers.
#pragma once

#include <hb.h>

#include <array>

#include "render/text/font.h"

namespace tourmap {

// For letters that are spaced out.
inline constexpr std::array<hb_feature_t, 2> no_ligatures{{
    {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
}};

// Owned by the Font.
inline hb_font_t* harfbuzz(const Font& font) {
    return static_cast<hb_font_t*>(font.harfbuzz());
}

}  // namespace tourmap
