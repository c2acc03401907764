// UTF-8 to code points and back, for shaping. Never fails: what is not valid UTF-8 becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace tourmap {

std::u32string decode_utf8(std::string_view bytes);
std::u16string decode_to_utf16(std::string_view bytes);
void append_utf8(std::string& out, char32_t character);
void append_utf8(std::string& out, std::u16string_view text);  // well-formed, as decode_to_utf16 gives it

}  // namespace tourmap
