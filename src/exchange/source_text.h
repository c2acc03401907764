// The text of a file from outside, as UTF-8; and places in it.
#pragma once

#include <string>
#include <string_view>

#include "geodata/result.h"

namespace tourmap {

// No larger file is read.
inline constexpr std::size_t largest_source = std::size_t{64} << 20;

// UTF-8 without a byte order mark, of bytes that are that already, UTF-16 with its mark, or XML that names another
// encoding. Error, with line and column: a zero byte, or bytes that are no text. path: for messages.
Result<std::string> utf8_text(std::string bytes, const std::string& path);

// Of a byte; line and column (in characters) from 1.
TextPosition place_in(std::string_view text, std::size_t offset, const std::string& path);

// How deep brackets nest and how many values a JSON or JavaScript text can hold; elements of XML likewise. More is
// refused before it takes memory.
inline constexpr std::size_t deepest_nesting = 64, most_values = 2'000'000;

}  // namespace tourmap
