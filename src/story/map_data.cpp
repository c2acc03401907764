#include "src/story/map_data.h"

#include <array>
#include <filesystem>

namespace tourmap {
namespace {

struct LayerFile {
    const char* name;
    DetailLayerPtr BasemapScale::*member;
    bool required;
};

constexpr std::array layer_files{
    LayerFile{"countries", &BasemapScale::countries, true}, LayerFile{"boundaries", &BasemapScale::boundaries, true},
    LayerFile{"coast", &BasemapScale::coast, true},         LayerFile{"lakes", &BasemapScale::lakes, false},
    LayerFile{"rivers", &BasemapScale::rivers, false},
};

struct Scale {
    const char* suffix;
    double finest_metres;
};

constexpr std::array scales{Scale{"110m", 6500}, Scale{"50m", 1500}, Scale{"10m", 0}};

// One file to read and what came of it.
struct Reading {
    std::string path;
    DetailLayerPtr* into = nullptr;  // null: the places
    Result<std::vector<LoadedDetail>> loaded = {};
};

std::vector<Reading> readings_for(const std::string& folder, MapData& data) {
    std::vector<Reading> readings;
    for (std::size_t i = 0; i < scales.size(); ++i)
        for (const LayerFile& file : layer_files) {
            const std::string path = folder + "/" + file.name + "_" + scales[i].suffix + ".shp";
            if (file.required || std::filesystem::exists(path))
                readings.push_back({path, &(data.scales[i].*file.member)});
        }
    readings.push_back({folder + "/places.shp"});
    return readings;
}

// What every map of the folder shares.
Result<void> read_shared(const std::string& folder, const BasemapOptions& basemap, std::shared_ptr<MapData>& data) {
    for (const Scale& scale : scales) data->scales.push_back({scale.finest_metres, {}, {}, {}, {}, {}});
    auto waters = read_waters(folder + "/waters.csv");
    if (!waters) return tl::unexpected(waters.error());
    data->waters = std::move(*waters);
    auto inland = read_inland_waters(folder + "/inland_waters.csv");
    if (!inland) return tl::unexpected(inland.error());
    data->inland_waters = std::move(*inland);
    std::vector<Reading> readings = readings_for(folder, *data);
    DetailOptions options;
    options.cache_folder = basemap.cache_folder;
    options.jobs = 1;  // the cores are busy with one file each
    parallel_for(readings.size(), basemap.jobs, [&](std::size_t i, Jobs) {
        DetailOptions one = options;
        const auto number = static_cast<double>(i), count = static_cast<double>(readings.size());
        one.load.progress = basemap.progress.part(number / count, (number + 1) / count, "reading");
        readings[i].loaded = load_detail(readings[i].path, one);
    });
    for (Reading& reading : readings) {
        if (!reading.loaded) return tl::unexpected(reading.loaded.error());
        const LoadedDetail& first = reading.loaded->front();
        if (!first.report.clean()) data->warnings.push_back(first.report.summary(reading.path));
        if (reading.into) {
            *reading.into = first.layer;
            continue;
        }
        auto places = first.layer->select(0, {});
        if (!places) return tl::unexpected(places.error());
        data->places = std::move(*places);
        data->places.attributes = first.layer->about().attributes;
    }
    return {};
}

}  // namespace

Result<MapDataPtr> load_basemap(const std::string& folder, const BasemapOptions& basemap) {
    auto data = basemap.before ? std::make_shared<MapData>(*basemap.before) : std::make_shared<MapData>();
    data->jobs = basemap.jobs;
    data->relief.reset();
    data->own.clear();
    data->warnings.clear();
    if (!basemap.relief.empty()) {
        auto relief = open_raster(basemap.relief, basemap.allow_network);
        if (!relief) return tl::unexpected(relief.error());
        data->relief = std::move(*relief);
    }
    if (!basemap.before)
        if (const auto read = read_shared(folder, basemap, data); !read) return tl::unexpected(read.error());
    for (const OwnFile& file : basemap.own) {
        DetailOptions one;
        one.cache_folder = basemap.cache_folder;
        one.jobs = basemap.jobs;
        one.load.layer = file.layer;
        one.load.allow_network = basemap.allow_network;
        one.load.progress = basemap.progress;
        auto loaded = load_detail(file.path, one);
        if (!loaded) return tl::unexpected(loaded.error());
        const LoadedDetail& first = loaded->front();
        if (!first.report.clean()) data->warnings.push_back(first.report.summary(file.path));
        data->own.push_back(first.layer);
    }
    return MapDataPtr(data);
}

std::size_t scale_for(const MapData& data, double metres_per_pixel) {
    for (std::size_t i = 0; i < data.scales.size(); ++i)
        if (metres_per_pixel >= data.scales[i].finest_metres) return i;
    return data.scales.size() - 1;
}

}  // namespace tourmap
