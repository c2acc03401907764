// What is written for other tools is read again as the same journey, as far as the format can hold it.
#include TOURMAP_CATCH_HEADER

#include <cmath>

#include "src/exchange/found_date.h"
#include "src/exchange/line_on_globe.h"
#include "src/exchange/read_any.h"
#include "src/exchange/writers.h"
#include "src/tour/read_tour.h"

using namespace tourmap;

namespace {

const Language& english() {
    static const auto languages = LanguageSet::open(TOURMAP_SOURCE_DIR "/assets/languages").value();
    return *languages->find("en").value();
}

Tour tour_of(const std::string& path) {
    const ReadTour read = read_tour(TOURMAP_SOURCE_DIR "/" + path);
    REQUIRE(read.tour);
    return *read.tour;
}

struct Again {
    Tour tour;
    LeftOut left_out;
};

// By way of the tour file that is made of it.
Again read_again(const std::string& text, const std::string& name) {
    auto read = read_any(text, name);
    if (!read) FAIL(describe(read.error()));
    settle_pictures(*read, "/nowhere/a.tour.yaml");
    auto file = new_tour_file(*read, name, "/nowhere/a.tour.yaml");
    if (!file) FAIL(describe(file.error()));
    return {file->tour, read->left_out};
}

bool same_place(LonLat a, LonLat b) {
    return sphere_metres(a, b) < 0.2;
}

std::string time_text(const std::optional<When>& when) {
    return when ? written_when(*when) : "";
}

void same_stops(const Tour& a, const Tour& b, bool times) {
    REQUIRE(a.stops.size() == b.stops.size());
    for (std::size_t i = 0; i < a.stops.size(); ++i) {
        CAPTURE(i);
        CHECK(a.stops[i].place == b.stops[i].place);
        CHECK(a.stops[i].text == b.stops[i].text);
        CHECK(same_place(a.stops[i].position, b.stops[i].position));
        if (times) CHECK(time_text(a.stops[i].arrive) == time_text(b.stops[i].arrive));
        if (times) CHECK(time_text(a.stops[i].depart) == time_text(b.stops[i].depart));
    }
}

void same_markers(const Tour& a, const Tour& b, bool stops) {
    REQUIRE(a.markers.size() == b.markers.size());
    for (std::size_t i = 0; i < a.markers.size(); ++i) {
        const Marker &m = a.markers[i], &n = b.markers[i];
        CAPTURE(m.id);
        CHECK(m.title == n.title);
        CHECK(m.text == n.text);
        CHECK(m.kind == n.kind);
        CHECK(same_place(a.position_of(m), b.position_of(n)));
        if (!stops) continue;
        CHECK(m.id == n.id);
        CHECK(m.stop == n.stop);
        CHECK(m.status == n.status);
        CHECK(m.date == n.date);
        CHECK(m.amount == n.amount);
        CHECK(m.currency == n.currency);
        CHECK(m.approximate == n.approximate);
    }
}

void same_legs(const Tour& a, const Tour& b) {
    REQUIRE(a.legs.size() == b.legs.size());
    for (std::size_t i = 0; i < a.legs.size(); ++i) {
        const Leg &l = a.legs[i], &m = b.legs[i];
        CAPTURE(l.id, i);
        CHECK(l.id == m.id);
        CHECK(l.from == m.from);
        CHECK(l.to == m.to);
        CHECK(l.mode == m.mode);
        CHECK(l.certainty == m.certainty);
        CHECK(l.text == m.text);
        // The way: what is written is dense, and is thinned to a thousandth of its length again.
        std::vector<LonLat> way{a.stops[l.from].position}, again{b.stops[m.from].position};
        way.insert(way.end(), l.via.begin(), l.via.end());
        way.push_back(a.stops[l.to].position);
        again.insert(again.end(), m.via.begin(), m.via.end());
        again.push_back(b.stops[m.to].position);
        const double length = sphere_metres(way);
        CHECK(std::abs(sphere_metres(again) - length) < 0.01 * length);
        for (const LonLat& p : way) CHECK(nearest_on(again, p).metres < std::max(20.0, 0.003 * length));
    }
}

const char* const bundled[] = {"assets/tours/macron-2023.tour.yaml", "assets/tours/amundsen.tour.yaml",
                               "tests/data/full.tour.yaml"};

}  // namespace

TEST_CASE("GeoJSON holds stops, times, legs, markers, sources, sectors and parties") {
    for (const char* path : bundled) {
        CAPTURE(path);
        const Tour tour = tour_of(path);
        const auto [again, left_out] = read_again(as_geojson(tour), "t.geojson");
        CHECK(again.title == tour.title);
        CHECK(again.subtitle == tour.subtitle);
        same_stops(tour, again, true);
        same_markers(tour, again, true);
        same_legs(tour, again);
        REQUIRE(again.sources.size() == tour.sources.size());
        for (std::size_t i = 0; i < tour.sources.size(); ++i) {
            CHECK(again.sources[i].id == tour.sources[i].id);
            CHECK(again.sources[i].url == tour.sources[i].url);
            CHECK(again.sources[i].title == tour.sources[i].title);
        }
        CHECK(again.parties.size() == tour.parties.size());
        CHECK(again.sectors.size() == tour.sectors.size());
        for (std::size_t i = 0; i < tour.markers.size(); ++i) {
            CHECK(again.markers[i].sources == tour.markers[i].sources);
            CHECK(again.markers[i].sectors == tour.markers[i].sectors);
            CHECK(again.markers[i].parties == tour.markers[i].parties);
        }
        for (std::size_t i = 0; i < tour.stops.size(); ++i) {
            CHECK(again.stops[i].id == tour.stops[i].id);
            CHECK(again.stops[i].zone == tour.stops[i].zone);
            CHECK(again.stops[i].sources == tour.stops[i].sources);
        }
    }
}

TEST_CASE("KML holds stops, times, legs and markers, and its links are the sources") {
    for (const char* path : bundled) {
        CAPTURE(path);
        const Tour tour = tour_of(path);
        const auto [again, left_out] = read_again(as_kml(tour, english()), "t.kml");
        CHECK(again.title == tour.title);
        same_stops(tour, again, true);
        same_markers(tour, again, true);
        same_legs(tour, again);
        std::size_t with_url = 0, found = 0;
        for (const std::size_t s : tour.stops[0].sources) with_url += !tour.sources[s].url.empty();
        for (const std::size_t s : again.stops[0].sources) found += !again.sources[s].url.empty();
        CHECK(found == with_url);
    }
}

TEST_CASE("GPX holds stops, markers, and the lines between the stops") {
    for (const char* path : bundled) {
        CAPTURE(path);
        const Tour tour = tour_of(path);
        const auto [again, left_out] = read_again(as_gpx(tour), "t.gpx");
        same_stops(tour, again, false);
        same_markers(tour, again, false);
        CHECK(again.legs.size() == tour.legs.size());
    }
}

TEST_CASE("CSV holds stops, times and markers") {
    for (const char* path : bundled) {
        CAPTURE(path);
        const Tour tour = tour_of(path);
        const auto [again, left_out] = read_again(as_csv(tour), "t.csv");
        same_stops(tour, again, true);
        same_markers(tour, again, true);
    }
}
