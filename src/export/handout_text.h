// What a handout tells of a step, set in lines that flow from frame to frame.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "render/text/shape.h"
#include "src/export/deck.h"

namespace tourmap {

struct HandoutLine {
    ShapedLine line;
    double indent = 0;       // from the side where lines begin
    double before = 0;       // free above it, unless it is the first of a frame
    double height = 0;       // from its top to the top of the next
    bool with_next = false;  // a heading, or the first of two: not the last of a frame
    Tag tag;
    std::string address;  // where a click leads
};

struct HandoutType {
    double unit = 1.8;   // canvas units of a point
    double width = 900;  // of the frames
    bool notes = true;
};

// The head stands over the picture: title and moments. The rest flows.
struct HandoutText {
    std::vector<HandoutLine> head, body;
};
HandoutText handout_text(const Deck& deck, const DeckStep& step, const FontSet& fonts, const HandoutType& type);

// One line for the foot.
ShapedLine foot_line(const Deck& deck, const FontSet& fonts, const std::string& text, double unit);

}  // namespace tourmap
