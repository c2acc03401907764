// A DisplayList as SVG: real vectors, words as words. SVG 1.1 with paths, clips, groups and text; no scripts, no
// addresses outside the file, and no style but that of fonts.
//
// Structure: <svg> has <title> and <desc> of the picture; one <g> for each stretch of commands of one layer
// (Tag::layer) with an id and its name (data-layer, and as Inkscape names layers); in it one <g> for each stretch of
// one feature (Tag::id or Tag::alt) with data-id and <title>. A layer that is drawn in several stretches has ids NAME,
// NAME-2 ... Coordinates are canvas units (render/camera.h), rounded to 1/100 device pixel or less.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "geodata/result.h"
#include "render/display_list.h"

namespace tourmap {

// words: <text>, where the letters are sure to stand as in the other formats; else outlines under words that are not
// seen, so that they are found all the same. outlines: looks the same wherever it is opened; cannot be searched.
enum class SvgText : std::uint8_t { words, outlines };

struct SvgOptions {
    SvgText text = SvgText::words;
    bool embed_fonts = true;      // the letters that are used, as @font-face; words only
    bool fonts_in_page = false;   // SvgFonts embeds them instead: they are sure to be there as well
    std::string language = "en";  // BCP 47, of the picture
    std::string id_prefix = {};   // of all ids: letters, digits, "-", "_"; several pictures in one page need their own
    bool standalone = true;       // a file of its own; false: to be put into an HTML page
    std::string frame = {};       // PictureText::frame, as XMP; empty: not said
    std::string role = "img";     // ARIA; "group" where what is in it can be reached by itself
};

// Same list and options, same bytes. Errors: a prefix that ids cannot have; a picture that cannot be encoded.
Result<std::string> as_svg(const DisplayList& list, const SvgOptions& options = {});

// The fonts of several pictures in one page, embedded once; make the pictures with embed_fonts = false.
class SvgFonts {
public:
    SvgFonts();
    ~SvgFonts();
    SvgFonts(SvgFonts&&) noexcept;

    void add(const DisplayList& list);
    // Rules for a style sheet: @font-face with data: addresses. Where a font may not be embedded, it is named only.
    // Those who write text of their own with these families find only the letters of the pictures in them.
    std::string css() const;

private:
    struct Used;
    std::unique_ptr<Used> used_;
};

}  // namespace tourmap
