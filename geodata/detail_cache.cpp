#include "geodata/detail_cache.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "geodata/byte_stream.h"
#include "geodata/detail_summary.h"

namespace tourmap {
namespace {

constexpr std::uint64_t magic = 0x3144'5041'4d52'5554;  // "TURMAPD1"; byte order included
constexpr std::uint32_t version = 5;
constexpr std::size_t header_size = 64;

struct File {
    explicit File(int opened) : handle(opened) {}
    ~File() {
        if (handle >= 0) close(handle);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int handle;
};
using FilePtr = std::shared_ptr<const File>;

bool read_at(const File& file, std::uint64_t offset, std::span<std::byte> into) {
    while (!into.empty()) {
        const ssize_t got = pread(file.handle, into.data(), into.size(), static_cast<off_t>(offset));
        if (got <= 0) return false;
        offset += static_cast<std::uint64_t>(got);
        into = into.subspan(static_cast<std::size_t>(got));
    }
    return true;
}

bool write_all(int handle, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t done = write(handle, bytes.data(), bytes.size());
        if (done <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(done));
    }
    return true;
}

void write_hash(ByteWriter& out, const ContentHash& hash) {
    out.number(hash.a);
    out.number(hash.b);
}
ContentHash read_hash(ByteReader& in) {
    const auto a = in.number<std::uint64_t>(), b = in.number<std::uint64_t>();
    return {a, b};
}

// ---- levels -------------------------------------------------------------------------------------

// The arrays of a level in the order in which they are stored: what needs alignment first.
struct LevelEntry {
    std::uint8_t least_rank = 0;
    std::uint64_t vertices = 0, rings = 0, parts = 0;
    std::uint64_t offset = 0;
    ContentHash hash;

    bool plausible() const {
        constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
        return vertices <= most && rings <= vertices && parts <= rings;
    }
    std::uint64_t bytes() const {
        return vertices * (sizeof(LonLat) + 2) + (rings + 1 + parts + 1 + 2 * parts) * sizeof(std::uint32_t);
    }
};

template <class Use>
void for_each_array(const DetailLevel& level, const Use& use) {
    use(std::as_bytes(level.vertices));
    use(std::as_bytes(level.ring_offsets));
    use(std::as_bytes(level.part_offsets));
    use(std::as_bytes(level.parts));
    use(std::as_bytes(level.features));
    use(std::as_bytes(level.ranks));
    use(std::as_bytes(level.edges));
}

ContentHash hash_of(const DetailLevel& level) {
    ContentHasher hasher;
    for_each_array(level, [&](std::span<const std::byte> bytes) { hasher.add(bytes); });
    return hasher.finish();
}

LevelEntry entry_of(const DetailLevel& level) {
    LevelEntry entry;
    entry.least_rank = level.least_rank;
    entry.vertices = level.vertices.size();
    entry.rings = level.ring_offsets.size() - 1;
    entry.parts = level.part_offsets.size() - 1;
    entry.hash = hash_of(level);
    return entry;
}

bool offsets_fit(std::span<const std::uint32_t> offsets, std::size_t items, std::uint32_t least) {
    if (offsets.front() != 0 || offsets.back() != items) return false;
    for (std::size_t i = 1; i < offsets.size(); ++i)
        if (offsets[i] < offsets[i - 1] || offsets[i] - offsets[i - 1] < least) return false;
    return true;
}

// Whether a level keeps what is promised of its arrays.
bool sound(const DetailLevel& level, std::span<const GeometryKind> kinds) {
    if (!offsets_fit(level.ring_offsets, level.vertices.size(), 1)) return false;
    if (!offsets_fit(level.part_offsets, level.ring_offsets.size() - 1, 1)) return false;
    for (std::size_t p = 0; p < level.parts.size(); ++p) {
        if (p > 0 && (level.parts[p] <= level.parts[p - 1] || level.features[p] < level.features[p - 1])) return false;
        if (level.features[p] >= kinds.size()) return false;
        const GeometryKind kind = kinds[level.features[p]];
        if (kind == GeometryKind::none) return false;
        const std::uint32_t least = kind == GeometryKind::polygon ? 3 : kind == GeometryKind::line ? 2 : 1;
        for (std::uint32_t r = level.part_offsets[p]; r < level.part_offsets[p + 1]; ++r)
            if (level.ring_offsets[r + 1] - level.ring_offsets[r] < least) return false;
    }
    return std::ranges::all_of(
        level.vertices, [](LonLat p) { return std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90; });  // false for NaN
}

Result<DetailLevel> read_level(const File& file, const LevelEntry& entry, const std::vector<GeometryKind>& kinds) {
    const auto size = static_cast<std::size_t>(entry.bytes());
    const std::shared_ptr<std::byte[]> bytes(new std::byte[size]);  // aligned for any type, not cleared first
    const auto all = std::span(bytes.get(), size);
    if (!read_at(file, entry.offset, all) || tourmap::hash_of(all) != entry.hash)
        return fail("a level of detail is damaged in the cache");
    DetailLevel level;
    level.least_rank = entry.least_rank;
    std::size_t at = 0;
    const auto take = [&]<class Value>(std::span<const Value>& array, std::uint64_t count) {
        array = {reinterpret_cast<const Value*>(bytes.get() + at), static_cast<std::size_t>(count)};
        at += array.size_bytes();
    };
    take(level.vertices, entry.vertices);
    take(level.ring_offsets, entry.rings + 1);
    take(level.part_offsets, entry.parts + 1);
    take(level.parts, entry.parts);
    take(level.features, entry.parts);
    take(level.ranks, entry.vertices);
    take(level.edges, entry.vertices);
    if (!sound(level, kinds)) return fail("a level of detail in the cache is none");
    level.storage = bytes;
    level.add_boxes();
    return level;
}

void write_entry(ByteWriter& out, const LevelEntry& entry) {
    out.number(entry.least_rank);
    for (const std::uint64_t n : {entry.vertices, entry.rings, entry.parts, entry.offset}) out.number(n);
    write_hash(out, entry.hash);
}

LevelEntry read_entry(ByteReader& in) {
    LevelEntry entry;
    entry.least_rank = in.number<std::uint8_t>();
    for (std::uint64_t* n : {&entry.vertices, &entry.rings, &entry.parts, &entry.offset})
        *n = in.number<std::uint64_t>();
    entry.hash = read_hash(in);
    return entry;
}

// Finest first, and all within the file.
bool levels_fit(const std::vector<LevelEntry>& levels, std::uint64_t file_size) {
    if (levels.empty() || levels.front().least_rank != 0) return false;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const LevelEntry& level = levels[i];
        if (i > 0 && level.least_rank <= levels[i - 1].least_rank) return false;
        if (!level.plausible() || level.offset % alignof(double) != 0 || level.offset > file_size) return false;
        if (level.bytes() > file_size - level.offset) return false;
    }
    return true;
}

std::uint64_t aligned(std::uint64_t size) {
    return (size + 15) / 16 * 16;
}

// ---- tiles --------------------------------------------------------------------------------------

using Entries = std::vector<LevelEntry>;  // of one tile

void write_tile(ByteWriter& out, const SmallBox& box, const Entries& entries) {
    for (const float v : {box.west, box.south, box.east, box.north}) out.number(v);
    out.number(std::uint64_t{entries.size()});
    for (const LevelEntry& entry : entries) write_entry(out, entry);
}

std::optional<DetailTile> read_tile(ByteReader& in, const FilePtr& file, std::uint64_t file_size,
                                    const std::shared_ptr<const std::vector<GeometryKind>>& kinds) {
    DetailTile tile;
    for (float* v : {&tile.box.west, &tile.box.south, &tile.box.east, &tile.box.north}) *v = in.number<float>();
    const SmallBox& box = tile.box;
    const bool inside = box.west <= box.east && box.south <= box.north && box.west > -181 && box.east < 181 &&
                        box.south > -91 && box.north < 91;  // false for NaN
    Entries entries(in.count(sizeof(std::uint64_t)));
    for (LevelEntry& entry : entries) entry = read_entry(in);
    if (in.failed() || !inside || !levels_fit(entries, file_size)) return std::nullopt;
    for (const LevelEntry& entry : entries)
        tile.levels.push_back({entry.least_rank, [file, entry, kinds] { return read_level(*file, entry, *kinds); }});
    return tile;
}

// ---- the file -----------------------------------------------------------------------------------

std::vector<std::byte> header_of(const ContentHash& key, std::span<const std::byte> summary, std::uint64_t at) {
    ByteWriter out;
    out.number(magic);
    out.number(version);
    out.number(std::uint32_t{header_size});
    write_hash(out, key);
    out.number(std::uint64_t{summary.size()});
    write_hash(out, tourmap::hash_of(summary));
    out.number(at);
    return out.bytes();
}

// The summary's bytes, checked; none where the file is of another version or key, or damaged.
std::optional<std::vector<std::byte>> read_checked_summary(const File& file, const ContentHash& key,
                                                           std::uint64_t file_size) {
    std::vector<std::byte> header(header_size);
    if (file_size < header_size || !read_at(file, 0, header)) return std::nullopt;
    ByteReader in(header);
    if (in.number<std::uint64_t>() != magic || in.number<std::uint32_t>() != version) return std::nullopt;
    if (in.number<std::uint32_t>() != header_size || read_hash(in) != key) return std::nullopt;
    const auto size = in.number<std::uint64_t>();
    const ContentHash hash = read_hash(in);
    const auto at = in.number<std::uint64_t>();
    if (at > file_size || size != file_size - at) return std::nullopt;
    std::vector<std::byte> summary(static_cast<std::size_t>(size));
    if (!read_at(file, at, summary) || tourmap::hash_of(summary) != hash) return std::nullopt;
    return summary;
}

std::optional<std::vector<LoadedDetail>> read_file(const FilePtr& file, const ContentHash& key,
                                                   const std::function<Result<DetailLayerPtr>(std::size_t)>& rebuild) {
    struct stat status {};
    if (fstat(file->handle, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size < 0) return std::nullopt;
    const auto file_size = static_cast<std::uint64_t>(status.st_size);
    const auto bytes = read_checked_summary(*file, key, file_size);
    if (!bytes) return std::nullopt;
    ByteReader in(*bytes);
    std::vector<LoadedDetail> layers;
    for (std::size_t n = in.count(1), i = 0; i < n && !in.failed(); ++i) {
        LayerSummary summary = read_summary(in);
        LoadReport report = read_report(in);
        const auto kinds = std::make_shared<const std::vector<GeometryKind>>(summary.about.kinds);
        std::vector<DetailTile> tiles;
        for (std::size_t count = in.count(sizeof(SmallBox)); tiles.size() < count;) {
            auto tile = read_tile(in, file, file_size, kinds);
            if (!tile) return std::nullopt;
            tiles.push_back(std::move(*tile));
        }
        layers.push_back({std::make_shared<const DetailLayer>(std::move(summary), std::move(tiles),
                                                              [rebuild, i] { return rebuild(i); }),
                          std::move(report)});
    }
    if (!in.at_end() || layers.empty()) return std::nullopt;
    return layers;
}

// Writes one piece after the other, and stops at the first that fails.
class PieceWriter {
public:
    explicit PieceWriter(int handle) : handle_(handle) {}
    void put(std::span<const std::byte> bytes) {
        good_ = good_ && write_all(handle_, bytes);
        at_ += bytes.size();
    }
    void pad() { put(std::vector<std::byte>(aligned(at_) - at_)); }
    std::uint64_t at() const { return at_; }
    bool good() const { return good_; }
    void stop() { good_ = false; }

private:
    int handle_;
    std::uint64_t at_ = 0;
    bool good_ = true;
};

// The levels are made, written and forgotten one by one: of a large layer they do not fit into memory together.
Entries write_levels(const DetailTile& tile, PieceWriter& out) {
    Entries entries;
    for (const LevelSource& source : tile.levels) {
        const auto level = source.read();
        if (!level) out.stop();
        if (!out.good()) break;
        entries.push_back(entry_of(*level));
        entries.back().offset = out.at();
        for_each_array(*level, [&](std::span<const std::byte> bytes) { out.put(bytes); });
        out.pad();
    }
    return entries;
}

bool write_file(int handle, const ContentHash& key, const std::vector<LoadedDetail>& layers, const Progress& progress) {
    PieceWriter out(handle);
    out.put(std::vector<std::byte>(header_size));
    ByteWriter summary;
    summary.number(std::uint64_t{layers.size()});
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const std::vector<DetailTile>& tiles = layers[i].layer->tiles();
        write_summary(summary, *layers[i].layer);
        write_report(summary, layers[i].report);
        summary.number(std::uint64_t{tiles.size()});
        for (std::size_t t = 0; t < tiles.size(); ++t) {
            const double share = static_cast<double>(t) / static_cast<double>(tiles.size());
            if (!progress.at((static_cast<double>(i) + share) / static_cast<double>(layers.size()))) return false;
            write_tile(summary, tiles[t].box, write_levels(tiles[t], out));
        }
    }
    // The summary comes last, for it tells where the levels lie; the header, which tells where it lies, is filled in.
    const std::uint64_t at = out.at();
    out.put(summary.bytes());
    const std::vector<std::byte> header = header_of(key, summary.bytes(), at);
    return out.good() && lseek(handle, 0, SEEK_SET) == 0 && write_all(handle, header);
}

}  // namespace

std::optional<std::vector<LoadedDetail>> read_detail_cache(
    const std::string& path, const ContentHash& key,
    const std::function<Result<DetailLayerPtr>(std::size_t)>& rebuild) {
    const auto file = std::make_shared<const File>(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file->handle < 0) return std::nullopt;
    return read_file(file, key, rebuild);
}

bool write_detail_cache(const std::string& path, const ContentHash& key, const std::vector<LoadedDetail>& layers,
                        const Progress& progress) {
    const std::size_t slash = path.find_last_of('/') + 1;
    std::string temporary = path.substr(0, slash) + "." + path.substr(slash) + ".XXXXXX";
    const File file(mkostemp(temporary.data(), O_CLOEXEC));
    if (file.handle < 0) return false;
    if (write_file(file.handle, key, layers, progress) && rename(temporary.c_str(), path.c_str()) == 0) return true;
    unlink(temporary.c_str());
    return false;
}

}  // namespace tourmap
