// Small files for the tests of the loader, written byte by byte, in a folder that goes away.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "geodata/load.h"

namespace load_test {

class TempFolder {
public:
    TempFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "tourmap-load-XXXXXX").string();
        if (!mkdtemp(pattern.data())) std::abort();
        path_ = pattern;
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    std::string path() const { return path_.string(); }

    std::string write(const std::string& name, const std::string& bytes) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << bytes;
        return *this / name;
    }
    std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
            out.push_back(entry.path().filename().string());
        }
        std::sort(out.begin(), out.end());
        return out;
    }

private:
    std::filesystem::path path_;
};

inline std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Bytes {
public:
    template <class T>
    Bytes& little(T value) {
        char raw[sizeof(T)];
        std::memcpy(raw, &value, sizeof(T));  // the tests run on little-endian machines
        text.append(raw, sizeof(T));
        return *this;
    }
    Bytes& big(std::int32_t value) {
        for (int shift = 24; shift >= 0; shift -= 8) text += static_cast<char>((value >> shift) & 0xFF);
        return *this;
    }
    std::string text;
};

using Points = std::vector<tourmap::LonLat>;

inline const std::string wgs84_prj =
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
    "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

struct Column {
    std::string name;
    char type = 'C';
    int width = 20;
    int decimals = 0;
};

// What goes into a shapefile. Shapes are lists of parts; a point shape is one part of one point.
struct ShapeFile {
    int type = 5;  // 1 point, 3 line, 5 polygon
    std::vector<std::vector<Points>> shapes;
    std::vector<Column> columns{{"name"}};
    std::vector<std::vector<std::string>> rows;  // missing ones become empty values
    std::uint8_t ldid = 0;
    std::string prj = wgs84_prj;
    std::string cpg;

    std::string record(const std::vector<Points>& parts) const {
        Bytes b;
        if (parts.empty()) return b.little<std::int32_t>(0).text;
        b.little<std::int32_t>(type);
        if (type == 1) return b.little(parts[0][0].lon).little(parts[0][0].lat).text;
        tourmap::LonLatBox box;
        std::int32_t count = 0;
        for (const Points& part : parts) {
            for (const tourmap::LonLat p : part) box.include(p);
            count += static_cast<std::int32_t>(part.size());
        }
        b.little(box.min.lon).little(box.min.lat).little(box.max.lon).little(box.max.lat);
        b.little(static_cast<std::int32_t>(parts.size())).little(count);
        std::int32_t start = 0;
        for (const Points& part : parts) {
            b.little(start);
            start += static_cast<std::int32_t>(part.size());
        }
        for (const Points& part : parts) {
            for (const tourmap::LonLat p : part) b.little(p.lon).little(p.lat);
        }
        return b.text;
    }

    std::string header(std::size_t bytes) const {
        Bytes b;
        b.big(9994);
        for (int i = 0; i < 5; ++i) b.big(0);
        b.big(static_cast<std::int32_t>(bytes / 2)).little<std::int32_t>(1000).little<std::int32_t>(type);
        for (const double v : {-180.0, -90.0, 180.0, 90.0, 0.0, 0.0, 0.0, 0.0}) b.little(v);
        return b.text;
    }

    std::string dbf() const {
        Bytes b;
        int row = 1;
        for (const Column& c : columns) row += c.width;
        b.little<std::uint8_t>(3).little<std::uint8_t>(123).little<std::uint8_t>(1).little<std::uint8_t>(1);
        b.little(static_cast<std::uint32_t>(shapes.size()));
        b.little(static_cast<std::uint16_t>(33 + 32 * columns.size())).little(static_cast<std::uint16_t>(row));
        b.text.append(17, '\0');
        b.little(ldid);
        b.text.append(2, '\0');
        for (const Column& c : columns) {
            std::string name = c.name;
            name.resize(11);
            b.text += name + c.type + std::string(4, '\0');
            b.little(static_cast<std::uint8_t>(c.width)).little(static_cast<std::uint8_t>(c.decimals));
            b.text.append(14, '\0');
        }
        b.text += '\r';
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            b.text += ' ';
            for (std::size_t c = 0; c < columns.size(); ++c) {
                std::string value = i < rows.size() && c < rows[i].size() ? rows[i][c] : "";
                value.resize(static_cast<std::size_t>(columns[c].width), ' ');
                b.text += value;
            }
        }
        return b.text + '\x1A';
    }

    // Returns the path of the .shp.
    std::string write(const TempFolder& folder, const std::string& stem) const {
        Bytes shp, shx;
        std::int32_t number = 0;
        for (const auto& parts : shapes) {
            const std::string content = record(parts);
            shx.big(static_cast<std::int32_t>((100 + shp.text.size()) / 2))
                .big(static_cast<std::int32_t>(content.size() / 2));
            shp.big(++number).big(static_cast<std::int32_t>(content.size() / 2)).text += content;
        }
        folder.write(stem + ".shp", header(100 + shp.text.size()) + shp.text);
        folder.write(stem + ".shx", header(100 + shx.text.size()) + shx.text);
        folder.write(stem + ".dbf", dbf());
        if (!prj.empty()) folder.write(stem + ".prj", prj);
        if (!cpg.empty()) folder.write(stem + ".cpg", cpg);
        return folder / (stem + ".shp");
    }
};

// A closed clockwise square, as shapefiles wind their exteriors.
inline Points square(double west, double south, double size) {
    return {{west, south}, {west, south + size}, {west + size, south + size}, {west + size, south}, {west, south}};
}

inline std::string feature_collection(const std::vector<std::string>& geometries) {
    std::string out = "{\"type\":\"FeatureCollection\",\"features\":[";
    for (std::size_t i = 0; i < geometries.size(); ++i) {
        out += (i ? "," : "") + std::string("{\"type\":\"Feature\",\"properties\":{\"n\":") + std::to_string(i) +
               "},\"geometry\":" + geometries[i] + "}";
    }
    return out + "]}";
}

// The only layer of a file that must load.
inline tourmap::LoadedLayer load_one(const std::string& path, const tourmap::LoadOptions& options = {}) {
    auto loaded = tourmap::load_layers(path, options);
    if (!loaded) throw std::runtime_error(tourmap::describe(loaded.error()));
    if (loaded->size() != 1) throw std::runtime_error(path + " has " + std::to_string(loaded->size()) + " layers");
    return loaded->front();
}

// The error of a file that must not load; empty if it does.
inline std::string error_of(const std::string& path, const tourmap::LoadOptions& options = {}) {
    const auto loaded = tourmap::load_layers(path, options);
    return loaded ? std::string() : tourmap::describe(loaded.error());
}

inline bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace load_test
