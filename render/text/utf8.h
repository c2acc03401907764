// UTF-8 to code points, for shaping. Never fails: what is not valid UTF-8 becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace tourmap {

std::u32string decode_utf8(std::string_view bytes);
void append_utf8(std::string& out, char32_t character);

}  // namespace tourmap
