// A deck as a presentation (Office Open XML, ECMA-376): a slide a step with its picture, notes and text, the markers of
// a stop as a table on a slide after it, and the sources last.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "geodata/parallel.h"
#include "geodata/progress.h"
#include "geodata/result.h"
#include "src/export/deck.h"

namespace tourmap {

enum class SlideSize : std::uint8_t {
    of_pictures,  // 7.5 inches the shorter side
    wide,         // 16:9, 13.333 x 7.5 inches
    standard      // 4:3, 10 x 7.5 inches
};

struct PptxOptions {
    // Pictures of another shape stand in the middle of the slide, on the page's colour.
    SlideSize size = SlideSize::of_pictures;
    // false: the picture is exactly what was seen, and covers the slide; the slide's title lies behind it, for outlines
    // and screen readers. true: the picture has no panel of text; title and text are boxes that can be edited.
    bool native_panel = false;
    bool tables = true;  // of markers
    // Also each picture as SVG, which PowerPoint 2019 and later show; others show the PNG. Empty: PNG alone.
    std::function<Result<std::string>(const DisplayList&)> svg = {};
    std::int64_t date = 0;  // seconds since 1970, of the file's parts; 0: it tells none
    Jobs jobs = all_cores();
    Progress progress = {};  // asked before each slide
};

// The same deck gives the same bytes. Errors: a picture cannot be made; no memory for it; cancelled.
Result<std::vector<std::uint8_t>> as_pptx(const Deck& deck, const PptxOptions& options = {});

}  // namespace tourmap
