// Text from outside as a tour file takes it.
#pragma once

#include <string>

#include "src/exchange/left_out.h"

namespace tourmap {

// Without control characters and those that turn the direction of writing about, without space around lines, with at
// most one empty line between others; cut where a tour file would refuse it. What is lost is noted; owner: "Astana".
std::string clean_text(const std::string& text, const std::string& owner, LeftOut& left_out);

// The same on one line.
std::string clean_line(const std::string& text, const std::string& owner, LeftOut& left_out);

// Whether a text looks like HTML: it holds one of its usual tags.
bool looks_like_html(const std::string& text);

}  // namespace tourmap
