// `tourmap export -o tour.md`: a whole tour in words, or for other maps.
#include <span>

#include "src/cli/export_kinds.h"
#include "src/cli/told_tour.h"
#include "src/cli/tour_input.h"
#include "src/exchange/writers.h"
#include "src/files/write_whole.h"

namespace tourmap {
namespace {

std::string text_of(const ToldTour& told, ExportFormat format) {
    switch (format) {
        case ExportFormat::geojson:
            return as_geojson(*told.tour);
        case ExportFormat::kml:
            return as_kml(*told.tour, *told.language);
        default:
            return as_markdown(*told.tour, *told.language);
    }
}

}  // namespace

Result<void> export_as_text(const ExportOptions& options, ExportFormat format) {
    const auto fits = refuse({{"--steps", !options.steps.empty()},
                              {"--at", !options.at.empty()},
                              {"--every", !options.every.empty()},
                              {"--size", !options.size.empty() || !options.preset.empty()},
                              {"--layers", !options.layers.empty()},
                              {"--shard", !options.shard.empty()}},
                             format, "this is the whole tour, without pictures");
    if (!fits) return fits;
    const auto path = output_file(options, format);
    if (!path) return tl::unexpected(path.error());
    const auto tour = tour_or_bundled(options.tour);
    if (!tour) return tl::unexpected(tour.error());
    const ReadTour read = read_tour(*tour, options.access);
    if (!read.tour) return tl::unexpected(first_error(read, *tour));
    const auto told = told_in(*read.tour, options.look.language);
    if (!told) return tl::unexpected(told.error());
    const std::string text = text_of(*told, format);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    if (const auto done = write_file_whole(*path, std::span(bytes, text.size()), options.overwrite); !done) return done;
    print_paths({*path});
    return {};
}

}  // namespace tourmap
