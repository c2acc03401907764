#include "src/cli/export_frames.h"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>

#include "src/cli/messages.h"
#include "src/cli/progress_bar.h"
#include "src/cli/tour_input.h"
#include "src/export/exporter.h"
#include "src/files/cache_folder.h"
#include "src/story/added_layers.h"
#include "src/story/load_layer_frames.h"
#include "src/story/load_story.h"

namespace tourmap {
namespace {

using Json = nlohmann::ordered_json;

void say(const Json& json) {
    std::printf("%s\n", json.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
    std::fflush(stdout);
}

// Also to the bar, which knows of Ctrl-C.
Progress said(const Progress& bar) {
    return Progress([bar](double fraction, const char* what) {
        say({{"progress", fraction}, {"what", what}});
        return bar.at(fraction);
    });
}

Result<std::vector<FrameSpec>> read_frames(const std::string& file) {
    std::string text;
    if (file == "-") {
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
    } else {
        std::ifstream in(file, std::ios::binary);
        if (!in) return fail("cannot be read", {}, {file, 0, 0});
        text.assign(std::istreambuf_iterator<char>(in), {});
    }
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_array() || json.empty()) return fail("not an array of frames", {}, {file, 0, 0});
    std::vector<FrameSpec> specs;
    for (const Json& one : json) {
        auto spec = frame_spec_from_json(one.dump());
        if (!spec) return tl::unexpected(spec.error());
        specs.push_back(std::move(*spec));
    }
    return specs;
}

Result<std::shared_ptr<FrameSource>> open_source(const FramesOptions& options, const Progress& progress) {
    const std::string cache = options.no_cache ? std::string() : cache_folder();
    auto fonts = FontSet::system();
    if (!fonts) return tl::unexpected(fonts.error());
    if (!is_tour(options.source)) {
        LayerFramesOptions how{"", {}, options.look.theme, options.relief, {}, *fonts};
        how.detail.load.progress = progress;
        how.detail.load.allow_network = options.access.network;
        how.detail.cache_folder = cache;
        auto map = load_layer_frames(options.source, how);
        if (!map) return tl::unexpected(map.error());
        return std::move(map->source);
    }
    auto story = load_story(options.source, *fonts,
                            {"", options.look, {cache, options.jobs, progress}, options.relief, options.access});
    if (!story) return tl::unexpected(story.error());
    return std::move(story->source);
}

// With the layers that were added to the map.
Result<std::shared_ptr<FrameSource>> open_with_added(const FramesOptions& options, std::span<const FrameSpec> specs,
                                                     const Progress& progress) {
    auto source = open_source(options, progress);
    if (!source) return source;
    DetailOptions detail;
    detail.cache_folder = options.no_cache ? std::string() : cache_folder();
    detail.jobs = options.jobs;
    detail.load.allow_network = options.access.network;
    detail.load.progress = progress;
    auto added = load_added(specs, detail);
    if (!added) return tl::unexpected(added.error());
    return added->empty() ? source : (*source)->with_added(std::move(*added));
}

}  // namespace

Result<void> export_frames(const FramesOptions& options) {
    const auto specs = read_frames(options.frames);
    if (!specs) return tl::unexpected(specs.error());
    ProgressBar bar;
    const Progress progress = said(bar.progress());
    const auto source = open_with_added(options, *specs, progress.part(0, 0.3, "reading"));
    if (!source) return tl::unexpected(source.error());
    for (const FrameSpec& spec : *specs)
        if (const auto good = check_frame(**source, spec); !good) return good;
    if (format_of_path(options.output) == ExportFormat::png) {
        if (specs->size() != 1) return fail("one picture is one frame, and there are " + std::to_string(specs->size()));
        const Shot shot{specs->front(), {}, 0, 1};
        const auto done = export_picture(**source, shot, options.output, {}, options.overwrite);
        if (done) say({{"file", options.output}, {"number", 1}, {"total", 1}});
        return done;
    }
    const std::size_t steps = steps_of(*(*source)->tour()).size();
    std::vector<WantedPicture> wanted;
    for (const FrameSpec& spec : *specs) wanted.push_back({Shot{spec, {}, 0, 1}, {step_name_of(spec.step, steps)}});
    PictureSet set;
    set.folder = options.output;
    set.overwrite = options.overwrite;
    set.jobs = options.jobs;
    set.on_frame = [](const ExportedFrame& frame) {
        say({{"file", frame.path}, {"number", frame.number}, {"total", frame.total}});
    };
    set.progress = progress.part(0.3, 1, "drawing");
    return export_pictures(**source, wanted, set);
}

}  // namespace tourmap
