#include "src/export/picture_file.h"

#include <cassert>
#include <cstdio>

#include "render/jpeg.h"
#include "render/png.h"
#include "render/svg/svg.h"
#include "render/webp.h"

namespace tourmap {

PictureText text_of(const DisplayList& list, const Tour& tour) {
    PictureText text;
    text.title = list.title;
    text.description = list.alt;
    text.software = "tourmap";
    if (tour.has_journey()) text.source = "Base map: Natural Earth. " + tour.byline;
    return text;
}

std::string frame_of(const DrawnShot& shot, const PictureOptions& options) {
    char text[96];
    std::snprintf(text, sizeof text, "%s %016llx %s %d %g", TOURMAP_VERSION,
                  static_cast<unsigned long long>(hash_of(shot)), name_of(options.format), options.quality,
                  options.dpi);
    return text;
}

namespace {

Result<Bytes> encode_picture(const Bitmap& bitmap, const PictureText& text, const PictureOptions& options) {
    switch (options.format) {
        case ExportFormat::jpeg:
            return encode_jpeg(bitmap, text, options.quality);
        case ExportFormat::webp:
            return encode_webp(bitmap, text, options.quality);
        default:
            assert(options.format == ExportFormat::png);
            return encode_png(bitmap, text);
    }
}

Result<Bytes> svg_file(const DrawnShot& shot, const Tour& tour, const PictureOptions& options) {
    SvgOptions svg;
    svg.text = options.outlines ? SvgText::outlines : SvgText::words;
    svg.frame = frame_of(shot, options);
    svg.language = tour.language_tag.empty() ? "en" : tour.language_tag;
    const auto text = as_svg(flat(shot), svg);
    if (!text) return tl::unexpected(text.error());
    return Bytes(text->begin(), text->end());
}

}  // namespace

Result<Bytes> picture_file(const DrawnShot& shot, const Tour& tour, const PictureOptions& options, Jobs jobs) {
    if (options.format == ExportFormat::svg) return svg_file(shot, tour, options);
    PictureText text = text_of(shot.list, tour);
    text.frame = frame_of(shot, options);
    text.dpi = options.dpi;
    const auto bitmap = rasterize(shot, jobs);
    if (!bitmap) return tl::unexpected(bitmap.error());
    return encode_picture(*bitmap, text, options);
}

}  // namespace tourmap
