// Whether what a tour names is there: theme, worldview, languages, countries, layers, pictures.
#pragma once

#include <string>

#include "src/tour/read_tour.h"

namespace tourmap {

// Adds what the reader of tours cannot find, which opens no layers and none of the program's own data; a name that
// cannot be used is a problem of the tour all the same. path is its file. Of a tour with errors what could be read is
// checked.
void check_names(ReadTour& read, const std::string& path);

}  // namespace tourmap
