#include <algorithm>

#include "src/tour/sections.h"

namespace tourmap {

void IdTable::add(const std::string& id, TextMark at, ProblemList& problems) {
    constexpr std::size_t most_near = 1000;
    const std::size_t index = size_++;
    if (id.empty()) return;
    if (!indices_.emplace(id, index).second) {
        problems.error(at, "the " + kind_ + " " + in_quotes(id) + " is there twice", "give each an id of its own");
    } else if (near_.size() < most_near) {
        near_.push_back(id);
    }
}

std::optional<std::size_t> IdTable::resolve(const DocumentNode& reference, ProblemList& problems) const {
    if (reference.reported) return std::nullopt;
    if (reference.kind != NodeKind::scalar) {
        problems.error(reference.at, "the id of a " + kind_ + " is expected here");
        return std::nullopt;
    }
    const auto found = indices_.find(reference.text);
    if (found != indices_.end()) return found->second;
    problems.error(reference.at, "unknown " + kind_ + " " + in_quotes(reference.text),
                   problems.full() ? "" : suggestion(reference.text, near_, "known ids"));
    return std::nullopt;
}

std::optional<std::size_t> IdTable::find(const std::string& id) const {
    const auto found = indices_.find(id);
    return found == indices_.end() ? std::nullopt : std::optional(found->second);
}

bool lacks_entries(const DocumentNode& node, const char* key) {
    if (node.kind != NodeKind::map) return false;
    const DocumentEntry* entry = node.find(key);
    if (!entry) return true;
    const DocumentNode& value = entry->value;
    return (value.kind == NodeKind::null || value.kind == NodeKind::list) && value.entries.empty() && !value.reported;
}

std::vector<std::size_t> read_references(const Fields& fields, const std::string& key, const IdTable& table,
                                         ProblemList& problems) {
    std::vector<std::size_t> out;
    for (const DocumentEntry& entry : fields.list(key)) {
        const auto index = table.resolve(entry.value, problems);
        if (!index) continue;
        if (std::find(out.begin(), out.end(), *index) == out.end()) {
            out.push_back(*index);
        } else {
            problems.warning(entry.value.at, in_quotes(entry.value.text) + " is listed twice", "keep one of them");
        }
    }
    return out;
}

std::vector<double> read_numbers(const DocumentNode& node, const std::string& what, std::size_t count,
                                 ProblemList& problems) {
    std::vector<double> out;
    for (const DocumentEntry& entry : node.entries)
        if (const auto value = parse_number(entry.value.text); value && entry.value.kind == NodeKind::scalar)
            out.push_back(*value);
    if (node.kind == NodeKind::list && node.entries.size() == count && out.size() == count) return out;
    problems.error(node.at, what + " must be a list of " + std::to_string(count) + " numbers");
    return {};
}

std::optional<LonLat> read_position(const Fields& fields, ProblemList& problems) {
    const bool has_lon = fields.find("lon") != nullptr, has_lat = fields.find("lat") != nullptr;
    const auto lon = fields.number("lon", -180, 180), lat = fields.number("lat", -90, 90);
    if (has_lon != has_lat) {
        problems.error(fields.mark(has_lon ? "lon" : "lat"), has_lon ? "lon without lat" : "lat without lon",
                       "give both, in degrees");
    }
    if (!lon || !lat) return std::nullopt;
    return LonLat{*lon, *lat};
}

}  // namespace tourmap
