// The base map projected and cut for a view: what frames share. Thread-safe.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "geodata/projected_graticule.h"
#include "render/camera.h"
#include "src/story/map_data.h"
#include "src/story/map_paths.h"
#include "src/story/relief.h"
#include "src/story/worldview.h"

namespace tourmap {

// Paths in map units, all for one region. Never null.
// A layer of the tour's own.
struct OwnPaths {
    PathPtr areas, lines;       // lines: outlines of areas too
    std::vector<MapXY> points;  // within the region
};

struct BasemapPaths {
    PathPtr sea;    // the outline of the projection's domain
    PathPtr land;   // all countries; fill nonzero
    PathPtr story;  // the countries of the tour, with what is part of them
    PathPtr lakes, rivers, coast, graticule;
    std::array<PathPtr, boundary_classes.size()> boundaries;  // as they are drawn, by class
    ReliefPicture relief;                                     // lies over the land
    std::vector<OwnPaths> own;                                // parallel to MapData::own
    // What the names of the graticule are laid out from.
    ProjectedGraticule net;
    ProjectedLayer outline;
};

// One CRS, ready to project. The Projector inside is guarded by the lock.
struct ProjectedSpace {
    Crs crs;
    DomainInfo domain;
    std::mutex lock;
    std::unique_ptr<Projector> projector;

    // Holds all of the map.
    MapBox whole();
    MapXY forward(LonLat p);
    std::optional<LonLat> inverse(MapXY p);

    // Areas of countries at 1:110m, for placing their names. Projected when first asked for.
    const ProjectedLayer& label_areas();
    // Lakes and rivers at 1:50m, likewise.
    const ProjectedLayer& label_lakes();
    const ProjectedLayer& label_rivers();
    // The tour's own layer i, likewise.
    std::shared_ptr<const ProjectedLayer> label_own(std::size_t i);
    DetailLayerPtr countries, lakes, rivers;  // may be null but for the first
    std::vector<DetailLayerPtr> own;          // as MapData::own

private:
    // page_metres: what a unit of the page may cover at least.
    using Made = std::shared_ptr<const ProjectedLayer>;
    // The lock is held.
    const Made& for_labels(Made& made, const DetailLayerPtr& of, double page_metres);

    Made label_areas_, label_lakes_, label_rivers_;
    std::vector<Made> label_own_;
};

using ProjectedSpacePtr = std::shared_ptr<ProjectedSpace>;

// What a base map is wanted for. draft: coarser, and of this page only.
struct BasemapPage {
    Camera camera;
    Canvas canvas;
    bool draft = false;
    const Worldview* worldview = nullptr;  // outlives the cache; null: every unit for itself
};

// The part of the map plane that is made ready for a page, and how finely: grid, in map units, as ProjectionDetail has
// it. Neighbouring pages share it.
struct PageRegion {
    MapBox box;
    double grid = 0;
    bool draft = false;
    friend bool operator==(const PageRegion& a, const PageRegion& b);
};
PageRegion page_region(const BasemapPage& page);

// Keeps what was used last: of CRSs as many as a few steps need, so that a globe may turn for ever.
class BasemapCache {
public:
    // story_countries: names as in the countries' attribute "name".
    BasemapCache(MapDataPtr data, std::vector<std::string> story_countries);
    ~BasemapCache();

    Result<ProjectedSpacePtr> space(const std::string& crs);
    // Error: also cancelled.
    Result<std::shared_ptr<const BasemapPaths>> paths(ProjectedSpace& space, const BasemapPage& page,
                                                      const Progress& progress = {});
    bool has_paths(const std::string& crs, const BasemapPage& page) const;
    std::size_t space_count() const;  // kept now

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tourmap
