// Projector: lon/lat (WGS84) to map coordinates and back. Wraps a PROJ context and transformation:
// move-only and owned by one thread.
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "geodata/crs.h"

namespace tourmap {

class Projector {
public:
    static Result<Projector> create(const Crs& crs);
    ~Projector();
    Projector(Projector&&) noexcept;
    Projector& operator=(Projector&&) noexcept;

    // Axis order x, y always. A point that PROJ refuses becomes (NaN, NaN); nothing is thrown.
    // Points outside the ProjectionDomain give finite nonsense: clip first.
    MapXY forward(LonLat p) const;
    void forward(std::span<const LonLat> in, std::span<MapXY> out) const;  // equal sizes
    std::optional<LonLat> inverse(MapXY p) const;
    bool has_inverse() const;  // some of PROJ's methods lack one

    const Crs& crs() const;

private:
    struct Handle;
    explicit Projector(std::unique_ptr<Handle> handle);
    std::unique_ptr<Handle> handle_;
};

}  // namespace tourmap
