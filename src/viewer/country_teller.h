// CountryTeller: what is known of the country at a place, without ever waiting: what that takes is read by a worker
// when somebody first asks.
#pragma once

#include <functional>
#include <memory>

#include "src/story/country_atlas.h"
#include "src/viewer/worker.h"

namespace tourmap {

class CountryTeller {
public:
    using Read = std::function<Result<CountryAtlasPtr>()>;  // slow

    CountryTeller() = default;
    // read: empty where nothing is known of countries. The worker must outlive what it is given.
    CountryTeller(Read read, Worker& worker) : read_(std::move(read)), worker_(&worker) {}

    // Without a name where no country is, or is known yet; the worker wakes the window when it is. The look is there.
    CountryFacts at(LonLat place, const Look& look);

private:
    Read read_;  // empty: has been asked, or there is nothing to read
    Worker* worker_ = nullptr;
    std::shared_ptr<CountryAtlasPtr> atlas_ = std::make_shared<CountryAtlasPtr>();  // filled by what has been read
    // What was told last, and of what.
    std::string unit_;
    Look look_;
    CountryFacts told_;
};

}  // namespace tourmap
