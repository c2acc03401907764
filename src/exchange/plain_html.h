// HTML in the texts of other tools as plain text. libxml2 reads it; nothing is fetched and nothing run.
#pragma once

#include <string>
#include <vector>

#include "src/exchange/left_out.h"

namespace tourmap {

struct HtmlLink {
    std::string text, url;  // http:// or https://
};

struct HtmlPicture {
    std::string file, alt;  // as written
};

struct PlainHtml {
    std::string text;               // paragraphs with an empty line between, items of lists with a dot before
    std::vector<HtmlLink> sources;  // links that stand alone in their paragraph: no part of the text
    std::vector<HtmlPicture> pictures;
};

// A link within a sentence becomes "its text (its address)". Text without tags keeps its lines, and its entities are
// read. owner: whose text it is, for what is noted.
PlainHtml plain_html(const std::string& html, const std::string& owner, LeftOut& left_out);

}  // namespace tourmap
