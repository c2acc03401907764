#include "geodata/load_hillshade.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <gdal_utils.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <utility>

namespace tourmap {
namespace {

// GDAL's values: 0 no height, 1 dark, 255 bright.
constexpr int flat = 181;
constexpr double strongest_light = 0.55;     // opacity of white, as in the relief that comes with the program
constexpr double allowed_step_ratio = 1.01;  // of column steps that are shaded with the same one
constexpr float no_height = -32768;          // as GDAL is told it

std::size_t index(int i) {
    return static_cast<std::size_t>(i);
}

struct FreeOptions {
    void operator()(GDALDEMProcessingOptions* options) const { GDALDEMProcessingOptionsFree(options); }
};

// Heights are taken so many times: slopes of a mean over 20 km become about as steep as those over 50 m.
double exaggeration(double metres_a_cell) {
    return std::max(1.0, std::pow(metres_a_cell / 50, 0.4));
}

// Rows [first, end) with the neighbours they need, and where those rows begin in it.
struct Block {
    int first, end, read_first, read_end;
};

// Blocks of rows whose columns are about equally wide.
std::vector<Block> blocks_of(const HeightGrid& grid) {
    std::vector<Block> blocks;
    for (int first = 0; first < grid.rows;) {
        int end = first + 1;
        double least = grid.column_step[index(first)], most = least;
        for (; end < grid.rows; ++end) {
            least = std::min(least, grid.column_step[index(end)]);
            most = std::max(most, grid.column_step[index(end)]);
            if (most > allowed_step_ratio * least) break;
        }
        blocks.push_back({first, end, std::max(first - 1, 0), std::min(end + 1, grid.rows)});
        first = end;
    }
    return blocks;
}

class Shader {
public:
    explicit Shader(const HeightGrid& grid) : grid_(grid), pad_(grid.goes_round ? 1 : 0) {}

    // GDAL's values of a block's rows; empty: not enough memory.
    std::vector<std::uint8_t> shade(const Block& block) const {
        const int columns = grid_.columns + 2 * pad_, rows = block.read_end - block.read_first;
        std::vector<float> heights = heights_of(block);
        GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
        GDALDatasetUniquePtr from(memory->Create("", columns, rows, 0, GDT_Float32, nullptr));
        char pointer[64] = {};
        pointer[CPLPrintPointer(pointer, heights.data(), sizeof pointer - 1)] = 0;
        const std::string place = std::string("DATAPOINTER=") + pointer;
        const char* const band_options[] = {place.c_str(), nullptr};
        if (!from || from->AddBand(GDT_Float32, const_cast<char**>(band_options)) != CE_None) return {};
        double transform[6] = {0, grid_.column_step[index((block.first + block.end) / 2)], 0, 0, 0, -grid_.row_step};
        from->SetGeoTransform(transform);
        from->GetRasterBand(1)->SetNoDataValue(no_height);
        const GDALDatasetUniquePtr to = process(*from);
        if (!to) return {};
        std::vector<std::uint8_t> out(index(grid_.columns) * index(block.end - block.first));
        const bool read = to->GetRasterBand(1)->RasterIO(GF_Read, pad_, block.first - block.read_first, grid_.columns,
                                                         block.end - block.first, out.data(), grid_.columns,
                                                         block.end - block.first, GDT_Byte, 0, 0, nullptr) == CE_None;
        return read ? out : std::vector<std::uint8_t>();
    }

private:
    std::vector<float> heights_of(const Block& block) const {
        std::vector<float> heights;
        heights.reserve(index(grid_.columns + 2 * pad_) * index(block.read_end - block.read_first));
        const auto add = [&](float metres) { heights.push_back(std::isfinite(metres) ? metres : no_height); };
        for (int row = block.read_first; row < block.read_end; ++row) {
            const float* of_row = grid_.metres.data() + index(row) * index(grid_.columns);
            if (pad_) add(of_row[grid_.columns - 1]);
            std::for_each(of_row, of_row + grid_.columns, add);
            if (pad_) add(of_row[0]);
        }
        return heights;
    }
    GDALDatasetUniquePtr process(GDALDataset& from) const {
        const std::string z = std::to_string(exaggeration(std::abs(grid_.row_step)));
        const char* const words[] = {"-of", "MEM", "-multidirectional", "-compute_edges", "-z", z.c_str(), nullptr};
        const std::unique_ptr<GDALDEMProcessingOptions, FreeOptions> options(
            GDALDEMProcessingOptionsNew(const_cast<char**>(words), nullptr));
        int failed = 0;
        return GDALDatasetUniquePtr(GDALDataset::FromHandle(
            GDALDEMProcessing("", GDALDataset::ToHandle(&from), "hillshade", nullptr, options.get(), &failed)));
    }

    const HeightGrid& grid_;
    int pad_;  // columns that are repeated at either side
};

// Opacity of black or white for one of GDAL's values, and which.
void put(int value, std::uint8_t* rgba) {
    if (value == 0) return;
    const double off =
        value < flat ? static_cast<double>(flat - value) / (flat - 1) : strongest_light * (value - flat) / (255 - flat);
    const auto alpha = static_cast<std::uint8_t>(std::lround(255 * std::pow(off, 0.9)));
    const std::uint8_t grey = value < flat ? std::uint8_t{0} : alpha;
    rgba[0] = rgba[1] = rgba[2] = grey;
    rgba[3] = alpha;
}

// From a band's numbers to metres.
struct HeightUnit {
    double scale = 1, offset = 0;

    // Nothing on Earth (nor on Mars) is higher or deeper: NaN and numbers that were meant as "no data" are no heights.
    float metres(float value) const {
        const double height = scale * static_cast<double>(value) + offset;
        return height > -12'000 && height < 25'000 ? static_cast<float>(height)
                                                   : std::numeric_limits<float>::quiet_NaN();
    }
};

HeightUnit unit_of(GDALRasterBand& band) {
    const std::string name = band.GetUnitType();
    const bool feet = name == "ft" || name == "foot" || name == "feet" || name == "US survey foot" || name == "sfoot";
    const double metres = feet ? 0.3048 : 1;
    return {metres * band.GetScale(), metres * band.GetOffset()};
}

}  // namespace

HeightGrid height_grid(GDALDataset& dataset, const RasterSource& source, const RasterWindow& w,
                       std::vector<float> values) {
    constexpr double metres_a_radian = 6'371'008.8;
    constexpr double least_cosine = 0.02;  // a degree from a pole: the columns run together there
    const OGRSpatialReference* srs = dataset.GetSpatialRef();
    const bool degrees = !srs || srs->IsGeographic();
    const double unit = !srs      ? metres_a_radian * pi / 180
                        : degrees ? metres_a_radian * srs->GetAngularUnits()
                                  : srs->GetLinearUnits();
    const auto& t = source.to_crs;
    HeightGrid grid;
    grid.columns = w.out_width;
    grid.rows = w.out_height;
    const double rows = static_cast<double>(w.height) / w.out_height;
    grid.row_step = unit * std::copysign(std::hypot(t[2], t[5]), -t[5]) * rows;
    const double column = unit * std::hypot(t[1], t[4]) * w.width / w.out_width;
    for (int row = 0; row < w.out_height; ++row) {
        const double latitude = t[3] + t[4] * (w.x + w.width / 2.0) + t[5] * (w.y + (row + 0.5) * rows);
        const double cosine = std::cos(latitude * (srs ? srs->GetAngularUnits() : pi / 180));
        grid.column_step.push_back(degrees ? column * std::max(cosine, least_cosine) : column);
    }
    grid.goes_round = degrees && w.width == source.width && std::abs(std::abs(t[1]) * source.width - 360) < 1e-6;
    const HeightUnit heights = unit_of(*dataset.GetRasterBand(1));
    for (float& value : values) value = heights.metres(value);
    grid.metres = std::move(values);
    return grid;
}

Result<std::vector<std::uint8_t>> hillshade(const HeightGrid& grid) {
    std::vector<std::uint8_t> out(index(grid.columns) * index(grid.rows) * 4, 0);
    // GDAL looks at 2 x 2 heights at least; what is smaller has no slopes.
    if (grid.columns < 2 || grid.rows < 2) return out;
    const Shader shader(grid);
    for (const Block& block : blocks_of(grid)) {
        const std::vector<std::uint8_t> values = shader.shade(block);
        if (values.empty()) return fail("cannot be shaded: not enough memory");
        std::uint8_t* rgba = out.data() + 4 * index(grid.columns) * index(block.first);
        for (const std::uint8_t value : values) put(value, std::exchange(rgba, rgba + 4));
    }
    return out;
}

}  // namespace tourmap
