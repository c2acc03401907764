#include "src/export/exporter.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <future>
#include <optional>

#include "render/png.h"
#include "render/raster/raster_player.h"
#include "src/files/write_whole.h"

namespace tourmap {
namespace {

PngText text_of(const DisplayList& list, const Tour& tour) {
    PngText text;
    text.title = list.title;
    text.description = list.alt;
    text.software = "tourmap";
    if (tour.has_journey()) text.source = "Base map: Natural Earth. " + tour.byline;
    return text;
}

// Everything but the drawing: runs beside the next frame's drawing.
Result<void> encode_and_write(const Bitmap& bitmap, const PngText& text, const std::string& path, bool overwrite) {
    const auto png = encode_png(bitmap, text);
    if (!png) return tl::unexpected(png.error());
    return write_file_whole(path, *png, overwrite);
}

std::string file_name(std::size_t step, std::size_t steps) {
    const int digits = steps >= 100 ? 3 : 2;
    char name[32];
    std::snprintf(name, sizeof name, "step-%0*zu.png", digits, step + 1);
    return name;
}

Result<void> prepare_folder(const std::string& folder, bool overwrite) {
    if (const auto may = may_fill_folder(folder, overwrite); !may) return may;
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return fail("cannot make folder '" + folder + "': " + error.message());
    return {};
}

}  // namespace

Result<void> may_fill_folder(const std::string& folder, bool overwrite) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error))
        return fail("'" + folder + "' exists and is not a folder", "give the name of a folder for the frames");
    if (fs::is_directory(folder, error) && !fs::is_empty(folder, error) && !overwrite)
        return fail("folder '" + folder + "' is not empty", "choose another folder, or add --overwrite");
    return {};
}

Result<void> check_frame(const FrameSource& source, const FrameSpec& spec) {
    const auto has = [](const std::vector<std::string>& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const std::vector<std::string> worldviews = source.worldview_names();
    if (spec.step >= steps_of(*source.tour()).size()) return fail("no step " + std::to_string(spec.step + 1));
    if (!has(source.theme_names(), spec.look.theme)) return fail("no theme \"" + spec.look.theme + "\"");
    if (!worldviews.empty() && !has(worldviews, spec.look.worldview))
        return fail("no worldview \"" + spec.look.worldview + "\"");
    if (const auto found = source.languages()->find(spec.look.language); !found) return tl::unexpected(found.error());
    if (const auto crs = source.crs_for(spec.crs); !crs) return tl::unexpected(crs.error());
    return {};
}

Result<void> export_png(FrameSource& source, const FrameSpec& spec, const std::string& path, bool overwrite) {
    if (const auto may = may_write(path, overwrite); !may) return may;
    const auto list = source.frame(spec);
    if (!list) return tl::unexpected(list.error());
    const auto bitmap = rasterize(*list);
    if (!bitmap) return tl::unexpected(bitmap.error());
    return encode_and_write(*bitmap, text_of(*list, *source.tour()), path, overwrite);
}

Result<void> export_steps(FrameSource& source, const StepExport& what) {
    if (const auto ready = prepare_folder(what.folder, what.overwrite); !ready) return ready;
    const std::size_t steps = steps_of(*source.tour()).size();
    std::future<Result<void>> writing;
    std::optional<ExportedFrame> written;
    const auto finish = [&]() -> Result<void> {
        if (!writing.valid()) return {};
        auto result = writing.get();
        if (result && what.on_frame) what.on_frame(*written);
        return result;
    };
    for (std::size_t i = 0; i < what.specs.size(); ++i) {
        const FrameSpec& spec = what.specs[i];
        if (!what.progress.at(static_cast<double>(i) / static_cast<double>(what.specs.size()))) {
            if (const auto last = finish(); !last) return last;
            return cancelled();
        }
        const auto list = source.frame(spec);
        if (!list) return tl::unexpected(list.error());
        auto bitmap = rasterize(*list, {.jobs = what.jobs});
        if (!bitmap) return tl::unexpected(bitmap.error());
        if (const auto done = finish(); !done) return done;
        const std::string path = (std::filesystem::path(what.folder) / file_name(spec.step, steps)).string();
        written = ExportedFrame{path, i + 1, what.specs.size()};
        writing = std::async(what.jobs > 1 ? std::launch::async : std::launch::deferred,
                             [bitmap = std::move(*bitmap), text = text_of(*list, *source.tour()), path,
                              overwrite = what.overwrite] { return encode_and_write(bitmap, text, path, overwrite); });
    }
    return finish();
}

}  // namespace tourmap
