// Attribute text from files -> valid UTF-8, always.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tourmap {

bool is_utf8(std::string_view text);

// Windows-1252 (a superset of printable Latin-1) to UTF-8; the five unassigned bytes become U+FFFD.
std::string utf8_from_windows_1252(std::string_view text);

// Makes text valid UTF-8 and counts what it had to do. OGR has already decoded by .cpg or LDID where
// the file declares one; what is still not UTF-8 has no (true) declaration and is read as
// Windows-1252, except for text that is UTF-8 but for a last character cut off by a fixed-width field.
struct TextCleaner {
    std::size_t guessed = 0;    // texts read as Windows-1252
    std::size_t truncated = 0;  // texts that lost half a character at their end

    std::string clean(std::string_view text);
};

}  // namespace tourmap
