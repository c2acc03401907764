#include "geodata/load_detail.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "geodata/freed_memory.h"

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
    for (const LoadedLayer& layer : *loaded) return_freed_memory(layer.layer->vertices.size());
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

struct CacheFile {
    std::string path;
    SourceKey key;
};

std::optional<CacheFile> cache_of(const std::string& path, const DetailOptions& options) {
    const auto key = source_key(path, options.load);
    if (!key) return std::nullopt;
    return CacheFile{(fs::path(options.cache_folder) / (key->name + cache_extension)).string(), *key};
}

std::optional<std::vector<LoadedDetail>> read_cache(const std::optional<CacheFile>& cache, const std::string& path,
                                                    const DetailOptions& options) {
    if (!cache) return std::nullopt;
    DetailOptions silent = options;
    silent.load.progress = {};
    const auto rebuild = [path, silent](std::size_t index) { return compute_one(path, silent, index); };
    auto layers = read_detail_cache(cache->path, cache->key.content, rebuild);
    if (!layers) return layers;
    std::error_code ignored;
    fs::last_write_time(cache->path, fs::file_time_type::clock::now(), ignored);  // used
    return layers;
}

Result<std::vector<LoadedDetail>> load_by_key(const std::string& path, const DetailOptions& options) {
    const Progress& progress = options.load.progress;
    const auto cache = cache_of(path, options);
    if (!progress.wanted()) return cancelled();
    if (auto layers = read_cache(cache, path, options)) return std::move(*layers);
    auto layers = compute(path, options);
    if (!layers || !cache) return layers;
    // What was read belongs to the key only if the source is still the same.
    const auto after = source_key(path, options.load);
    const bool kept = after && after->content == cache->key.content && make_folder(options.cache_folder) &&
                      write_detail_cache(cache->path, after->content, *layers, progress.part(0.9, 1, "keeping it"));
    if (!progress.wanted()) return cancelled();
    if (!kept) return layers;
    drop_unused(options.cache_folder, options.largest_cache, cache->path);
    // From here on the vertices that no map asks for need no memory.
    auto from_cache = read_cache(cache, path, options);
    if (!from_cache) return layers;
    for (LoadedDetail& layer : *layers) {
        const auto vertices = layer.layer->summary().vertices;
        layer.layer = nullptr;
        return_freed_memory(vertices);
    }
    return std::move(*from_cache);
}

// Without asking GDAL, which takes longer to load than most maps take to draw.
bool may_have_large_index(const std::string& path, const LoadOptions& options) {
    constexpr std::uint64_t least_bytes_a_feature = 32;
    std::error_code error;
    const fs::path file(path);
    if (!fs::is_regular_file(file, error)) return true;  // a folder, a name that GDAL alone understands
    if (fs::file_size(file, error) / least_bytes_a_feature < options.large) return false;
    const std::string extension = file.extension().string();
    if (extension == ".gpkg" || extension == ".fgb" || extension == ".zip" || extension == ".tab") return true;
    const auto beside = [&](const char* end) { return fs::exists(fs::path(file).replace_extension(end), error); };
    return extension == ".shp" && (beside(".qix") || beside(".sbn"));
}

}  // namespace

Result<std::vector<LoadedDetail>> load_detail(const std::string& path, const DetailOptions& options) {
    const Progress& progress = options.load.progress;
    if (!progress.part(0, 1, "reading").at(0)) return cancelled();
    if (options.cache_folder.empty()) return compute(path, options);
    if (!options.load.window) return load_by_key(path, options);
    if (may_have_large_index(path, options.load)) {
        if (auto layers = read_cache(cache_of(path, options), path, options)) return std::move(*layers);
        // What is wrong with the source is said when it is read.
        if (reads_by_window(path, options.load).value_or(false)) return load_by_key(path, options);
        if (!progress.wanted()) return cancelled();
    }
    DetailOptions whole = options;
    whole.load.window.reset();
    return load_by_key(path, whole);
}

}  // namespace tourmap
