// Which characters the glyphs of a run stand for, found by shaping its text again. Formats that keep words and shape
// them themselves need to know whether they will arrive at the same picture.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "render/display_list.h"

namespace tourmap {

// How a shaper sets the run's text so that the glyphs and their places are those of the run.
struct RunWords {
    bool right_to_left = false;
    double letter_spacing = 0;  // canvas units, after each letter
    double advance = 0;  // canvas units, from the first glyph's pen to behind the last, with one spacing behind it
    double start = 0;    // x of the first glyph's pen, before the run's affine
    // Per glyph, as they stand in the run: where in the text (bytes) the letters begin that it stands for, with its
    // neighbours of the same number.
    std::vector<std::size_t> clusters;
};

// language: BCP 47, of the picture. None: the text alone does not lead to these glyphs (a hyphen at a line's end,
// letters that join a neighbour in another run, forms of another language), or they stand off by more than
// `tolerance` canvas units.
std::optional<RunWords> words_of(const GlyphRun& run, const std::string& language, double tolerance = 0.02);

// Of a glyph, in canvas units at that size; along the line.
double advance_of(const Font& font, std::uint32_t glyph, double size);

}  // namespace tourmap
