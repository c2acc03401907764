// What a picture says of itself in its file. UTF-8; empty texts are left out.
#pragma once

#include <string>

namespace tourmap {

struct PictureText {
    std::string title, description, source, software;
    std::string frame = {};  // what it was drawn from, so that one can tell whether it is still that
    double dpi = 0;     // dots an inch on paper; 0: not said
};

// As an XMP packet (ISO 16684-1), for formats that hold that.
std::string as_xmp(const PictureText& text);

}  // namespace tourmap
