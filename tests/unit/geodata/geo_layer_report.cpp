// GeoLayer, AttributeTable and LoadReport as plain values.
#include "geodata/geo_layer.h"

#include TOURMAP_CATCH_HEADER

using namespace tourmap;

TEST_CASE("extent of a layer") {
    GeoLayer layer;
    CHECK(layer.extent().empty);
    CHECK(layer.feature_count() == 0);
    CHECK(layer.part_count() == 0);
    CHECK(layer.ring_count() == 0);
    layer.vertices = {{5, 7}, {-3, 20}, {4, -1}};
    CHECK(layer.extent().min == LonLat{-3, -1});
    CHECK(layer.extent().max == LonLat{5, 20});
}

TEST_CASE("columns are found whatever their case, the first of equal names") {
    const AttributeTable table{{"Name", "ISO_A2", "name"}, {"String", "String", "String"}, {"Paris", "FR", "other"}};
    CHECK(table.column("name") == std::size_t{0});
    CHECK(table.column("iso_a2") == std::size_t{1});
    CHECK_FALSE(table.column("iso"));
    CHECK_FALSE(table.column(""));
    CHECK(table.at(0, *table.column("iso_a2")) == "FR");
}

TEST_CASE("the summary is one line, empty when nothing was wrong") {
    LoadReport report;
    CHECK(report.clean());
    CHECK(report.summary("roads.shp").empty());
    report.repaired = 2;
    report.issues = {{4, "wound the wrong way", false}};
    CHECK(report.summary("roads.shp") == "roads.shp: 2 features repaired (first: feature 4: wound the wrong way)");
    report.skipped = 1;
    report.issues.push_back({12, "non-finite coordinate;\npart dropped", true});
    report.notes = {"no .prj"};
    CHECK_FALSE(report.clean());
    CHECK(report.summary("roads.shp") ==
          "roads.shp: 1 feature skipped or shortened; 2 features repaired (first: feature 12: non-finite coordinate; "
          "part "
          "dropped); no .prj");
}
