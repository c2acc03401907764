// --allow-outside and --allow-network of the verbs that take a tour.
#pragma once

#include <CLI/CLI.hpp>

#include "src/tour/tour_file.h"

namespace tourmap {

inline void add_access(CLI::App& verb, TourAccess& access) {
    verb.add_flag("--allow-outside", access.outside, "The tour may name files outside its folder");
    verb.add_flag("--allow-network", access.network,
                  "Map data may be an address, a VRT file or a database, and reach the network");
}

}  // namespace tourmap
