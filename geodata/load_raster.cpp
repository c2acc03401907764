// Reads rasters with GDAL: in the module.
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <optional>

#include "geodata/load_entry.h"
#include "geodata/load_gdal.h"
#include "geodata/load_hillshade.h"
#include "geodata/load_source.h"

namespace tourmap {
namespace {

// Pixels that may be decoded for one map: about a minute's work. Files with overviews need far fewer.
constexpr double most_pixels = 4e9;
// And by the size of the file: masks of the globe have about as many for each byte, one that is made to take long more.
constexpr double some_pixels = 64e6, pixels_a_byte = 100;

double bytes_of(GDALDataset& dataset) {
    double bytes = 0;
    const CPLStringList files(dataset.GetFileList(), true);
    for (int i = 0; i < files.size(); ++i) {
        VSIStatBufL status;
        if (VSIStatL(files[i], &status) == 0) bytes += static_cast<double>(status.st_size);
    }
    return bytes;
}

// Of pictures that are read in the process that shows the map: geodata/read_apart.h.
const char* const* trusted_picture_drivers() {
    static constexpr const char* drivers[] = {"GTiff", "PNG", "JPEG", nullptr};
    return drivers;
}

// Formats of pictures and heights. No VRT, no services: as for vectors.
const char* const* picture_drivers() {
    static constexpr const char* drivers[] = {"GTiff",  "PNG",     "JPEG",        "GIF",     "BMP",
                                              "WEBP",   "HFA",     "JP2OpenJPEG", "ENVI",    "GPKG",
                                              "JPEGXL", "AAIGrid", "DTED",        "SRTMHGT", nullptr};
    return drivers;
}

// What is decoded for it stays small whatever its compressed bytes unfold into: some pictures are decoded whole, and
// blocks are.
bool is_modest(GDALDataset& dataset) {
    constexpr double most = 64e6;  // pixels, and bytes of a block
    if (static_cast<double>(dataset.GetRasterXSize()) * dataset.GetRasterYSize() > most) return false;
    for (int b = 1; b <= std::min(dataset.GetRasterCount(), 5); ++b) {
        GDALRasterBand& band = *dataset.GetRasterBand(b);
        int width = 0, height = 0;
        band.GetBlockSize(&width, &height);
        if (static_cast<double>(width) * height * GDALGetDataTypeSizeBytes(band.GetRasterDataType()) > most)
            return false;
    }
    return true;
}

// Nothing: it is not for these drivers.
std::optional<Result<GDALDatasetUniquePtr>> open(const std::string& path, bool allow_network, Drivers drivers,
                                                 const GdalScope& scope) {
    LoadOptions options;
    options.allow_network = allow_network;
    const auto examined = examine_source(path, options);
    if (!examined) return tl::unexpected(examined.error());
    constexpr unsigned flags = GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
    const bool trusted = drivers == Drivers::trusted;
    const char* const* allowed = trusted ? trusted_picture_drivers() : allow_network ? nullptr : picture_drivers();
    if (trusted && !GDALIdentifyDriverEx(examined->gdal_name.c_str(), GDAL_OF_RASTER, allowed, nullptr))
        return std::nullopt;
    GDALDatasetUniquePtr dataset(GDALDataset::Open(examined->gdal_name.c_str(), flags, allowed, nullptr, nullptr));
    if (dataset && trusted && !is_modest(*dataset)) return std::nullopt;
    if (dataset && dataset->GetRasterCount() > 0) return dataset;
    const std::string& said = scope.last_failure();
    const bool telling = !said.empty() && said.find("not recognized as") == std::string::npos;
    return fail("is not a picture that can be read" + (telling ? ": " + said : std::string()),
                "formats read: GeoTIFF, PNG and JPEG with a world file, JPEG 2000, WebP, HFA, ENVI, GeoPackage; "
                "heights also as DTED, SRTM's .hgt and Arc/Info ASCII grids",
                {path, 0, 0});
}

// Which bands make the colours: one grey or palette band, or three; and the one that says what is opaque. Or the one
// that holds heights.
struct Bands {
    std::vector<int> colours;  // 1 or 3
    int alpha = 0;             // 0: none
    bool palette = false;
    bool heights = false;
};

// One band of numbers with more than 8 bits, without a palette, is taken for heights.
bool are_heights(GDALDataset& dataset) {
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    const GDALDataType type = band.GetRasterDataType();
    return dataset.GetRasterCount() == 1 && type != GDT_Byte && !GDALDataTypeIsComplex(type) && !band.GetColorTable();
}

Result<Bands> bands_of(GDALDataset& dataset, const std::string& path) {
    Bands bands;
    if (are_heights(dataset)) {
        bands.colours = {1};
        bands.heights = true;
        return bands;
    }
    std::vector<int> plain;
    for (int b = 1; b <= dataset.GetRasterCount(); ++b) {
        GDALRasterBand& band = *dataset.GetRasterBand(b);
        if (band.GetRasterDataType() != GDT_Byte)
            return fail(
                std::string("holds several bands of type ") + GDALGetDataTypeName(band.GetRasterDataType()) +
                    ": neither colours nor heights",
                "a picture has 8 bits a colour, heights are a single band: gdal_translate -b 1, or -ot Byte -scale",
                {path, 0, 0});
        if (band.GetColorInterpretation() == GCI_AlphaBand)
            bands.alpha = b;
        else
            plain.push_back(b);
    }
    if (plain.empty()) return fail("holds no colours but an alpha band only", {}, {path, 0, 0});
    plain.resize(plain.size() >= 3 ? 3 : 1);
    bands.colours = plain;
    bands.palette = plain.size() == 1 && dataset.GetRasterBand(plain[0])->GetColorTable() != nullptr;
    return bands;
}

bool is_invertible(const std::array<double, 6>& t) {
    const double det = t[1] * t[5] - t[2] * t[4];
    return std::all_of(t.begin(), t.end(), [](double v) { return std::isfinite(v); }) && std::isnormal(det);
}

std::optional<Error> read_georeference(GDALDataset& dataset, RasterSource& source) {
    const TextPosition where{source.path, 0, 0};
    if (dataset.GetGeoTransform(source.to_crs.data()) != CE_None) {
        if (source.width != 2 * source.height)
            return Error{"has no georeference: nothing says where on Earth it lies",
                         "add a world file, or gdal_translate -a_ullr WEST NORTH EAST SOUTH -a_srs EPSG:4326", where};
        const double size = 360.0 / source.width;
        source.to_crs = {-180, size, 0, 90, 0, -size};
        source.notes.push_back("no georeference; taken for the whole globe, from 180 degrees west");
        source.crs = "EPSG:4326";
        return std::nullopt;
    }
    if (!is_invertible(source.to_crs)) return Error{"its georeference is no map of its pixels", {}, where};
    const OGRSpatialReference* srs = dataset.GetSpatialRef();
    if (!srs) {
        source.crs = "EPSG:4326";
        source.notes.push_back("no CRS; longitudes and latitudes assumed");
        return std::nullopt;
    }
    char* wkt = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    if (srs->exportToWkt(&wkt, options) == OGRERR_NONE && wkt) source.crs = wkt;
    CPLFree(wkt);
    if (source.crs.empty()) return Error{"its CRS cannot be written as WKT", {}, where};
    return std::nullopt;
}

std::optional<Result<RasterSource>> describe_raster(const std::string& path, bool allow_network, Drivers drivers) {
    GdalScope scope(allow_network);
    const auto opened = open(path, allow_network, drivers, scope);
    if (!opened) return std::nullopt;
    const auto& dataset = *opened;
    if (!dataset) return tl::unexpected(dataset.error());
    const auto bands = bands_of(**dataset, path);
    if (!bands) return tl::unexpected(bands.error());
    RasterSource source;
    source.heights = bands->heights;
    source.path = path;
    source.allow_network = allow_network;
    source.width = (*dataset)->GetRasterXSize();
    source.height = (*dataset)->GetRasterYSize();
    // Windows that go past the right edge of a whole turn must still count in int.
    if (source.width > std::numeric_limits<int>::max() / 4 || source.height > std::numeric_limits<int>::max() / 4)
        return fail("is too large: " + std::to_string(source.width) + "x" + std::to_string(source.height) + " pixels",
                    {}, {path, 0, 0});
    if (auto error = read_georeference(**dataset, source)) return tl::unexpected(std::move(*error));
    return source;
}

// A part of the window that does not run past the right edge, and the columns of the result that it fills.
struct Strip {
    int x, width, out_x, out_width;
};

std::vector<Strip> strips_of(const RasterWindow& w, int raster_width) {
    std::vector<Strip> strips;
    const auto out = [&](int from) {
        return static_cast<int>(std::llround(static_cast<double>(from) * w.out_width / w.width));
    };
    for (int from = 0; from < w.width;) {
        const int x = (w.x + from) % raster_width;
        const int width = std::min(raster_width - x, w.width - from);
        const Strip strip{x, width, out(from), out(from + width) - out(from)};
        if (strip.out_width > 0) strips.push_back(strip);
        from += width;
    }
    return strips;
}

class Reader {
public:
    Reader(GDALDataset& dataset, const Bands& bands, const RasterSource& source, RasterPixels& out)
        : dataset_(dataset), bands_(bands), source_(source), out_(out) {}

    std::optional<Error> read(const GdalScope& scope) {
        const RasterWindow& w = out_.window;
        if (pixels_to_decode() > std::min(most_pixels, some_pixels + pixels_a_byte * bytes_of(dataset_)))
            return Error{"has too many pixels to be shown at this scale",
                         "add smaller versions of it to the file: gdaladdo " + source_.path,
                         {source_.path, 0, 0}};
        out_.rgba.assign(static_cast<std::size_t>(w.out_width) * static_cast<std::size_t>(w.out_height) * 4, 255);
        for (const Strip& strip : strips_of(w, source_.width))
            if (!(bands_.heights ? heights(strip) : colours(strip)) || !opacity(strip))
                return Error{"cannot be read: " + scope.last_failure(), {}, {source_.path, 0, 0}};
        if (bands_.heights) return shade();
        premultiply();
        return std::nullopt;
    }

private:
    double pixels_to_decode() const {
        const RasterWindow& w = out_.window;
        double pixels = static_cast<double>(w.width) * w.height;
        GDALRasterBand& band = *dataset_.GetRasterBand(bands_.colours[0]);
        for (int i = 0; i < band.GetOverviewCount(); ++i) {
            GDALRasterBand* smaller = band.GetOverview(i);
            const double share = static_cast<double>(smaller->GetXSize()) / source_.width;
            if (share * w.width >= w.out_width) pixels = std::min(pixels, share * share * w.width * w.height);
        }
        return pixels;
    }
    std::uint8_t* first(const Strip& strip, int channel) { return out_.rgba.data() + 4 * strip.out_x + channel; }
    // To numbers that lie 4 bytes apart.
    bool numbers(GDALRasterBand& band, const Strip& strip, void* to, GDALDataType type, GDALRIOResampleAlg how) {
        GDALRasterIOExtraArg extra;
        INIT_RASTERIO_EXTRA_ARG(extra);
        extra.eResampleAlg = how;
        const RasterWindow& w = out_.window;
        const GSpacing row = 4 * static_cast<GSpacing>(w.out_width);
        return band.RasterIO(GF_Read, strip.x, w.y, strip.width, w.height, to, strip.out_width, w.out_height, type, 4,
                             row, &extra) == CE_None;
    }
    bool channel(GDALRasterBand& band, const Strip& strip, std::uint8_t* to, GDALRIOResampleAlg how) {
        return numbers(band, strip, to, GDT_Byte, how);
    }
    bool heights(const Strip& strip) {
        metres_.resize(out_.rgba.size() / 4);
        return numbers(*dataset_.GetRasterBand(1), strip, metres_.data() + strip.out_x, GDT_Float32, GRIORA_Average);
    }
    // Light and shadow of the heights, where the mask (in the alpha of the pixels so far) leaves them.
    std::optional<Error> shade() {
        for (std::size_t i = 0; i < metres_.size(); ++i)
            if (out_.rgba[4 * i + 3] == 0) metres_[i] = std::numeric_limits<float>::quiet_NaN();
        const HeightGrid grid = height_grid(dataset_, source_, out_.window, std::move(metres_));
        auto shaded = hillshade(grid);
        if (!shaded) {
            shaded.error().where.file = source_.path;
            return shaded.error();
        }
        for (std::size_t i = 0; i < shaded->size(); ++i)
            (*shaded)[i] = static_cast<std::uint8_t>(((*shaded)[i] * out_.rgba[i / 4 * 4 + 3] + 127) / 255);
        out_.rgba = std::move(*shaded);
        return std::nullopt;
    }
    bool colours(const Strip& strip) {
        for (std::size_t c = 0; c < bands_.colours.size(); ++c)
            if (!channel(*dataset_.GetRasterBand(bands_.colours[c]), strip, first(strip, static_cast<int>(c)),
                         bands_.palette ? GRIORA_NearestNeighbour : GRIORA_Average))
                return false;
        if (bands_.colours.size() == 3) return true;
        const GDALColorTable* table = dataset_.GetRasterBand(bands_.colours[0])->GetColorTable();
        for_each_pixel(strip, [&](std::uint8_t* p) {
            if (!table) {
                p[1] = p[2] = p[0];
                return;
            }
            const GDALColorEntry* entry = p[0] < table->GetColorEntryCount() ? table->GetColorEntry(p[0]) : nullptr;
            const short values[4] = {entry ? entry->c1 : short{0}, entry ? entry->c2 : short{0},
                                     entry ? entry->c3 : short{0}, entry ? entry->c4 : short{0}};
            for (int k = 0; k < 4; ++k) p[k] = static_cast<std::uint8_t>(std::clamp<short>(values[k], 0, 255));
        });
        return true;
    }
    // What an alpha band, a mask or a value for "no data" leaves out. A palette has its alpha already.
    bool opacity(const Strip& strip) {
        GDALRasterBand& colour = *dataset_.GetRasterBand(bands_.colours[0]);
        GDALRasterBand* mask = bands_.alpha > 0 ? dataset_.GetRasterBand(bands_.alpha) : colour.GetMaskBand();
        if (!mask || (bands_.alpha == 0 && (colour.GetMaskFlags() & GMF_ALL_VALID))) return true;
        return channel(*mask, strip, first(strip, 3), bands_.palette ? GRIORA_NearestNeighbour : GRIORA_Average);
    }
    template <class Use>
    void for_each_pixel(const Strip& strip, const Use& use) {
        const RasterWindow& w = out_.window;
        for (std::size_t y = 0; y < static_cast<std::size_t>(w.out_height); ++y) {
            std::uint8_t* p = first(strip, 0) + y * 4 * static_cast<std::size_t>(w.out_width);
            for (int x = 0; x < strip.out_width; ++x, p += 4) use(p);
        }
    }
    void premultiply() {
        for (std::size_t i = 0; i < out_.rgba.size(); i += 4) {
            const unsigned alpha = out_.rgba[i + 3];
            if (alpha == 255) continue;
            for (std::size_t c = i; c < i + 3; ++c)
                out_.rgba[c] = static_cast<std::uint8_t>((out_.rgba[c] * alpha + 127) / 255);
        }
    }

    GDALDataset& dataset_;
    const Bands& bands_;
    const RasterSource& source_;
    RasterPixels& out_;
    std::vector<float> metres_;  // of a raster of heights
};

bool fits(const RasterWindow& w, const RasterSource& source) {
    return w.x >= 0 && w.x < source.width && w.y >= 0 && w.width > 0 && w.width <= source.width && w.height > 0 &&
           w.y <= source.height - w.height && w.out_width > 0 && w.out_width <= w.width && w.out_height > 0 &&
           w.out_height <= w.height;
}

std::optional<Result<RasterPixels>> read(const RasterSource& source, const RasterWindow& window, Drivers drivers) {
    GdalScope scope(source.allow_network);
    const auto opened = open(source.path, source.allow_network, drivers, scope);
    if (!opened) return std::nullopt;
    const auto& dataset = *opened;
    if (!dataset) return tl::unexpected(dataset.error());
    const auto bands = bands_of(**dataset, source.path);
    if (!bands) return tl::unexpected(bands.error());
    if ((*dataset)->GetRasterXSize() != source.width || (*dataset)->GetRasterYSize() != source.height ||
        !fits(window, source))
        return fail("has changed while it was read", {}, {source.path, 0, 0});
    RasterPixels out{window, {}};
    if (auto error = Reader(**dataset, *bands, source, out).read(scope)) return tl::unexpected(std::move(*error));
    return out;
}

}  // namespace
}  // namespace tourmap

extern "C" [[gnu::visibility("default")]] void tourmap_gdal_open_raster(
    const std::string& path, bool allow_network, tourmap::Drivers drivers,
    std::optional<tourmap::Result<tourmap::RasterSource>>& opened) {
    tourmap::register_drivers();
    opened = tourmap::describe_raster(path, allow_network, drivers);
}

extern "C" [[gnu::visibility("default")]] void tourmap_gdal_read_raster(
    const tourmap::RasterSource& source, const tourmap::RasterWindow& window, tourmap::Drivers drivers,
    std::optional<tourmap::Result<tourmap::RasterPixels>>& read) {
    tourmap::register_drivers();
    try {
        read = tourmap::read(source, window, drivers);
    } catch (const std::bad_alloc&) {
        read = tourmap::fail("is too large for the memory of this machine", {}, {source.path, 0, 0});
    }
}
