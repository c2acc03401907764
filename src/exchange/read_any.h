// A file of another tool as a tour, whatever its format.
#pragma once

#include <string>

#include "geodata/result.h"
#include "src/exchange/readers.h"

namespace tourmap {

// bytes: of the file. The format follows from the name where its ending says it, else from the contents: .json may be
// GeoJSON, StoryMapJS or the configuration of a storytelling page. Error: none of them, or what its reader says.
Result<ReadIn> read_any(std::string bytes, const std::string& path);

// Looks for the pictures of a tour in the folder of the tour file that it will be; notes those that are not there.
void settle_pictures(ReadIn& read, const std::string& tour_file);

struct NewTourFile {
    std::string text;  // YAML
    Tour tour;         // as it is read again
};

// The tour file for what was read. Error: what the file tells makes no good tour, and why. input: for messages.
Result<NewTourFile> new_tour_file(ReadIn& read, const std::string& input, const std::string& tour_file);

}  // namespace tourmap
