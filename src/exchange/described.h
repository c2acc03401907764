// What another tool tells of a place, as text, sources and pictures.
#pragma once

#include <string>
#include <vector>

#include "src/exchange/left_out.h"
#include "src/tour/tour.h"

namespace tourmap {

struct Described {
    std::string text;
    std::vector<Source> sources;    // of links, without ids
    std::vector<Picture> pictures;  // by the paths that the file gives
};

// A text that may be HTML (plain_html.h). owner: "Astana", for what is noted.
Described described(const std::string& text, const std::string& owner, LeftOut& left_out);

// The picture, if a tour can hold it: a file with a description and a credit. Else it is noted.
void add_picture(std::vector<Picture>& pictures, const Picture& picture, const std::string& owner, LeftOut& left_out);

// A source for an address; its title where none is given is the address itself. Anything but http and https is noted.
void add_link(std::vector<Source>& sources, const std::string& title, const std::string& url, LeftOut& left_out);

// "a", then an empty line, then "b"; one of them where the other is empty.
std::string joined_paragraphs(const std::string& a, const std::string& b);

bool is_web_address(const std::string& text);

}  // namespace tourmap
