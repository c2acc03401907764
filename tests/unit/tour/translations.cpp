// Texts in several languages, and the schema that editors use.
#include TOURMAP_CATCH_HEADER

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "sample.h"
#include "src/tour/document.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

const std::string full_path = TOURMAP_SOURCE_DIR "/tests/data/full.tour.yaml";

Tour full_tour() {
    const ReadTour read = read_tour(full_path);
    for (const Problem& problem : read.problems) UNSCOPED_INFO(describe(problem));
    CHECK(read.problems.empty());
    REQUIRE(read.tour);
    return *read.tour;
}

// Every key of every map below a node, as "stops.camera.extent"; languages are not keys of their own.
void collect_keys(const DocumentNode& node, const std::string& path, std::set<std::string>& out) {
    for (const DocumentEntry& entry : node.entries) {
        const std::string below = entry.key.empty() ? path : path + "." + entry.key;
        if (!entry.key.empty()) out.insert(below);
        collect_keys(entry.value, below, out);
    }
}

// The same of a schema.
void collect_keys(const nlohmann::json& root, const nlohmann::json& schema, const std::string& path,
                  std::set<std::string>& out) {
    if (schema.contains("$ref")) {
        const std::string name = schema["$ref"].get<std::string>().substr(std::string("#/$defs/").size());
        if (name != "text") collect_keys(root, root["$defs"][name], path, out);
    }
    if (schema.contains("properties"))
        for (const auto& [key, below] : schema["properties"].items()) {
            out.insert(path + "." + key);
            collect_keys(root, below, path + "." + key, out);
        }
    if (schema.contains("items") && schema["items"].is_object()) collect_keys(root, schema["items"], path, out);
    if (schema.contains("oneOf"))
        for (const auto& one : schema["oneOf"]) collect_keys(root, one, path, out);
}

}  // namespace

TEST_CASE("a text may be given for each language, and each language is a tour of its own") {
    const Tour tour = full_tour();
    CHECK(tour.title == "Everything");
    CHECK(tour.stops[1].place == "Astana");
    REQUIRE(tour.translations.size() == 2);
    const Tour& french = in_language(tour, "fr-CA");
    CHECK(french.title == "Tout");
    CHECK(french.language == "fr");
    CHECK(french.sectors[0].name == "Entretiens");
    CHECK(french.stops[1].text == "They met.");  // as the author wrote it where there is no other
    CHECK(french.stops[1].quotes[0].speaker == "L'hôte");
    CHECK(in_language(tour, "ru").stops[1].place == "Астана");
    CHECK(in_language(tour, "ru").subtitle == "A tour with all keys");
    CHECK(&in_language(tour, "ka") == &tour);
    CHECK(&in_language(tour, "en-GB") == &tour);
}

TEST_CASE("what is wrong in one language is said once, and so is what is wrong in all") {
    CHECK(said(changed("title: A short tour", "title: {en: Short, fr: \"a\\u0001b\"}")).find("control character") !=
          std::string::npos);
    const std::string twice = said(changed("title: A short tour", "title: {en: Short, fr: Court}\nlanguge: en"));
    CHECK(twice.find("languge") != std::string::npos);
    CHECK(twice.find("languge", twice.find("languge") + 1) == std::string::npos);
    CHECK(said(changed("title: A short tour", "title: {english: Short}")).find("{en: ..., fr: ...}") !=
          std::string::npos);
}

TEST_CASE("positions are no languages") {
    CHECK(said(changed("mode: flight", "mode: flight\n    text: {lon: 1, lat: 2}")).empty());  // Lon and Lat are tags
    CHECK(said(changed("    depart: 2023-10-31\n", "    camera: {lon: 1, lat: 2, width_km: 500}\n")).empty());
}

TEST_CASE("times are told on the clock of their place") {
    const Tour tour = full_tour();
    const Stop& astana = tour.stops[1];
    CHECK(astana.arrive->minute_of_day == 10 * 60 + 20);  // 04:20 UTC
    CHECK(astana.arrive->offset_minutes == 360);
    CHECK_FALSE(astana.depart->minute_of_day);          // a day stays a day
    CHECK(tour.stops[0].depart->offset_minutes == 60);  // winter in Paris
    CHECK(tour.legs[0].depart->offset_minutes == 60);
    const std::string summer = changed("depart: 2023-10-31\n", "zone: Europe/Paris\n    depart: 2023-07-31T12:00\n");
    CHECK(parse_tour(summer, "t").tour->stops[0].depart->offset_minutes == 120);
    CHECK(said(changed("depart: 2023-10-31\n", "zone: Europe/Pariss\n")).find("did you mean \"Europe/Paris\"?") !=
          std::string::npos);
}

TEST_CASE("what a stop and a leg show is read") {
    const Tour tour = full_tour();
    REQUIRE(tour.stops[0].view);
    CHECK(tour.stops[0].view->extent->max == LonLat{9, 52});
    CHECK(tour.stops[1].view->centre == LonLat{70, 50});
    CHECK(tour.stops[1].view->width_metres == 1.5e6);
    CHECK(tour.stops[0].label == LabelSide::left);
    CHECK(tour.stops[1].media.size() == 1);
    CHECK(tour.legs[0].via == std::vector<LonLat>{{13.4, 52.5}, {37.6, 55.8}});
    CHECK(tour.layers[0].fill == Rgba{255, 255, 255, 128});
    const std::string stop = "    depart: 2023-10-31\n";
    CHECK(said(changed(stop, stop + "    camera: {width_km: 1, extent: [0, 0, 1, 1]}\n")).find("keep one") !=
          std::string::npos);
    CHECK(said(changed(stop, stop + "    camera: {extent: [0, 5, 1, 1]}\n")).find("no box") != std::string::npos);
    CHECK(said(changed(stop, stop + "    camera: {extent: [170, 5, -170, 15]}\n")).empty());
    CHECK(said(changed(stop, stop + "    camera: 5\n")).find("must be auto") != std::string::npos);
    CHECK(said(changed("mode: flight", "mode: flight\n    geometry: {via: [[1, 2, 3]]}")).find("2 numbers") !=
          std::string::npos);
    CHECK(said(changed("mode: flight", "mode: flight\n    geometry: {via: [[1, 91]]}")).find("not on Earth") !=
          std::string::npos);
}

TEST_CASE("the schema of tours has the keys of a tour that has them all") {
    std::ifstream file(TOURMAP_SOURCE_DIR "/assets/tours/tour.schema.json");
    const auto schema = nlohmann::json::parse(file);
    std::set<std::string> known, used;
    collect_keys(schema, schema, "", known);
    ProblemList problems(full_path);
    const auto root = parse_document(*read_text_file(full_path), problems);
    REQUIRE(root);
    collect_keys(*root, "", used);
    for (const std::string& key : known) {
        CAPTURE(key);
        CHECK(used.contains(key));
    }
    for (const std::string& key : used) {
        const std::string last = key.substr(key.rfind('.') + 1);
        if (last == "en" || last == "fr" || last == "ru") continue;
        CAPTURE(key);
        CHECK(known.contains(key));
    }
}
