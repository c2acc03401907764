// Words of an SVG: the element for a run that any shaper sets in the same places.
#pragma once

#include <string>

#include "render/display_list.h"
#include "render/text/run_words.h"

namespace tourmap {

struct SvgWords {
    int decimals = 2;
    std::string attributes;    // of the element, each after a space
    bool keep_length = false;  // squeezed into its place where the font is another
};

// <text>: font, size, place, spacing and direction.
std::string text_element(const GlyphRun& run, const RunWords& words, const SvgWords& how);

// For words that are found and not seen, over the outlines of the run.
RunWords rough_words(const GlyphRun& run);

// " transform=..." to be put in a tag; empty for the identity.
std::string transform_attribute(const Affine& affine, int decimals);

}  // namespace tourmap
