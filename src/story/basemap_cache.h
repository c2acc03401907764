// The base map projected and cut for a view: what frames share. Thread-safe.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "geodata/projected_layer.h"
#include "render/camera.h"
#include "src/story/map_data.h"
#include "src/story/map_paths.h"

namespace tourmap {

// Line classes of assets/basemap/boundaries_*: the order is that of BasemapPaths::boundaries.
inline constexpr std::array<const char*, 5> boundary_classes{"international", "disputed", "line_of_control", "lease",
                                                             "indefinite"};

// Paths in map units, all for one region. Never null.
struct BasemapPaths {
    PathPtr sea;    // the outline of the projection's domain
    PathPtr land;   // all countries; fill nonzero
    PathPtr story;  // the countries of the tour
    PathPtr lakes, rivers, coast, graticule;
    std::array<PathPtr, boundary_classes.size()> boundaries;
};

// One CRS, ready to project. The Projector inside is guarded by the lock.
struct ProjectedSpace {
    Crs crs;
    DomainInfo domain;
    std::mutex lock;
    std::unique_ptr<Projector> projector;
    // Areas of countries at 1:110m, for placing their names.
    ProjectedLayer label_areas;

    MapXY forward(LonLat p);
    std::optional<LonLat> inverse(MapXY p);
};

using ProjectedSpacePtr = std::shared_ptr<ProjectedSpace>;

class BasemapCache {
public:
    // story_countries: names as in the countries' attribute "name".
    BasemapCache(MapDataPtr data, std::vector<std::string> story_countries);
    ~BasemapCache();

    Result<ProjectedSpacePtr> space(const std::string& crs);
    Result<std::shared_ptr<const BasemapPaths>> paths(const std::string& crs, const Camera& camera,
                                                      const Canvas& canvas);
    bool has_paths(const std::string& crs, const Camera& camera, const Canvas& canvas) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tourmap
