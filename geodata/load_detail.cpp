#include "geodata/load_detail.h"

#include <filesystem>

namespace tourmap {
namespace {

namespace fs = std::filesystem;

Result<std::vector<LoadedDetail>> compute(const std::string& path, const DetailOptions& options) {
    auto loaded = load_layers(path, options.load);
    if (!loaded) return tl::unexpected(loaded.error());
    std::vector<LoadedDetail> out;
    for (LoadedLayer& layer : *loaded) {
        out.push_back({DetailLayer::of(std::move(layer.layer), options.jobs), std::move(layer.report)});
        layer.layer = nullptr;
    }
    return out;
}

// The source may have changed since the cache was opened: a layer whose features are others is none of ours.
Result<DetailLayerPtr> compute_one(const std::string& path, const DetailOptions& options, std::size_t index) {
    auto layers = compute(path, options);
    if (!layers) return tl::unexpected(layers.error());
    if (index >= layers->size()) return fail("changed while it was in use", "start again", {path, 0, 0});
    return (*layers)[index].layer;
}

bool make_folder(const fs::path& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return true;
    fs::create_directories(folder, error);
    if (error) return false;
    fs::permissions(folder, fs::perms::owner_all, error);
    return true;
}

}  // namespace

Result<std::vector<LoadedDetail>> load_detail(const std::string& path, const DetailOptions& options) {
    if (options.cache_folder.empty()) return compute(path, options);
    const auto key = source_key(path, options.load);
    if (!key) return compute(path, options);
    const std::string cache = (fs::path(options.cache_folder) / (key->name + ".detail")).string();
    const auto rebuild = [path, options](std::size_t index) { return compute_one(path, options, index); };
    if (auto layers = read_detail_cache(cache, key->content, rebuild)) return std::move(*layers);
    auto layers = compute(path, options);
    if (!layers) return layers;
    // What was read belongs to the key only if the source is still the same.
    const auto after = source_key(path, options.load);
    if (after && after->content == key->content && make_folder(options.cache_folder))
        write_detail_cache(cache, key->content, *layers);
    return layers;
}

}  // namespace tourmap
