// Which way the letters of a paragraph run: the Unicode Bidirectional Algorithm (UAX #9), by ICU.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "render/text/text_style.h"

namespace tourmap {

// A stretch [begin, end) of the text, in UTF-16 units, that runs one way.
struct DirectionRun {
    std::size_t begin = 0, end = 0;
    bool right_to_left = false;

    friend bool operator==(const DirectionRun&, const DirectionRun&) = default;
};

class Bidi {
public:
    // One paragraph. Keeps a view of the text.
    Bidi(std::u16string_view text, TextDirection direction);
    ~Bidi();

    bool right_to_left() const;  // the paragraph's own direction
    // The runs of the line [begin, end), from left to right as they are seen.
    std::vector<DirectionRun> line(std::size_t begin, std::size_t end) const;

private:
    struct Paragraph;
    std::unique_ptr<Paragraph> paragraph_;  // null: all runs from left to right
};

}  // namespace tourmap
