// The sections of a tour file, each read from the tree into the Tour under construction.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "src/tour/fields.h"
#include "src/tour/tour.h"

namespace tourmap {

// Stands for a reference that could not be resolved; a tour with one is never handed out.
inline constexpr std::size_t no_index = static_cast<std::size_t>(-1);

// The ids of one list, and what a reference to one of them means.
class IdTable {
public:
    explicit IdTable(std::string kind) : kind_(std::move(kind)) {}  // for messages: "stop"

    // Each entry of the list adds one id, empty where it has none, so that positions stay indices.
    void add(const std::string& id, TextMark at, ProblemList& problems);
    std::optional<std::size_t> resolve(const DocumentNode& reference, ProblemList& problems) const;
    std::optional<std::size_t> find(const std::string& id) const;  // no problem where there is none

private:
    std::string kind_;
    std::map<std::string, std::size_t> indices_;
    std::vector<std::string> near_;  // what a misspelt reference may have meant: the first 1,000
    std::size_t size_ = 0;
};

// What the sections share. Lists keep one entry for each in the file even if it is wrong; the tour is
// thrown away then.
struct Reading {
    Tour tour;
    ProblemList& problems;
    // The same file as read in its own language: what costs time is known already. Null: this is that reading.
    const Tour* original = nullptr;
    // Of files that legs name: each is read once.
    std::map<std::string, Result<std::vector<LonLat>>> lines;
    IdTable sources{"source"}, sectors{"sector"}, parties{"party"}, stops{"stop"}, legs{"leg"}, markers{"marker"};

    explicit Reading(ProblemList& list) : problems(list) {}
};

void read_header(const Fields& root, Reading& reading);
void read_map(const DocumentNode& node, Reading& reading);
void read_sources(const Fields& root, Reading& reading);
void read_sectors(const Fields& root, Reading& reading);
void read_parties(const Fields& root, Reading& reading);
void read_stops(const Fields& root, Reading& reading);
void read_legs(const Fields& root, Reading& reading);
void read_markers(const Fields& root, Reading& reading);

// The references of a list key, in order, each once.
std::vector<std::size_t> read_references(const Fields& fields, const std::string& key, const IdTable& table,
                                         ProblemList& problems);

// lon and lat of a map that has both; one alone is an error.
std::optional<LonLat> read_position(const Fields& fields, ProblemList& problems);

// "extent": [west, south, east, north] in degrees; over 180 degrees where west is the greater, max.lon exceeds 180.
std::optional<LonLatBox> read_extent(const Fields& fields, ProblemList& problems);

// A list of exactly `count` numbers; empty where it is wrong. what: for messages.
std::vector<double> read_numbers(const DocumentNode& node, const std::string& what, std::size_t count,
                                 ProblemList& problems);

// The list "quotes" of a stop or marker.
std::vector<Quote> read_quotes(const Fields& owner, Reading& reading);

// The absolute path of a file that a key names, or an address: as file_of_tour(); empty where it is wrong.
std::string file_of(const Fields& fields, const std::string& key, Reading& reading,
                    TourFileKind kind = TourFileKind::file);

// The picture of a marker or stop; its file must lie in the folder of the tour file.
std::optional<Picture> read_picture(const DocumentNode& node, Reading& reading);

// True for a map without the list `key`, or with an empty one.
bool lacks_entries(const DocumentNode& node, const char* key);

// Whether a journey as described can be: dates in order, legs that connect, sources given.
void check_journey(const Tour& tour, const DocumentNode& root, ProblemList& problems);

}  // namespace tourmap
