// What each stage of a map takes, from file to PNG, on the base map's three scales and on made-up coastlines of
// growing size; how each grows with the vertices; and the peak of memory. Prints a Markdown table.
// Usage: stages_bench [--largest=VERTICES] [--stress=FILE] [options of Google Benchmark]
// The largest coast has 1e7 vertices and takes 1 GiB of memory; 1e8 takes ten times as much. FILE: any large vector
// file, shown whole in 4K.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <random>
#include <string_view>

#include "geodata/clip_domain.h"
#include "geodata/load_detail.h"
#include "geodata/projected_layer.h"
#include "geodata/view_detail.h"
#include "render/png.h"
#include "render/raster/raster_player.h"
#include "src/cli/memory.h"
#include "src/story/map_paths.h"
#include "tests/bench/coastline.h"
#include "tests/bench/growth.h"

namespace tourmap::bench {
namespace {

constexpr std::uint32_t seed = 20231101;
constexpr std::size_t islands = 512;
// Once for a file; then for each frame.
const std::vector<std::string> stages{"read", "detail", "open", "select", "clip", "project", "path", "draw", "encode"};

// The base map is shown as in README, the others whole.
struct DataSet {
    std::string name, path, crs;
    LonLatBox extent;
    std::size_t made_up = 0;  // vertices; 0: a file that is there
    Canvas canvas{1920, 1080};
};

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "stages_bench: %s\n", why.c_str());
    std::exit(1);
}

template <class T>
T value_of(Result<T> result) {
    if (!result) give_up(describe(result.error()));
    return std::move(*result);
}

MapBox box_on_map(const Projector& projector, const ProjectionDomain& domain, const LonLatBox& extent) {
    MapBox box;
    constexpr int n = 64;
    for (int i = 0; i <= n; ++i)
        for (int j = 0; j <= n; ++j) {
            const LonLat p{extent.min.lon + (extent.max.lon - extent.min.lon) * i / n,
                           extent.min.lat + (extent.max.lat - extent.min.lat) * j / n};
            if (contains(domain, p)) box.include(projector.forward(p));
        }
    return box;
}

// What the stages before have made, for those after.
struct Prepared {
    Prepared(const DataSet& data, const std::string& cache)
        : canvas(data.canvas),
          cache_folder(cache),
          layer(open(data)),
          crs(value_of(parse_crs(data.crs))),
          projector(value_of(Projector::create(crs))),
          domain(domain_of(crs)),
          camera(fit(box_on_map(projector, domain.domain, data.extent), canvas, {0, 0, 0, 0}, 1)),
          region(region_for(camera, canvas)),
          detail(view_detail(view_of(projector, domain.domain, region),
                             0.25 * camera.units_per_canvas / canvas.pixels_per_unit())) {
        selected = select();
        projected = project();
        list = paths();
        bitmap = value_of(rasterize(list));
    }
    DetailLayerPtr open(const DataSet& data) const {
        DetailOptions options;
        options.cache_folder = cache_folder;
        return value_of(load_detail(data.path, options)).front().layer;
    }
    GeoLayer select() const { return value_of(layer->select(detail.tolerance, detail.view.window, Borders::once)); }
    ProjectedLayer project() const { return project_layer(selected, projector, domain, detail.projection); }
    DisplayList paths() const {
        DisplayList out;
        out.canvas = canvas;
        const Affine affine = map_to_canvas(camera, canvas);
        out.commands.push_back(FillPath{fill_path(projected, region), affine, {217, 228, 203, 255}, {}, {}});
        out.commands.push_back(StrokePath{stroke_path(projected, region), affine, {90, 90, 90, 255}, 1, {}, {}, {}});
        return out;
    }

    Canvas canvas;
    std::string cache_folder;
    DetailLayerPtr layer;
    Crs crs;
    Projector projector;
    DomainInfo domain;
    Camera camera;
    MapBox region;
    ViewDetail detail;
    GeoLayer selected;
    ProjectedLayer projected;
    DisplayList list;
    Bitmap bitmap;
};

std::size_t clip_all(const Prepared& p) {
    std::size_t vertices = 0;
    RingSet<LonLat> rings;
    const GeoLayer& layer = p.selected;
    for (std::size_t part = 0; part < layer.part_count(); ++part) {
        rings.clear();
        for (std::size_t r = layer.part_offsets[part]; r < layer.part_offsets[part + 1]; ++r)
            rings.append(layer.ring(r), std::span(layer.seam).subspan(layer.ring_offsets[r], layer.ring(r).size()));
        rings = clip_polygon(std::move(rings), p.domain.domain, ClipDetail{});
        vertices += rings.points.size();
    }
    return vertices;
}

void run_stage(const std::string& stage, const DataSet& data, const Prepared& p) {
    if (stage == "read") benchmark::DoNotOptimize(value_of(load_layers(data.path)));
    if (stage == "detail") benchmark::DoNotOptimize(DetailLayer::of(value_of(load_layers(data.path)).front().layer));
    if (stage == "open") benchmark::DoNotOptimize(p.open(data));
    if (stage == "select") benchmark::DoNotOptimize(p.select());
    if (stage == "clip") benchmark::DoNotOptimize(clip_all(p));
    if (stage == "project") benchmark::DoNotOptimize(p.project());
    if (stage == "path") benchmark::DoNotOptimize(p.paths());
    if (stage == "draw") benchmark::DoNotOptimize(value_of(rasterize(p.list)));
    if (stage == "encode") benchmark::DoNotOptimize(value_of(encode_png(p.bitmap)));
}

// The kernel's own mark of the largest resident size, set back to the present one.
void forget_peak() {
    std::ofstream("/proc/self/clear_refs") << "5";
}
double peak_mib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::atof(line.c_str() + 6) / 1024;
    return 0;
}

// One data set at a time is in memory and on disk.
class Shelf {
public:
    explicit Shelf(std::filesystem::path folder) : folder_(std::move(folder)) {}
    ~Shelf() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    const Prepared& get(DataSet& data) {
        if (name_ == data.name) return *prepared_;
        prepared_.reset();
        if (data.made_up > 0) {
            std::filesystem::remove_all(folder_);
            std::filesystem::create_directories(folder_);
            data.path = (folder_ / "coast").string();
            if (!write_shapefile(make_coastline(data.made_up, islands, seed), data.path))
                give_up("cannot write in " + folder_.string());
            data.path += ".shp";
        }
        forget_peak();
        prepared_.emplace(data, (folder_ / "cache").string());
        name_ = data.name;
        return *prepared_;
    }

private:
    std::filesystem::path folder_;
    std::string name_;
    std::optional<Prepared> prepared_;
};

std::vector<DataSet> data_sets(double largest, const std::string& stress) {
    const LonLatBox europe_to_kazakhstan{{-5, 35}, {90, 62}, false}, world{{-180, -85}, {180, 85}, false};
    std::vector<DataSet> out;
    for (const std::string scale : {"110m", "50m", "10m"})
        out.push_back({"countries " + scale, TOURMAP_SOURCE_DIR "/assets/basemap/countries_" + scale + ".shp",
                       "+proj=laea +lat_0=48 +lon_0=40", europe_to_kazakhstan});
    if (!stress.empty()) out.push_back({"stress", stress, "+proj=eqearth", world, 0, {3840, 2160}});
    for (double n = 1e4; n <= largest * 1.001; n *= 10) {
        char name[32];
        std::snprintf(name, sizeof name, "coast 1e%.0f", std::log10(n));
        out.push_back({name, "", "+proj=eqearth +lon_0=40", world, static_cast<std::size_t>(n)});
    }
    return out;
}

// Takes one of our options out of the arguments. Empty: it is not among them.
std::string take(std::string_view option, int& argc, char** argv) {
    std::string value;
    const auto is_ours = [&](char* argument) { return std::string_view(argument).starts_with(option); };
    for (int i = 1; i < argc; ++i)
        if (is_ours(argv[i])) value = argv[i] + option.size();
    argc = static_cast<int>(std::remove_if(argv + 1, argv + argc, is_ours) - argv);
    return value;
}

int run(int argc, char** argv) {
    const std::string asked = take("--largest=", argc, argv), stress = take("--stress=", argc, argv);
    const double largest = asked.empty() ? 1e7 : std::atof(asked.c_str());
    if (!(largest >= 1e4 && largest <= 1e8)) give_up("--largest is 1e4 to 1e8");
    std::vector<DataSet> sets = data_sets(largest, stress);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    Shelf shelf(std::filesystem::temp_directory_path() / ("tourmap-bench-" + std::to_string(std::random_device()())));
    for (DataSet& data : sets)
        for (const std::string& stage : stages)
            benchmark::RegisterBenchmark(
                (data.name + "/" + stage).c_str(),
                [&](benchmark::State& state) {
                    const Prepared& prepared = shelf.get(data);
                    for (auto _ : state) run_stage(stage, data, prepared);
                    state.counters["vertices"] = static_cast<double>(prepared.layer->summary().vertices);
                    state.counters["shown"] = static_cast<double>(prepared.selected.vertices.size());
                    state.counters["peak_MiB"] = peak_mib();
                })
                ->Unit(benchmark::kMillisecond)
                ->MeasureProcessCPUTime()
                ->MinTime(0.2);
    GrowthTable table(stages, {"select", "project", "path", "draw"});
    benchmark::RunSpecifiedBenchmarks(&table);
    return 0;
}

}  // namespace
}  // namespace tourmap::bench

int main(int argc, char** argv) {
    tourmap::prepare_memory();
    return tourmap::bench::run(argc, argv);
}
