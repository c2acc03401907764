// A column of text that grows downwards: paragraphs of map text set one below the other, those of scripts that run from
// right to left against the right side.
#pragma once

#include <string>

#include "render/text/shape.h"

namespace tourmap {

class TextColumn {
public:
    TextColumn(DisplayList& list, const FontSet& fonts, double x, double y, double width)
        : list_(list), fonts_(fonts), x_(x), y_(y), width_(width) {}

    struct Paragraph {
        TextStyle style;
        // Line pitch in ems; more where fonts of other scripts are higher than the style's own.
        double leading = 1.35;
        double after = 0;         // canvas units below
        bool from_right = false;  // all lines end at the right side; else only those that run from right to left do
        int most_lines = 1000;    // the last one ends in an ellipsis when text is left over
        Tag tag;
    };
    void add(const std::string& text, const Paragraph& how);
    void skip(double units) { y_ += units; }
    double y() const { return y_; }

    // Height that add() would take.
    static double height(const FontSet& fonts, const std::string& text, const Paragraph& how, double width);
    // How many lines of the text find room, at least one.
    static int lines_in(const FontSet& fonts, const std::string& text, const Paragraph& how, double width, double room);

private:
    DisplayList& list_;
    const FontSet& fonts_;
    double x_, y_, width_;
};

}  // namespace tourmap
