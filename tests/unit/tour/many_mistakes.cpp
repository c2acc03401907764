// A file with thirty mistakes: each is found at its line, in one go, and nothing else is.
#include TOURMAP_CATCH_HEADER

#include <set>
#include <sstream>

#include "sample.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

// A line that ends in "# !" has a mistake, or lacks what the line below it should have said.
const std::string wrong_tour = R"(version: 2  # !
title: {english: Wrong}  # !
langauge: en  # !
time_zone: Europe/Pariss  # !
sources:
  - {id: press, title: They met, url: ftp://example.org}  # !
  - {id: press, title: Again}  # !
  - {id: later, title: Later, date: 2023-13}  # !
sectors:
  - {id: talks, name: Talks, colour: blue-ish}  # !
  - {id: trade, name: Trade, colour: "#D55E00", shape: blob}  # !
  - {id: art, name: Art, colour: "#0072B2", letter: ART}  # !
parties:
  - {id: "a b", name: The host}  # !
  - {id: guest}  # !
map:
  crs: EPSG:999999  # !
  extent: [10, 20, 5]  # !
  furniture: {scale_bar: middle}  # !
stops:
  - id: paris
    place: Paris
    lon: 2.35
    lat: 98.86  # !
    depart: 2023-11-31  # !
    sources: [pres]  # !
  - id: astana
    place: Astana
    lon: 7l.43  # !
    lat: 51.13
    zone: Asia/Almatty  # !
    approximate: perhaps  # !
    camera: {extent: [5, 5, 1, 1], width_km: 3}  # !
    label: beside  # !
    quotes:
      - {text: They met.}  # !
    media:
      - {file: ../secret.png, alt: A, credit: B}  # !
    sources: [later]
legs:
  - id: outward
    from: paris
    to: astanna  # !
    mode: flihgt  # !
    geometry: {via: [[1, 2], [3]]}  # !
    certainty: sure  # !
markers:
  - id: deal
    kind: agrement  # !
    title: An agreement
    stop: astana
    lon: 71.5  # !
    date: 2023-11-02/2023-11-01  # !
    sectors: [taks]  # !
    amount: {value: much, currency: EUR}  # !
    status: sined  # !
    sources: [press]
)";

}  // namespace

TEST_CASE("each of more than thirty mistakes is found at its line, and nothing else") {
    std::set<int> seeded;
    std::istringstream lines(wrong_tour);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.ends_with("# !")) seeded.insert(number);
    }
    REQUIRE(seeded.size() >= 30);
    const ReadTour read = parse_tour(wrong_tour, "wrong.tour.yaml");
    CHECK_FALSE(read.tour);
    std::set<int> found;
    for (const Problem& problem : read.problems) {
        found.insert(problem.where.line);
        CHECK(problem.where.column > 0);
        if (!seeded.contains(problem.where.line)) UNSCOPED_INFO(describe(problem));
    }
    CHECK(found == seeded);
}
