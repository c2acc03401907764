// A small good tour as text, and what reading a changed one says.
#pragma once

#include <cassert>
#include <string>

#include "src/tour/read_tour.h"

namespace tourmap::test {

// Line numbers matter: the tests name them.
inline const std::string good_tour = R"(version: 1
title: A short tour
sources:
  - id: press
    title: The press release
    url: https://example.org/release
    date: 2023-11
sectors:
  - {id: energy, name: Energy, colour: "#D55E00", shape: triangle, letter: E}
parties:
  - id: visitor
    name: The visitor
stops:
  - id: paris
    place: Paris
    lon: 2.33
    lat: 48.87
    depart: 2023-10-31
    sources: [press]
  - id: astana
    place: Astana
    lon: 71.43
    lat: 51.18
    arrive: 2023-11-01T10:20+06:00
    depart: 2023-11-01T18:00+06:00
    sources: [press]
legs:
  - id: outward
    from: paris
    to: astana
    mode: flight
markers:
  - id: wind
    kind: agreement
    title: Wind farm
    stop: astana
    lon: 74.03
    lat: 44.94
    date: 2023-11-01/2023-11-02
    sectors: [energy]
    parties: [visitor]
    amount: {value: 1.5e9, currency: EUR}
    status: signed
    sources: [press]
)";

// The good tour with one piece of text put in place of another, which must be there.
inline std::string changed(const std::string& from, const std::string& to) {
    std::string text = good_tour;
    const std::size_t at = text.find(from);
    assert(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

// All problems of a text as a user sees them, a line break after each.
inline std::string said(const std::string& text) {
    std::string out;
    for (const Problem& problem : parse_tour(text, "t.yaml").problems) out += describe(problem) + "\n";
    return out;
}

// One mistake in the good tour and what is said of it.
struct Mistake {
    const char *from, *to, *expected;
};

// The whole of what is said must be `expected`, or begin with it where it ends in "...".
inline bool says(const std::string& text, std::string expected) {
    const std::string actual = said(text);
    if (!expected.ends_with("...")) return actual == expected;
    expected.resize(expected.size() - 3);
    return actual.starts_with(expected);
}

}  // namespace tourmap::test
