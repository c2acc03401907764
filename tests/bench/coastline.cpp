#include "tests/bench/coastline.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <random>

namespace tourmap::bench {
namespace {

static_assert(std::endian::native == std::endian::little);  // numbers are written as they lie in memory

constexpr double roughness = 0.68;  // how much smaller each displacement is than the one before

constexpr double largest_radius = 1.7;

std::vector<double> radii(std::size_t count, std::mt19937& random) {
    std::uniform_real_distribution<double> between(-1, 1);
    std::vector<double> r(count, 1);
    double amplitude = 0.6;
    for (std::size_t step = count; step > 1; step /= 2, amplitude *= roughness)
        for (std::size_t i = 0; i < count; i += step) {
            const double middle = (r[i] + r[(i + step) % count]) / 2;
            r[i + step / 2] = std::clamp(middle + amplitude * between(random), 0.15, largest_radius);
        }
    return r;
}

std::vector<LonLat> island(LonLat centre, double size, std::size_t count, std::mt19937& random) {
    const std::vector<double> r = radii(count, random);
    std::vector<LonLat> ring(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = -2 * pi * static_cast<double>(i) / static_cast<double>(count);
        ring[i] = {centre.lon + size * r[i] * std::cos(angle), centre.lat + size * r[i] * std::sin(angle)};
    }
    return ring;
}

class File {
public:
    explicit File(const std::string& path) : out_(path, std::ios::binary) {}
    template <class Number>
    void little(Number value) {
        out_.write(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void big(std::int32_t value) {
        const auto bits = static_cast<std::uint32_t>(value);
        for (const int shift : {24, 16, 8, 0}) out_.put(static_cast<char>(bits >> shift));
    }
    void text(const std::string& value) { out_.write(value.data(), static_cast<std::streamsize>(value.size())); }
    void points(const std::vector<LonLat>& points) {
        static_assert(sizeof(LonLat) == 16);
        out_.write(reinterpret_cast<const char*>(points.data()), static_cast<std::streamsize>(points.size() * 16));
    }
    bool good() {
        out_.flush();
        return out_.good();
    }

private:
    std::ofstream out_;
};

LonLatBox box_of(const std::vector<LonLat>& ring) {
    LonLatBox box;
    for (const LonLat& p : ring) box.include(p);
    return box;
}

void write_box(File& file, const LonLatBox& box) {
    for (const double v : {box.min.lon, box.min.lat, box.max.lon, box.max.lat}) file.little(v);
}

// Lengths in files and records are counted in words of two bytes.
void write_header(File& file, std::int64_t words, const LonLatBox& box) {
    file.big(9994);
    for (int i = 0; i < 5; ++i) file.big(0);
    file.big(static_cast<std::int32_t>(words));
    file.little(std::int32_t{1000});
    file.little(std::int32_t{5});  // polygons
    write_box(file, box);
    for (int i = 0; i < 4; ++i) file.little(0.0);
}

std::int32_t record_words(const std::vector<LonLat>& ring) {
    return static_cast<std::int32_t>((44 + 4 + 16 * (ring.size() + 1)) / 2);
}

bool write_shapes(const Coastline& coastline, const std::string& stem) {
    LonLatBox whole;
    std::int64_t words = 50;
    for (const auto& ring : coastline) {
        whole.include_all(box_of(ring));
        words += 4 + record_words(ring);
    }
    File shp(stem + ".shp"), shx(stem + ".shx");
    write_header(shp, words, whole);
    write_header(shx, 50 + 4 * static_cast<std::int64_t>(coastline.size()), whole);
    std::int32_t at = 50, number = 0;
    for (const auto& ring : coastline) {
        const std::int32_t length = record_words(ring);
        shx.big(at);
        shx.big(length);
        shp.big(++number);
        shp.big(length);
        shp.little(std::int32_t{5});
        write_box(shp, box_of(ring));
        shp.little(std::int32_t{1});
        shp.little(static_cast<std::int32_t>(ring.size() + 1));
        shp.little(std::int32_t{0});
        shp.points(ring);
        shp.points({ring.front()});
        at += 4 + length;
    }
    return shp.good() && shx.good();
}

bool write_attributes(const Coastline& coastline, const std::string& stem) {
    File dbf(stem + ".dbf");
    constexpr std::int16_t header = 32 + 32 + 1, record = 1 + 9;
    dbf.text(std::string("\x03\x7b\x01\x01", 4));
    dbf.little(static_cast<std::int32_t>(coastline.size()));
    dbf.little(header);
    dbf.little(record);
    dbf.text(std::string(20, '\0'));
    std::string field("id");
    field.resize(11, '\0');
    dbf.text(field + "N" + std::string(4, '\0') + '\x09' + std::string(15, '\0') + "\r");
    char row[24];
    for (std::size_t i = 0; i < coastline.size(); ++i) {
        std::snprintf(row, sizeof row, " %9zu", i + 1);
        dbf.text(row);
    }
    dbf.text("\x1a");
    File prj(stem + ".prj");
    prj.text(R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
             R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])");
    return dbf.good() && prj.good();
}

}  // namespace

Coastline make_coastline(std::size_t vertices, std::size_t islands, std::uint32_t seed) {
    std::mt19937 random(seed);
    const std::size_t ring = std::max<std::size_t>(16, std::bit_floor(vertices / islands));
    islands = std::max<std::size_t>(1, std::min(islands, vertices / ring));
    // One island in each cell of a grid, so that they do not overlap.
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(2.0 * static_cast<double>(islands))));
    const std::size_t rows = (islands + columns - 1) / columns;
    const double width = 358.0 / static_cast<double>(columns), height = 150.0 / static_cast<double>(rows);
    Coastline coastline;
    for (std::size_t i = 0; i < islands; ++i) {
        const LonLat centre{-179 + width * (0.5 + static_cast<double>(i % columns)),
                            -75 + height * (0.5 + static_cast<double>(i / columns))};
        coastline.push_back(island(centre, std::min(width, height) / (2 * largest_radius), ring, random));
    }
    return coastline;
}

bool write_shapefile(const Coastline& coastline, const std::string& stem) {
    return write_shapes(coastline, stem) && write_attributes(coastline, stem);
}

}  // namespace tourmap::bench
