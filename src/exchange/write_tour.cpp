#include "src/exchange/write_tour.h"

#include "src/exchange/tour_parts.h"

namespace tourmap {

std::string as_tour_yaml(const Tour& tour, const std::string& folder, LeftOut& left_out) {
    YamlLines out;
    write_tour_head(tour, folder, left_out, out);
    write_tour_journey(tour, folder, left_out, out);
    return "# yaml-language-server: $schema=tour.schema.json\n" + out.all();
}

}  // namespace tourmap
