// What is written for other tools is read back by GDAL, and holds the tour.
#include TOURMAP_CATCH_HEADER

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "src/exchange/writers.h"
#include "src/tour/read_tour.h"

using namespace tourmap;

namespace {

Tour tour_of(const std::string& path) {
    const ReadTour read = read_tour(TOURMAP_SOURCE_DIR "/" + path);
    REQUIRE(read.tour);
    return *read.tour;
}

const Language& english() {
    static const auto languages = LanguageSet::open(TOURMAP_SOURCE_DIR "/assets/languages").value();
    return *languages->find("en").value();
}

struct ReadBack {
    GDALDatasetUniquePtr dataset;
    ReadBack(const std::string& name, const std::string& text, const char* const* drivers) {
        GDALAllRegister();
        const std::string path = "/vsimem/" + name;
        VSILFILE* file = VSIFOpenL(path.c_str(), "wb");
        VSIFWriteL(text.data(), 1, text.size(), file);
        VSIFCloseL(file);
        dataset.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, drivers));
        REQUIRE(dataset);
    }
    // Points of the name given, in all layers.
    std::vector<LonLat> points(const std::string& name) {
        std::vector<LonLat> out;
        for (OGRLayer* layer : dataset->GetLayers())
            for (auto& feature : *layer) {
                int field = feature->GetFieldIndex("name");
                if (field < 0) field = feature->GetFieldIndex("Name");
                const OGRGeometry* geometry = feature->GetGeometryRef();
                if (field < 0 || !geometry || wkbFlatten(geometry->getGeometryType()) != wkbPoint) continue;
                if (feature->GetFieldAsString(field) == name)
                    out.push_back({geometry->toPoint()->getX(), geometry->toPoint()->getY()});
            }
        return out;
    }
};

void holds_stops(const Tour& tour, const std::string& name, const std::string& text, const char* const* drivers) {
    CAPTURE(name);
    ReadBack back(name, text, drivers);
    for (const Stop& stop : tour.stops) {
        CAPTURE(stop.place);
        const auto found = back.points(stop.place);
        const bool there = std::any_of(found.begin(), found.end(), [&](LonLat p) {
            return std::hypot(p.lon - stop.position.lon, p.lat - stop.position.lat) < 2e-6;
        });
        CHECK(there);
    }
}

}  // namespace

TEST_CASE("GeoJSON, KML, GPX and CSV hold the stops of the bundled tour, GDAL says") {
    const Tour tour = tour_of("assets/tours/macron-2023.tour.yaml");
    const char* const geojson[] = {"GeoJSON", nullptr};
    const char* const kml[] = {"KML", nullptr};
    const char* const gpx[] = {"GPX", nullptr};
    holds_stops(tour, "t.geojson", as_geojson(tour), geojson);
    holds_stops(tour, "t.kml", as_kml(tour, english()), kml);
    holds_stops(tour, "t.gpx", as_gpx(tour), gpx);
    const std::string csv = as_csv(tour);
    CHECK(std::count(csv.begin(), csv.end(), '\r') >= static_cast<long>(1 + tour.stops.size() + tour.markers.size()));
}

TEST_CASE("a leg over 180 degrees is split there, and no edge crosses") {
    Tour tour = tour_of("tests/data/full.tour.yaml");
    tour.legs[0].via = {{179, 60}, {-179, 61}, {170, 62}};
    const auto json = nlohmann::json::parse(as_geojson(tour));
    std::size_t lines = 0;
    for (const auto& feature : json["features"]) {
        if (feature["geometry"]["type"] != "MultiLineString") continue;
        for (const auto& line : feature["geometry"]["coordinates"]) {
            ++lines;
            for (std::size_t i = 1; i < line.size(); ++i)
                CHECK(std::abs(line[i][0].get<double>() - line[i - 1][0].get<double>()) <= 180);
        }
    }
    CHECK(lines >= 3);
}

TEST_CASE("text stays text in every format") {
    Tour tour = tour_of("tests/data/full.tour.yaml");
    const std::string evil = "<script>alert(1)</script> & \"x\" ]]> *b* [a](javascript:1)";
    tour.stops[0].text = tour.stops[0].place = tour.title = evil;
    tour.markers[0].title = "=1+1";
    const std::string kml = as_kml(tour, english()), gpx = as_gpx(tour), markdown = as_markdown(tour, english());
    CHECK(kml.find("<script") == std::string::npos);
    CHECK(gpx.find("<script") == std::string::npos);
    CHECK(markdown.find("<script") == std::string::npos);
    CHECK(markdown.find("\\](javascript") != std::string::npos);
    CHECK(as_csv(tour).find("'=1+1") != std::string::npos);
    const char* const drivers[] = {"KML", nullptr};
    CHECK(ReadBack("evil.kml", kml, drivers).points(evil).size() == 1);
    CHECK(nlohmann::json::parse(as_geojson(tour))["name"] == evil);
}

TEST_CASE("the text version tells all of a tour, each source with one number") {
    const Tour tour = tour_of("tests/data/full.tour.yaml");
    const std::string text = as_markdown(tour, english());
    for (const char* part :
         {"# Everything", "## Paris, France", "## Paris → Astana", "### An agreement", "“We met.”", "— The host",
          "1 November 2023", "## The end", "How it ended", "1. A. Writer. The Daily"}) {
        CAPTURE(part);
        CHECK(text.find(part) != std::string::npos);
    }
    CHECK(text.find("Speak slowly") == std::string::npos);  // notes are for the speaker
    CHECK(text.find("\n2. ") == std::string::npos);
    const auto languages = LanguageSet::open(TOURMAP_SOURCE_DIR "/assets/languages").value();
    CHECK(as_markdown(in_language(tour, "fr"), *languages->find("fr").value()).find("« Nous nous sommes vus. »") ==
          std::string::npos);  // the marks are set off by narrow spaces
    CHECK(as_markdown(in_language(tour, "fr"), *languages->find("fr").value())
              .find("«\u202fNous nous sommes vus.\u202f»") != std::string::npos);
}

TEST_CASE("a KML tour flies to each stop, waits and shows its balloon") {
    const Tour tour = tour_of("tests/data/full.tour.yaml");
    const std::string kml = as_kml(tour, english());
    const auto count = [&](const std::string& word) {
        std::size_t n = 0;
        for (std::size_t at = kml.find(word); at != std::string::npos; at = kml.find(word, at + 1)) ++n;
        return n;
    };
    CHECK(count("<gx:FlyTo>") == 3);  // two stops and the leg
    CHECK(count("<gx:Wait>") == 3);
    CHECK(count("targetId=\"stop.astana\"") == 2);
    CHECK(count("id=\"stop.astana\"") == 1);
    CHECK(count("<end>2023-11-01</end>") >= 1);
}
