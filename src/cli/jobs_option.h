// --jobs N of the verbs that work on several cores.
#pragma once

#include <CLI/CLI.hpp>

#include "geodata/parallel.h"

namespace tourmap {

inline void add_jobs(CLI::App& verb, Jobs& jobs) {
    verb.add_option("--jobs", jobs, "Cores to work on; the result is the same (default: all)")
        ->check(CLI::Range(1, 256))
        ->type_name("N");
}

}  // namespace tourmap
