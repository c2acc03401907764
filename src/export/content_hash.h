// The hash by which a Content-Security-Policy lets one text and no other run or style a page.
#pragma once

#include <string>
#include <string_view>

namespace tourmap {

std::string policy_hash(std::string_view text);  // "'sha256-...='" (CSP Level 3, 6.7.2.3)

}  // namespace tourmap
