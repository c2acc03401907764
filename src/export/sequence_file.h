// sequence.json: what a folder with the frames of a film is, so that it becomes a video without being drawn again.
#pragma once

#include <string>

#include "src/export/film_file.h"

namespace tourmap {

inline constexpr const char* sequence_name = "sequence.json";

// What a folder says of its film; the pictures are frame-000001.png ...
std::string as_sequence(const FilmFeed& feed);

// The film whose frames lie in a folder. Errors: there is no sequence.json, or it is none; frames are missing, and
// which; later, for a picture: it cannot be read, or is of another size.
Result<FilmFeed> read_sequence(const std::string& folder);

}  // namespace tourmap
