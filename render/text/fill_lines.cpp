#include "render/text/fill_lines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

#include "render/text/line_break.h"

namespace tourmap {

namespace {

// Not the no-break ones: U+00A0, U+2007, U+202F.
bool is_dropped_space(char16_t c) {
    return c == ' ' || (c > 0xff && c != 0x2007 && c != 0x202f && u_isUWhiteSpace(c));
}

class LineFiller {
public:
    LineFiller(Paragraph& paragraph, double width)
        : paragraph_(paragraph), width_(width), size_(paragraph.text().size()), nearly_(paragraph.style().size) {}

    std::vector<std::vector<GlyphStretch>> lines() {
        shape(0, size_);
        if (size_ == 0 || width_of(shaped_) <= width_) return {std::move(shaped_)};
        measure(shaped_);
        const std::vector<std::size_t> ends = line_ends(paragraph_.text(), paragraph_.style().language);
        std::vector<std::vector<GlyphStretch>> out;
        std::size_t begin = 0;
        for (auto end = ends.begin(); end != ends.end();) {
            begin = take(begin, end, ends.end());
            out.push_back(std::move(shaped_));
            while (end != ends.end() && *end <= begin) ++end;
        }
        return out;
    }

private:
    using End = std::vector<std::size_t>::const_iterator;

    // Leaves the next line in shaped_, and returns where it ends.
    std::size_t take(std::size_t begin, End first, End last) {
        const std::size_t end = longest(begin, first, last);
        if (end != *first || !paragraph_.style().break_words || width_of(shaped_) <= width_) return end;
        if (graphemes_.empty()) graphemes_ = grapheme_ends(paragraph_.text());
        return longest(begin, std::upper_bound(graphemes_.begin(), graphemes_.end(), begin),
                       std::upper_bound(graphemes_.begin(), graphemes_.end(), end));
    }

    // The last of the ends at which a line from `begin` fits, or the first; its line is left in shaped_.
    std::size_t longest(std::size_t begin, End first, End last) {
        shaped_end_ = 0;
        End end = first;
        while (end + 1 != last && fits(begin, *(end + 1))) ++end;
        if (shaped_end_ != *end) shape(begin, *end);
        while (end != first && width_of(shaped_) > width_) shape(begin, *--end);
        return *end;
    }

    // Kerning with a space that is dropped, letters that no longer join, signs that get another neighbour: widths
    // inside the paragraph are those of a line to within a fraction of an em. Only what is nearly full is shaped.
    bool fits(std::size_t begin, std::size_t end) {
        const double room = width_ - (pen_[visible_end(begin, end)] - pen_[begin]);
        if (std::abs(room) > nearly_) return room > 0;
        shape(begin, end);
        return width_of(shaped_) <= width_;
    }

    void shape(std::size_t begin, std::size_t end) {
        shaped_ = paragraph_.line(begin, visible_end(begin, end), end < size_);
        shaped_end_ = end;
    }

    std::size_t visible_end(std::size_t begin, std::size_t end) const {
        while (end > begin && is_dropped_space(paragraph_.text()[end - 1])) --end;
        return end;
    }

    void measure(const std::vector<GlyphStretch>& line) {
        pen_.assign(size_ + 1, 0);
        for (const GlyphStretch& stretch : line)
            for (const ShapedGlyph& glyph : stretch.glyphs) pen_[glyph.cluster + 1] += glyph.advance;
        for (std::size_t i = 0; i < size_; ++i) pen_[i + 1] += pen_[i];
    }

    Paragraph& paragraph_;
    double width_;
    std::size_t size_;
    double nearly_;
    std::vector<double> pen_;  // where each UTF-16 unit begins, were all of the paragraph one line from left to right
    std::vector<std::size_t> graphemes_;
    std::vector<GlyphStretch> shaped_;
    std::size_t shaped_end_ = 0;
};

}  // namespace

double width_of(const std::vector<GlyphStretch>& line) {
    double width = 0;
    for (const GlyphStretch& stretch : line)
        for (const ShapedGlyph& glyph : stretch.glyphs) width += glyph.advance;
    return width;
}

std::vector<std::vector<GlyphStretch>> fill_lines(Paragraph& paragraph, double width) {
    return LineFiller(paragraph, width).lines();
}

}  // namespace tourmap
