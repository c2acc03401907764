// Parts that markup is written with: escaped text, numbers, base64. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tourmap {

// For text and for attributes in double quotes. Characters that XML 1.0 cannot hold are left out, invalid UTF-8 becomes
// U+FFFD.
std::string escaped_markup(std::string_view text);

// The same characters as they are, for those who escape them.
std::string xml_characters(std::string_view text);

std::string base64(std::span<const std::uint8_t> bytes);  // RFC 4648, padded

// A decimal number without needless digits: ".5", "-3.07", "12". Not finite: 0.
void append_number(std::string& out, double value, int decimals);

}  // namespace tourmap
