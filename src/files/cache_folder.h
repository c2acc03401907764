// Where this program keeps what it can compute again.
#pragma once

#include <string>

namespace tourmap {

// $XDG_CACHE_HOME/tourmap, else ~/.cache/tourmap (the XDG Base Directory Specification: a relative path in the
// variable is ignored). Empty, for no cache: TOURMAP_CACHE=off, or neither variable tells a folder. The folder need not
// exist.
std::string cache_folder();

}  // namespace tourmap
