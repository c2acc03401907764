#include "geodata/thin_rings.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <tuple>

namespace tourmap {
namespace {

constexpr int ranks_an_octave = 4;
constexpr double crowd = 4;            // tolerances; a power of two
constexpr int octaves_of_a_crowd = 2;  // its logarithm

// A ring as it is seen from far away.
struct Speck {
    double diagonal = 0;  // degrees on the sphere
    double x = 0, y = 0;  // of its middle, degrees on the sphere
    std::uint32_t ring = 0;
    bool hole = false;
    bool same_as(const Speck& b) const { return diagonal == b.diagonal && x == b.x && y == b.y; }
};

Speck speck_of(std::span<const LonLat> ring, std::uint32_t number) {
    LonLatBox box;
    for (const LonLat p : ring) box.include(p);
    const double nearest = box.min.lat > 0 ? box.min.lat : box.max.lat < 0 ? box.max.lat : 0;
    const double width = (box.max.lon - box.min.lon) * std::cos(nearest * degrees_to_radians);
    const double lat = (box.min.lat + box.max.lat) / 2;
    return {std::hypot(width, box.max.lat - box.min.lat),
            (box.min.lon + box.max.lon) / 2 * std::cos(lat * degrees_to_radians), lat, number, false};
}

// The octave of tolerances that a length belongs to: finest_tolerance * 2^octave is at most the length.
int octave_of(double degrees) {
    return static_cast<int>(std::floor(std::log2(degrees / finest_tolerance)));
}

DetailRank rank_of(double degrees) {
    if (!(degrees > finest_tolerance)) return 0;
    // Rounded up: a ring is rather kept too long.
    const double octaves = std::log2(degrees / finest_tolerance);
    return static_cast<DetailRank>(std::clamp(std::ceil(octaves * ranks_an_octave), 0.0, always_needed - 1.0));
}

// Cells of the globe, at each octave four tolerances wide, that hold a ring already. Rows of cells are apart by their
// latitudes, so that the rounding of one row does not matter to the next.
class Cells {
public:
    explicit Cells(std::size_t rings) : keys_(std::bit_ceil(rings * 8 + 8), empty) {}

    // Whether the place was free.
    bool take(const Speck& speck, int octave) {
        const double cell = crowd * finest_tolerance * std::exp2(octave);
        const auto column = static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(speck.x / cell)));
        const auto row = static_cast<std::uint64_t>(static_cast<std::int64_t>(std::floor(speck.y / cell)));
        // A number of its own for each cell: 27 bits are enough for 360 degrees at the finest tolerance.
        constexpr std::uint64_t mask = (1u << 28) - 1;
        const std::uint64_t key = (column & mask) | (row & mask) << 28 | static_cast<std::uint64_t>(octave) << 56;
        std::uint64_t hash = key * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
        for (std::size_t slot = hash & (keys_.size() - 1);; slot = (slot + 1) & (keys_.size() - 1)) {
            if (keys_[slot] == key) return false;
            if (keys_[slot] != empty) continue;
            keys_[slot] = key;
            return true;
        }
    }

private:
    static constexpr std::uint64_t empty = ~std::uint64_t{0};
    std::vector<std::uint64_t> keys_;
};

bool stands_alone(const GeoLayer& layer, const Topology& topology, std::size_t ring) {
    for (std::size_t i = layer.ring_offsets[ring]; i < layer.ring_offsets[ring + 1]; ++i)
        if (topology.junction[i]) return false;
    return true;
}

// The rank from which on a larger ring hides this one.
DetailRank rank_in_crowd(const Speck& speck, Cells& cells) {
    const int octave = octave_of(speck.diagonal);
    // From four tolerances up to where it vanishes.
    for (int o = std::max(octave - octaves_of_a_crowd + 1, 0); o <= octave; ++o)
        if (!cells.take(speck, o)) return static_cast<DetailRank>(o * ranks_an_octave);
    // It hides smaller ones too.
    for (int o = std::max(octave - 2 * octaves_of_a_crowd + 1, 0); o <= octave - octaves_of_a_crowd; ++o)
        cells.take(speck, o);
    return always_needed;
}

}  // namespace

std::vector<DetailRank> ring_ranks(const GeoLayer& layer, const Topology& topology, const Progress& progress) {
    std::vector<DetailRank> ranks(layer.ring_count(), always_needed);
    std::vector<Speck> alone;
    for (std::size_t f = 0; f < layer.feature_count(); ++f)
        for (std::uint32_t part = layer.feature_offsets[f]; part < layer.feature_offsets[f + 1]; ++part)
            for (std::uint32_t r = layer.part_offsets[part]; r < layer.part_offsets[part + 1]; ++r) {
                if (r % 4096 == 0 && !progress.at(0)) return ranks;
                if (layer.kinds[f] == GeometryKind::point) continue;
                Speck speck = speck_of(layer.ring(r), r);
                speck.hole = r > layer.part_offsets[part];
                ranks[r] = rank_of(speck.diagonal);
                if (layer.kinds[f] == GeometryKind::polygon && ranks[r] > 0 && stands_alone(layer, topology, r))
                    alone.push_back(speck);
            }
    std::sort(alone.begin(), alone.end(), [](const Speck& a, const Speck& b) {
        return std::tie(b.diagonal, a.x, a.y, a.ring) < std::tie(a.diagonal, b.x, b.y, b.ring);
    });
    Cells cells(alone.size());
    for (std::size_t i = 0, j = 0; i < alone.size(); i = j) {
        if (i % 4096 == 0 && !progress.at(0)) return ranks;
        while (j < alone.size() && alone[j].same_as(alone[i])) ++j;
        DetailRank& rank = ranks[alone[i].ring];
        if (j == i + 1 && alone[i].hole)
            rank = rank_of(alone[i].diagonal / crowd);
        else
            rank = std::min(rank, rank_in_crowd(alone[i], cells));
        // A hole and what fills it stay and go together.
        for (std::size_t k = i + 1; k < j; ++k) ranks[alone[k].ring] = rank;
    }
    return ranks;
}

}  // namespace tourmap
