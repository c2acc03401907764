// A deck as a web page: one file that asks for nothing else. With a script it shows a step at a time, by keys, buttons
// and addresses (#step-3, #marker-ID), with cards for markers; without one it is a long page. A strict
// Content-Security-Policy lets its own script and style work and nothing else.
#pragma once

#include <string>

#include "geodata/progress.h"
#include "geodata/result.h"
#include "src/export/deck.h"

namespace tourmap {

// assets/web: page.css and page.js, as they go into the page.
struct WebParts {
    std::string style, script;
};
// Error: one is missing.
Result<WebParts> load_web_parts();

struct WebOptions {
    Progress progress = {};  // asked before each picture
};

// The same deck and parts give the same bytes. Errors: a picture cannot be made; cancelled.
Result<std::string> as_html(const Deck& deck, const WebParts& parts, const WebOptions& options = {});

}  // namespace tourmap
