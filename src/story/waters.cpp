#include "src/story/waters.h"

#include <charconv>
#include <sstream>

#include "src/story/csv.h"
#include "src/tour/document.h"

namespace tourmap {
namespace {

constexpr std::size_t columns = 9;

bool read_number(const std::string& text, double& into) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc() && end == text.data() + text.size();
}

std::vector<std::string> names_in(const std::string& field, const std::string& otherwise) {
    if (field.empty()) return {otherwise};
    std::vector<std::string> names;
    std::istringstream in(field);
    for (std::string name; std::getline(in, name, '|');) names.push_back(name);
    return names;
}

}  // namespace

Result<std::vector<Water>> read_waters(const std::string& path) {
    const auto text = read_text_file(path);
    if (!text) return tl::unexpected(text.error());
    std::istringstream in(*text);
    std::vector<Water> out;
    std::string line;
    std::getline(in, line);  // the names of the columns
    for (int number = 2; std::getline(in, line); ++number) {
        const std::vector<std::string> fields = csv_fields(line);
        const auto wrong = [&](const std::string& what) { return fail(what, "", {path, number, 1}); };
        if (fields.size() != columns) return wrong("not " + std::to_string(columns) + " columns");
        Water water{fields[0], {}, fields[3], 0, {}};
        double rank = 0;
        double* const numbers[] = {&water.at.lon,         &water.at.lat,         &rank,
                                   &water.extent.min.lon, &water.extent.min.lat, &water.extent.max.lon,
                                   &water.extent.max.lat};
        constexpr std::size_t from[] = {1, 2, 4, 5, 6, 7, 8};
        for (std::size_t i = 0; i < std::size(numbers); ++i)
            if (!read_number(fields[from[i]], *numbers[i])) return wrong("not a number: " + in_quotes(fields[from[i]]));
        water.rank = static_cast<int>(rank);
        if (water.extent.max.lon < water.extent.min.lon) water.extent.max.lon += 360;
        out.push_back(std::move(water));
    }
    return out;
}

Result<std::vector<InlandWater>> read_inland_waters(const std::string& path) {
    const auto text = read_text_file(path);
    if (!text) return tl::unexpected(text.error());
    std::istringstream in(*text);
    std::vector<InlandWater> out;
    std::string line;
    std::getline(in, line);  // the names of the columns
    for (int number = 2; std::getline(in, line); ++number) {
        const std::vector<std::string> fields = csv_fields(line);
        const auto wrong = [&](const std::string& what) { return fail(what, "", {path, number, 1}); };
        if (fields.size() != 4) return wrong("not 4 columns");
        if (fields[1] != "lake" && fields[1] != "river")
            return wrong("neither lake nor river: " + in_quotes(fields[1]));
        double rank = 0;
        if (!read_number(fields[2], rank)) return wrong("not a number: " + in_quotes(fields[2]));
        out.push_back({fields[0], fields[1] == "river", static_cast<int>(rank), names_in(fields[3], fields[0])});
    }
    return out;
}

}  // namespace tourmap
