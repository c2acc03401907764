// One picture as the bytes of a file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geodata/parallel.h"
#include "geodata/result.h"
#include "render/picture_text.h"
#include "src/export/draw_shot.h"
#include "src/export/format.h"
#include "src/export/layer_groups.h"

namespace tourmap {

using Bytes = std::vector<std::uint8_t>;

struct PictureOptions {
    ExportFormat format = ExportFormat::png;  // of FormatKind::picture
    int quality = 90;                         // of JPEG and WebP: 1 .. 100
    double dpi = 0;                           // said in the file; 0: nothing
    bool transparent = false;                 // without the page under the map
    bool outlines = false;                    // of SVG: letters as paths
};

// What the file says of itself. tour: in the language of the picture.
PictureText text_of(const DisplayList& list, const Tour& tour);
// Changes with all that decides the file's bytes: the program's version, too.
std::string frame_of(const DrawnShot& shot, const PictureOptions& options);

// Drawn and encoded. tour: as for text_of().
Result<Bytes> picture_file(const DrawnShot& shot, const Tour& tour, const PictureOptions& options, Jobs jobs);

}  // namespace tourmap
