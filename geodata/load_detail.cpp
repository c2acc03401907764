#include "geodata/load_detail.h"

#include <algorithm>
#include <filesystem>

namespace tourmap {
namespace {

namespace fs = std::filesystem;

constexpr const char* cache_extension = ".detail";

Result<std::vector<LoadedDetail>> compute(const std::string& path, const DetailOptions& options) {
    LoadOptions load = options.load;
    const Progress& progress = options.load.progress;
    load.progress = progress.part(0, 0.5, "reading");
    auto loaded = load_layers(path, load);
    if (!loaded) return tl::unexpected(loaded.error());
    std::vector<LoadedDetail> out;
    const auto count = static_cast<double>(loaded->size());
    for (LoadedLayer& layer : *loaded) {
        const auto done = static_cast<double>(out.size());
        const Progress part = progress.part(0.5 + 0.4 * done / count, 0.5 + 0.4 * (done + 1) / count, "");
        DetailLayerPtr detail = DetailLayer::of(std::move(layer.layer), options.jobs, part);
        if (!detail) return cancelled();
        out.push_back({std::move(detail), std::move(layer.report)});
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

// Also what a writer that was stopped has left behind: files whose names start with a dot.
void drop_unused(const fs::path& folder, std::uintmax_t most, const fs::path& keep) {
    struct Entry {
        fs::path path;
        fs::file_time_type used;
        std::uintmax_t bytes;
    };
    std::vector<Entry> entries;
    std::uintmax_t total = 0;
    std::error_code error;
    for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
        std::error_code gone;
        if (i->path().filename().string().find(cache_extension) == std::string::npos) continue;
        const Entry entry{i->path(), i->last_write_time(gone), i->file_size(gone)};
        if (gone) continue;
        total += entry.bytes;
        entries.push_back(entry);
    }
    std::ranges::sort(entries, {}, &Entry::used);
    for (const Entry& entry : entries) {
        if (total <= most) return;
        if (entry.path == keep) continue;
        fs::remove(entry.path, error);
        total -= entry.bytes;
    }
}

}  // namespace

Result<std::vector<LoadedDetail>> load_detail(const std::string& path, const DetailOptions& options) {
    const Progress& progress = options.load.progress;
    if (!progress.part(0, 1, "reading").at(0)) return cancelled();
    if (options.cache_folder.empty()) return compute(path, options);
    const auto key = source_key(path, options.load);
    if (!progress.wanted()) return cancelled();
    if (!key) return compute(path, options);
    const std::string cache = (fs::path(options.cache_folder) / (key->name + cache_extension)).string();
    DetailOptions silent = options;
    silent.load.progress = {};
    const auto rebuild = [path, silent](std::size_t index) { return compute_one(path, silent, index); };
    if (auto layers = read_detail_cache(cache, key->content, rebuild)) {
        std::error_code ignored;
        fs::last_write_time(cache, fs::file_time_type::clock::now(), ignored);  // used
        return std::move(*layers);
    }
    auto layers = compute(path, options);
    if (!layers) return layers;
    // What was read belongs to the key only if the source is still the same.
    const auto after = source_key(path, options.load);
    const bool kept = after && after->content == key->content && make_folder(options.cache_folder) &&
                      write_detail_cache(cache, key->content, *layers, progress.part(0.9, 1, "keeping it"));
    if (!progress.wanted()) return cancelled();
    if (!kept) return layers;
    drop_unused(options.cache_folder, options.largest_cache, cache);
    // From here on the vertices that no map asks for need no memory.
    if (auto from_cache = read_detail_cache(cache, key->content, rebuild)) return std::move(*from_cache);
    return layers;
}

}  // namespace tourmap
