// The cache of detail changes nothing but the time it takes, whatever happens to it.
#include "geodata/detail_cache.h"

#include TOURMAP_CATCH_HEADER

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "geodata/load_detail.h"
#include "tests/unit/geodata/load_files.h"

using namespace tourmap;
using namespace load_test;

namespace {

const std::string two_squares = R"({"type": "FeatureCollection", "features": [
  {"type": "Feature", "properties": {"name": "Åland", "rank": 3}, "geometry": {"type": "Polygon",
   "coordinates": [[[0, 0], [5, 0.1], [10, 0], [10, 5], [10, 10], [0, 10], [0, 0]]]}},
  {"type": "Feature", "properties": {"name": null, "rank": 4}, "geometry": {"type": "Polygon",
   "coordinates": [[[10, 0], [20, 0], [20, 10], [10, 10], [10, 5], [10, 0]]]}},
  {"type": "Feature", "properties": {}, "geometry": null}]})";

bool same_geometry(const GeoLayer& a, const GeoLayer& b) {
    return a.vertices == b.vertices && a.seam == b.seam && a.ring_offsets == b.ring_offsets &&
           a.part_offsets == b.part_offsets && a.feature_offsets == b.feature_offsets && a.kinds == b.kinds;
}

void check_same(const LoadedDetail& a, const LoadedDetail& b) {
    const GeoLayer &x = a.layer->about(), &y = b.layer->about();
    CHECK(x.name == y.name);
    CHECK(x.source == y.source);
    CHECK(x.driver == y.driver);
    CHECK(x.geometry == y.geometry);
    CHECK(x.crs == y.crs);
    CHECK(x.kinds == y.kinds);
    CHECK(x.attributes.names == y.attributes.names);
    CHECK(x.attributes.types == y.attributes.types);
    CHECK(x.attributes.values == y.attributes.values);
    CHECK(x.attributes.nulls == y.attributes.nulls);
    CHECK(a.layer->extent().min == b.layer->extent().min);
    CHECK(a.layer->extent().max == b.layer->extent().max);
    CHECK(a.layer->neighbours() == b.layer->neighbours());
    CHECK(a.report.notes == b.report.notes);
    CHECK(a.report.repaired == b.report.repaired);
    CHECK(a.report.skipped == b.report.skipped);
    CHECK(a.report.issues.size() == b.report.issues.size());
    for (const double tolerance : {0.0, 0.01, 0.5})
        for (const Borders borders : {Borders::of_each, Borders::once})
            CHECK(same_geometry(a.layer->select(tolerance, {}, borders).value(),
                                b.layer->select(tolerance, {}, borders).value()));
}

std::vector<LoadedDetail> load(const std::string& path, const std::string& cache) {
    DetailOptions options;
    options.cache_folder = cache;
    auto layers = load_detail(path, options);
    REQUIRE(layers);
    return *layers;
}

// The one file of a cache.
std::string cache_file(const std::string& folder) {
    std::string found;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        CHECK(found.empty());
        found = entry.path().string();
    }
    REQUIRE_FALSE(found.empty());
    return found;
}

const auto no_rebuild = [](std::size_t) -> Result<DetailLayerPtr> { return fail("not to be rebuilt"); };

}  // namespace

TEST_CASE("what comes out of the cache is what went in") {
    const TempFolder folder;
    const std::string cache = folder / "cache";
    const std::string small = folder.write("a.geojson", two_squares);
    for (const std::string& path : {small, std::string(TOURMAP_SOURCE_DIR "/assets/basemap/countries_50m.shp"),
                                    std::string(TOURMAP_SOURCE_DIR "/assets/basemap/rivers_50m.shp"),
                                    std::string(TOURMAP_SOURCE_DIR "/assets/basemap/places.shp")}) {
        const auto plain = load(path, ""), cold = load(path, cache), warm = load(path, cache);
        REQUIRE(warm.size() == plain.size());
        for (std::size_t i = 0; i < plain.size(); ++i) {
            check_same(plain[i], cold[i]);
            check_same(plain[i], warm[i]);
        }
    }
}

TEST_CASE("a warm cache is read, and not the source's geometry") {
    const TempFolder folder;
    const std::string path = folder.write("a.geojson", two_squares);
    const auto key = source_key(path, {});
    REQUIRE(key);
    load(path, folder / "cache");
    const auto cached = read_detail_cache(cache_file(folder / "cache"), key->content, no_rebuild);
    REQUIRE(cached);
    CHECK(cached->front().layer->select(0, {}).value().vertices.size() == 11);
}

TEST_CASE("a cache cut short at any length, or with any byte changed, is as good as none") {
    const TempFolder folder;
    const std::string path = folder.write("a.geojson", two_squares);
    const auto plain = load(path, "");
    load(path, folder / "cache");
    const std::string file = cache_file(folder / "cache"), good = read_file(file);
    const auto key = source_key(path, {});
    REQUIRE(key);
    const auto rebuild = [&](std::size_t i) -> Result<DetailLayerPtr> { return plain[i].layer; };
    std::size_t refused = 0, tries = 0;
    const auto survives = [&](const std::string& bytes) {
        const std::string damaged = folder.write("damaged", bytes);
        ++tries;
        const auto read = read_detail_cache(damaged, key->content, rebuild);
        if (!read) {
            ++refused;
            return true;
        }
        // A damaged level shows when it is read, and is made anew.
        const auto geometry = read->front().layer->select(0, {});
        return read->size() == 1 && geometry && same_geometry(*geometry, plain.front().layer->select(0, {}).value()) &&
               read->front().layer->about().attributes.values == plain.front().layer->about().attributes.values;
    };
    for (std::size_t length = 0; length < good.size(); ++length)
        if (!survives(good.substr(0, length))) FAIL("cut to " << length << " of " << good.size());
    for (std::size_t at = 0; at < good.size(); ++at)
        for (const int change : {0x01, 0x80, 0xff}) {
            std::string bytes = good;
            bytes[at] = static_cast<char>(bytes[at] ^ change);
            if (!survives(bytes)) FAIL("byte " << at << " of " << good.size());
        }
    CHECK(refused > tries / 3);
    CHECK(survives(good + "more"));
    CHECK(survives(std::string(1 << 16, '\xff')));
}

TEST_CASE("a damaged cache is replaced") {
    const TempFolder folder;
    const std::string path = folder.write("a.geojson", two_squares);
    load(path, folder / "cache");
    const std::string file = cache_file(folder / "cache"), good = read_file(file);
    std::string bad = good;
    bad[40] ^= 1;
    folder.write("cache/" + std::filesystem::path(file).filename().string(), bad);
    check_same(load(path, "").front(), load(path, folder / "cache").front());
    CHECK(read_file(file) == good);
}

TEST_CASE("a source that changed is read anew, also when its size and time are as before") {
    const TempFolder folder;
    const std::string path = folder.write("a.geojson", two_squares);
    load(path, folder / "cache");
    const auto time = std::filesystem::last_write_time(path);
    std::string changed = two_squares;
    changed.replace(changed.find("[5, 0.1]"), 8, "[5, 0.3]");
    folder.write("a.geojson", changed);
    std::filesystem::last_write_time(path, time);
    const auto now = load(path, folder / "cache");
    CHECK(now.front().layer->select(0, {}).value().vertices[1].lat == 0.3);
    cache_file(folder / "cache");  // still one: the old one was replaced
}

TEST_CASE("all files of a shapefile count") {
    const TempFolder folder;
    for (const char* extension : {"shp", "shx", "dbf", "prj", "cpg"})
        std::filesystem::copy(std::string(TOURMAP_SOURCE_DIR "/assets/basemap/lakes_110m.") + extension,
                              folder / (std::string("lakes.") + extension));
    const std::string path = folder / "lakes.shp";
    for (const char* extension : {"shp", "shx", "dbf", "prj", "cpg"}) {
        const auto before = source_key(path, {});
        const std::string name = std::string("lakes.") + extension, bytes = read_file(folder / name);
        folder.write(name, bytes + " ");
        const auto after = source_key(path, {});
        REQUIRE((before && after));
        CHECK(before->name == after->name);
        CHECK_FALSE(before->content == after->content);
    }
    LoadOptions other;
    other.layer = "lakes";
    CHECK(source_key(path, other)->name != source_key(path, {})->name);
    other.allow_network = true;
    CHECK_FALSE(source_key(path, other));
    CHECK_FALSE(source_key(folder.path(), {}));
    CHECK_FALSE(source_key("/vsizip/" + path, {}));
    CHECK_FALSE(source_key(folder / "none.shp", {}));
}

TEST_CASE("without a folder that can be written to, there is no cache and no complaint") {
    const TempFolder folder;
    const std::string path = folder.write("a.geojson", two_squares);
    const auto plain = load(path, "");
    const std::string in_the_way = folder.write("file", "not a folder");
    check_same(plain.front(), load(path, in_the_way).front());
    check_same(plain.front(), load(path, in_the_way + "/below").front());
    check_same(plain.front(), load(path, "/proc/tourmap").front());
    CHECK(folder.names() == std::vector<std::string>{"a.geojson", "file"});
}

TEST_CASE("a folder, a pipe or an endless device in the place of a cache file is no cache") {
    const TempFolder folder;
    std::filesystem::create_directory(folder / "folder");
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    for (const std::string& path : {folder / "folder", folder / "pipe", std::string("/dev/zero")})
        CHECK_FALSE(read_detail_cache(path, {}, no_rebuild));
}

TEST_CASE("many writers and readers at once see whole caches only") {
    const TempFolder folder;
    const std::string path = folder.write("a.geojson", two_squares), cache = folder / "cache";
    const auto plain = load(path, "");
    std::atomic<int> wrong{0};
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            DetailOptions options;
            options.cache_folder = cache;
            for (int i = 0; i < 15; ++i) {
                // Some of them start without a cache.
                std::error_code ignored;
                if (t == 0 && i % 5 == 0) std::filesystem::remove_all(cache, ignored);
                const auto layers = load_detail(path, options);
                if (!layers || !same_geometry(layers->front().layer->select(0, {}).value(),
                                              plain.front().layer->select(0, {}).value()))
                    ++wrong;
            }
        });
    threads.clear();
    CHECK(wrong == 0);
    load(path, cache);
    cache_file(cache);  // no temporary files are left
}

TEST_CASE("a source that goes away while its cache is damaged is an error") {
    const TempFolder folder;
    const std::string path = folder.write("a.geojson", two_squares);
    load(path, folder / "cache");
    const std::string file = cache_file(folder / "cache");
    std::string bad = read_file(file);
    bad[64 + 8] ^= 1;  // in the first level, after the header
    folder.write("cache/" + std::filesystem::path(file).filename().string(), bad);
    const auto layers = load(path, folder / "cache");
    std::filesystem::remove(path);
    const auto selected = layers.front().layer->select(0, {});
    REQUIRE_FALSE(selected);
    CHECK(selected.error().where.file == path);
}

TEST_CASE("the hash of contents does not depend on how they are cut, and sees every change") {
    std::vector<std::byte> bytes(1000);
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::byte>(i * 7);
    const ContentHash whole = hash_of(bytes);
    for (const std::size_t step : {1, 3, 31, 32, 33, 64, 999}) {
        ContentHasher hasher;
        for (std::size_t at = 0; at < bytes.size(); at += step)
            hasher.add(std::span(bytes).subspan(at, std::min(step, bytes.size() - at)));
        CHECK(hasher.finish() == whole);
    }
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] ^= std::byte{1};
        CHECK_FALSE(hash_of(bytes) == whole);
        bytes[i] ^= std::byte{1};
    }
    for (std::size_t n = 0; n < 70; ++n)  // zeros at the end count
        CHECK_FALSE(hash_of(std::vector<std::byte>(n)) == hash_of(std::vector<std::byte>(n + 1)));
}

TEST_CASE("a cache that grows too large loses what was not used for longest") {
    const TempFolder folder;
    DetailOptions options;
    options.cache_folder = folder / "cache";
    std::vector<std::string> paths;
    for (const char* name : {"a.geojson", "b.geojson", "c.geojson"}) paths.push_back(folder.write(name, two_squares));
    REQUIRE(load_detail(paths[0], options));
    options.largest_cache = std::filesystem::file_size(cache_file(options.cache_folder)) * 5 / 2;
    const auto names = [&] {
        std::vector<std::string> out;
        for (const std::string& path : paths)
            if (std::filesystem::exists(options.cache_folder + "/" + source_key(path, {})->name + ".detail"))
                out.push_back(path);
        return out;
    };
    REQUIRE(load_detail(paths[1], options));
    CHECK(names() == std::vector{paths[0], paths[1]});
    REQUIRE(load_detail(paths[0], options));  // used again
    REQUIRE(load_detail(paths[2], options));
    CHECK(names() == std::vector{paths[0], paths[2]});
}
