#include "src/story/map_data.h"

#include <array>
#include <filesystem>

namespace tourmap {
namespace {

struct LayerFile {
    const char* name;
    GeoLayerPtr BasemapScale::*member;
    bool required;
};

constexpr std::array layer_files{
    LayerFile{"countries", &BasemapScale::countries, true}, LayerFile{"boundaries", &BasemapScale::boundaries, true},
    LayerFile{"coast", &BasemapScale::coast, true},         LayerFile{"lakes", &BasemapScale::lakes, false},
    LayerFile{"rivers", &BasemapScale::rivers, false},
};

Result<GeoLayerPtr> load_one(const std::string& path, std::vector<std::string>& warnings) {
    auto layers = load_layers(path);
    if (!layers) return tl::unexpected(layers.error());
    if (layers->empty()) return fail(path + " has no layer");
    const LoadedLayer& first = layers->front();
    if (!first.report.clean()) warnings.push_back(first.report.summary(path));
    return first.layer;
}

}  // namespace

Result<MapDataPtr> load_basemap(const std::string& folder) {
    auto data = std::make_shared<MapData>();
    struct Scale {
        const char* suffix;
        double finest_metres;
    };
    for (const Scale& s : {Scale{"110m", 6500}, Scale{"50m", 1500}, Scale{"10m", 0}}) {
        BasemapScale scale;
        scale.finest_metres = s.finest_metres;
        for (const LayerFile& file : layer_files) {
            const std::string path = folder + "/" + file.name + "_" + s.suffix + ".shp";
            if (!file.required && !std::filesystem::exists(path)) continue;
            auto layer = load_one(path, data->warnings);
            if (!layer) return tl::unexpected(layer.error());
            scale.*file.member = *layer;
        }
        data->scales.push_back(std::move(scale));
    }
    auto places = load_one(folder + "/places.shp", data->warnings);
    if (!places) return tl::unexpected(places.error());
    data->places = *places;
    return MapDataPtr(data);
}

std::size_t scale_for(const MapData& data, double metres_per_pixel) {
    for (std::size_t i = 0; i < data.scales.size(); ++i)
        if (metres_per_pixel >= data.scales[i].finest_metres) return i;
    return data.scales.size() - 1;
}

}  // namespace tourmap
