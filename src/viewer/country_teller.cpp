#include "src/viewer/country_teller.h"

namespace tourmap {

CountryFacts CountryTeller::at(LonLat place, const Look& look) {
    if (!*atlas_) {
        if (!read_) return {};
        worker_->post([atlas = atlas_, read = std::exchange(read_, {})]() -> Worker::Done {
            auto made = std::make_shared<Result<CountryAtlasPtr>>(guarded<CountryAtlasPtr>([&] { return read(); }));
            // Without one no country is told, and all else is right.
            return [atlas, made] {
                if (*made) *atlas = **made;
            };
        });
        return {};
    }
    const std::string unit = (*atlas_)->unit_at(place);
    if (unit != unit_ || !(look == look_)) told_ = unit.empty() ? CountryFacts{} : (*atlas_)->facts_of(unit, look);
    unit_ = unit;
    look_ = look;
    return told_;
}

}  // namespace tourmap
