#include "src/export/exporter.h"

#include <algorithm>

#include "src/files/write_whole.h"

namespace tourmap {

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

Result<void> export_picture(FrameSource& source, const Shot& shot, const std::string& path,
                            const PictureOptions& options, bool overwrite) {
    if (const auto may = may_write(path, overwrite); !may) return may;
    auto drawn = list_of(source, shot);
    if (!drawn) return tl::unexpected(drawn.error());
    if (options.transparent) drawn->list = without_page(std::move(drawn->list));
    const auto bytes = picture_file(*drawn, *source.tour(), options, all_cores());
    if (!bytes) return tl::unexpected(bytes.error());
    return write_file_whole(path, *bytes, overwrite);
}

}  // namespace tourmap
