// Shapefiles: geometry, attributes, and files that lie.
#include "geodata/load.h"

#include TOURMAP_CATCH_HEADER

#include <limits>

#include "geodata/load_antimeridian.h"
#include "tests/unit/geodata/load_files.h"

using namespace load_test;
using tourmap::GeometryKind;
using tourmap::LoadedLayer;
using tourmap::LonLat;

namespace {

void overwrite(const std::string& path, std::size_t at, const std::string& bytes) {
    std::string text = read_file(path);
    REQUIRE(text.size() >= at + bytes.size());
    text.replace(at, bytes.size(), bytes);
    std::ofstream(path, std::ios::binary) << text;
}

Points reversed(Points ring) {
    std::reverse(ring.begin(), ring.end());
    return ring;
}

// Three squares; the record of the first starts at byte 108 of the .shp.
ShapeFile three_squares() {
    ShapeFile file;
    file.shapes = {{square(0, 0, 1)}, {square(10, 0, 1)}, {square(20, 0, 1)}};
    file.rows = {{"a"}, {"b"}, {"c"}};
    return file;
}

constexpr std::size_t first_record = 108, parts_count = first_record + 36, points_count = first_record + 40;

}  // namespace

TEST_CASE("polygons become open rings, exteriors counter-clockwise, holes clockwise") {
    const TempFolder folder;
    ShapeFile file;
    file.shapes = {{square(0, 0, 10), reversed(square(2, 2, 2)), square(20, 0, 5)}};
    const LoadedLayer loaded = load_one(file.write(folder, "island"));
    const tourmap::GeoLayer& layer = *loaded.layer;
    CHECK(loaded.report.clean());
    CHECK(layer.name == "island");
    CHECK(layer.driver == "ESRI Shapefile");
    CHECK(layer.geometry == "Polygon");
    CHECK(layer.crs == "WGS 84");
    CHECK(layer.edges == tourmap::EdgeModel::lonlat);
    REQUIRE(layer.feature_count() == 1);
    CHECK(layer.kinds[0] == GeometryKind::polygon);
    CHECK(layer.part_offsets == std::vector<std::uint32_t>{0, 2, 3});
    CHECK(layer.ring_offsets == std::vector<std::uint32_t>{0, 4, 8, 12});
    CHECK(tourmap::signed_area2(layer.ring(0)) == 200);
    CHECK(tourmap::signed_area2(layer.ring(1)) == -8);
    CHECK(tourmap::signed_area2(layer.ring(2)) == 50);
    CHECK(layer.seam == std::vector<std::uint8_t>(12, 0));
    CHECK(layer.extent().max == LonLat{25, 10});
}

TEST_CASE("an exterior wound the wrong way is turned and counted") {
    const TempFolder folder;
    ShapeFile file;
    file.shapes = {{reversed(square(0, 0, 1))}, {square(5, 5, 1)}};
    const LoadedLayer loaded = load_one(file.write(folder, "wrong"));
    CHECK(loaded.report.repaired == 1);
    CHECK(loaded.report.skipped == 0);
    REQUIRE(loaded.report.issues.size() == 1);
    CHECK(loaded.report.issues[0].feature == 0);
    CHECK(tourmap::signed_area2(loaded.layer->ring(0)) > 0);
    CHECK(tourmap::signed_area2(loaded.layer->ring(1)) > 0);
}

TEST_CASE("points and lines") {
    const TempFolder folder;
    ShapeFile points;
    points.type = 1;
    points.shapes = {{{{71.43, 51.13}}}, {}, {{{66.96, 39.65}}}};
    const LoadedLayer p = load_one(points.write(folder, "towns"));
    CHECK(p.report.clean());
    REQUIRE(p.layer->feature_count() == 3);
    CHECK(p.layer->kinds[1] == GeometryKind::none);  // a null shape is no defect
    CHECK(p.layer->feature_offsets == std::vector<std::uint32_t>{0, 1, 1, 2});
    CHECK(p.layer->vertices[1] == LonLat{66.96, 39.65});

    ShapeFile lines;
    lines.type = 3;
    lines.shapes = {{{{0, 0}, {1, 1}, {1, 1}, {2, 0}}, {{5, 5}, {6, 6}}}, {{{3, 3}, {3, 3}}}};
    const LoadedLayer l = load_one(lines.write(folder, "roads"));
    CHECK(l.layer->ring_offsets == std::vector<std::uint32_t>{0, 3, 5});  // the repeated vertex is gone
    CHECK(l.layer->kinds[1] == GeometryKind::none);
    CHECK(l.report.skipped == 1);
}

TEST_CASE("broken coordinates cost their part, not the file") {
    const TempFolder folder;
    const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
    ShapeFile file;
    file.type = 3;
    file.shapes = {{{{0, 0}, {1, nan}}, {{5, 5}, {6, 6}}},
                   {{{0, 0}, {inf, 1}}},
                   {{{0, 0}, {1, 95}}},
                   {{{0, 0}, {1e300, 1}}},
                   {{{0, 89}, {1, 90.0000001}}}};
    const LoadedLayer loaded = load_one(file.write(folder, "broken"));
    CHECK(loaded.report.skipped == 4);
    CHECK(loaded.layer->feature_count() == 5);
    CHECK(loaded.layer->part_count() == 2);
    CHECK(loaded.layer->vertices.back() == LonLat{1, 90});
    CHECK(contains(loaded.report.issues[0].what, "non-finite"));
    CHECK(contains(loaded.report.issues[2].what, "latitude 95"));
    CHECK(contains(loaded.report.summary("broken.shp"),
                   "broken.shp: 4 features skipped or shortened (first: feature 0: non-finite"));
}

TEST_CASE("degenerate rings are dropped and counted") {
    const TempFolder folder;
    ShapeFile file;
    file.shapes = {{square(0, 0, 10), {{2, 2}, {3, 3}, {2, 2}, {3, 3}, {2, 2}}}, {{{5, 5}, {5, 5}, {5, 5}, {5, 5}}}};
    const LoadedLayer loaded = load_one(file.write(folder, "degenerate"));
    CHECK(loaded.report.skipped == 2);
    CHECK(loaded.layer->ring_count() == 1);
    CHECK(loaded.layer->kinds[1] == GeometryKind::none);
}

TEST_CASE("the issue list stops at a hundred, the counts do not") {
    const TempFolder folder;
    ShapeFile file;
    file.type = 1;
    for (int i = 0; i < 250; ++i) file.shapes.push_back({{{0, i == 0 ? 0.0 : 91.0}}});
    const LoadedLayer loaded = load_one(file.write(folder, "many"));
    CHECK(loaded.report.issues.size() == 100);
    CHECK(loaded.report.skipped == 249);
}

TEST_CASE("seams: what was cut at 180 or at the pole is marked") {
    const TempFolder folder;
    ShapeFile file;
    // A piece of Russia, a piece of Fiji from the other side, and Antarctica down to the pole.
    file.shapes = {{square(170, 60, 10)},
                   {square(-180, -20, 2)},
                   {{{-180, -90}, {-180, -70}, {0, -65}, {180, -70}, {180, -90}, {-180, -90}}}};
    const LoadedLayer loaded = load_one(file.write(folder, "seams"));
    CHECK(loaded.report.clean());
    const tourmap::GeoLayer& layer = *loaded.layer;
    for (std::size_t r = 0; r < 3; ++r) {
        const auto ring = layer.ring(r);
        int seams = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
            const bool on_180 = std::abs(a.lon) == 180 && a.lon == b.lon, on_pole = a.lat == -90 && b.lat == -90;
            CHECK(layer.seam[layer.ring_offsets[r] + i] == (on_180 || on_pole));
            seams += layer.seam[layer.ring_offsets[r] + i];
        }
        CHECK(seams == (r == 2 ? 3 : 1));
    }
}

TEST_CASE("numbers keep their text") {
    const TempFolder folder;
    ShapeFile file;
    file.shapes = {{square(0, 0, 1)}, {square(5, 5, 1)}};
    file.columns = {{"name"}, {"share", 'N', 12, 3}, {"people", 'N', 18, 0}, {"day", 'D', 8, 0}};
    file.rows = {{"a", "       0.100", "      123456789012", "20231102"}, {"b"}};
    const LoadedLayer loaded = load_one(file.write(folder, "numbers"));
    const tourmap::AttributeTable& table = loaded.layer->attributes;
    CHECK(table.types == std::vector<std::string>{"String", "Real", "Integer64", "Date"});
    CHECK(table.at(0, 1) == "0.100");
    CHECK(table.at(0, 2) == "123456789012");
    CHECK(table.at(0, 3) == "2023/11/02");
    CHECK(table.at(1, 1).empty());
    CHECK(table.column("SHARE") == std::size_t{1});
    CHECK_FALSE(table.column("shar"));
}

TEST_CASE("headers that lie do no harm") {
    const TempFolder folder;
    const std::string shp = three_squares().write(folder, "lies"), shx = folder / "lies.shx", dbf = folder / "lies.dbf";
    SECTION("a record as long as 2 GiB") {
        overwrite(shp, 104, Bytes().big(0x3FFFFFFF).text);
    }
    SECTION("a count of parts") {
        overwrite(shp, parts_count, Bytes().little<std::int32_t>(0x7FFFFFFF).text);
        const LoadedLayer loaded = load_one(shp);
        CHECK(loaded.report.skipped == 1);
        CHECK(loaded.layer->part_count() == 2);
        CHECK(loaded.layer->attributes.at(2, 0) == "c");
    }
    SECTION("a count of points") {
        overwrite(shp, points_count, Bytes().little<std::int32_t>(100'000'000).text);
        CHECK(load_one(shp).report.skipped == 1);
    }
    SECTION("a negative count of points") {
        overwrite(shp, points_count, Bytes().little<std::int32_t>(-5).text);
        CHECK(load_one(shp).report.skipped == 1);
    }
    SECTION("a place in the index beyond the file") {
        overwrite(shx, 108, Bytes().big(0x3FFFFFF0).text);
        const auto loaded = tourmap::load_layers(shp);
        if (loaded) CHECK(loaded->front().report.skipped == 1);
    }
    SECTION("the size of the index") {
        overwrite(shx, 24, Bytes().big(0x3FFFFFFF).text);
        CHECK(contains(error_of(shp), "damaged shapefile"));
    }
    SECTION("the count of rows") {
        overwrite(dbf, 4, Bytes().little<std::uint32_t>(0x7FFFFFFF).text);
        CHECK(load_one(shp).layer->feature_count() == 3);
    }
    SECTION("the length of a row") {
        overwrite(dbf, 10, Bytes().little<std::uint16_t>(0).text);
        (void)tourmap::load_layers(shp);
    }
}

TEST_CASE("files that end early give what is there") {
    const TempFolder folder;
    ShapeFile file;
    for (int i = 0; i < 40; ++i) {
        file.shapes.push_back({square(i, 0, 0.5)});
        file.rows.push_back({"n" + std::to_string(i)});
    }
    const std::string shp = file.write(folder, "short");
    SECTION(".shp") {
        std::filesystem::resize_file(shp, 100 + 136 * 10 + 50);
        const LoadedLayer loaded = load_one(shp);
        CHECK(loaded.layer->part_count() == 10);
        CHECK(loaded.report.skipped == 30);
    }
    SECTION(".dbf: the shapes are there, without attributes") {
        std::filesystem::resize_file(folder / "short.dbf", 65 + 21 * 10 + 5);
        const LoadedLayer loaded = load_one(shp);
        CHECK(loaded.layer->part_count() == 40);
        CHECK(loaded.layer->attributes.at(9, 0) == "n9");
        CHECK(loaded.layer->attributes.at(30, 0).empty());
        CHECK(loaded.report.repaired >= 29);
    }
}

TEST_CASE("every truncation and many flipped bytes end in a layer or an error") {
    const TempFolder folder;
    const std::string shp = three_squares().write(folder, "fuzz");
    for (const std::string part : {"shp", "shx", "dbf", "prj"}) {
        const std::string path = folder / ("fuzz." + part);
        const std::string good = read_file(path);
        for (std::size_t size = 0; size < good.size(); size += 23) {
            folder.write("fuzz." + part, good.substr(0, size));
            (void)tourmap::load_layers(shp);
        }
        for (std::size_t at = 0; at < good.size(); at += 11) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ (at % 22 ? 0xFF : 0x80));
            folder.write("fuzz." + part, bad);
            const auto loaded = tourmap::load_layers(shp);
            if (!loaded) continue;
            const tourmap::GeoLayer& layer = *loaded->front().layer;
            CHECK(layer.attributes.values.size() == layer.feature_count() * layer.attributes.names.size());
            CHECK(layer.seam.size() == layer.vertices.size());
            for (const LonLat p : layer.vertices) {
                if (!(std::abs(p.lon) <= 180 && std::abs(p.lat) <= 90)) FAIL("a vertex off the Earth");
            }
        }
        folder.write("fuzz." + part, good);
    }
}
