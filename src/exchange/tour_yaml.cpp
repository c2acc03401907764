#include "src/exchange/tour_yaml.h"

#include <charconv>
#include <cstdio>

#include "src/exchange/found_date.h"
#include "src/tour/zone.h"

namespace tourmap {

std::string yaml_number(double value) {
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

std::string yaml_colour(Rgba c) {
    char text[16];
    std::snprintf(text, sizeof text, c.a == 255 ? "\"#%02x%02x%02x\"" : "\"#%02x%02x%02x%02x\"", c.r, c.g, c.b, c.a);
    return text;
}

std::string yaml_point(LonLat p) {
    return yaml_flow_list({yaml_number(p.lon), yaml_number(p.lat)});
}

std::string yaml_box(const LonLatBox& b) {
    const double east = b.max.lon > 180 ? b.max.lon - 360 : b.max.lon;
    return yaml_flow_list({yaml_number(b.min.lon), yaml_number(b.min.lat), yaml_number(east), yaml_number(b.max.lat)});
}

void TourYaml::when(const char* key, const std::optional<When>& time, const std::string& zone) {
    if (!time) return;
    When plain = *time;
    plain.offset_minutes.reset();
    const bool of_zone = !zone.empty() && written_when(in_zone(plain, zone)) == written_when(*time);
    out_.raw(key, written_when(of_zone ? plain : *time));
}

std::string TourYaml::in_folder(const std::string& path) const {
    const std::filesystem::path relative = std::filesystem::path(path).lexically_relative(folder_);
    return relative.empty() || *relative.begin() == ".." ? "" : relative.generic_string();
}

std::string TourYaml::file(const std::string& path, const char* what) {
    const std::string inside = in_folder(path);
    if (!inside.empty()) return inside;
    left_out_.add(std::string(what) + " outside the folder of the tour", path);
    return {};
}

const std::string& TourYaml::read_as(std::string tag, const Texts& written) {
    while (tag.find('-') != std::string::npos) {
        tag.resize(tag.rfind('-'));
        for (const auto& [known, text] : written)
            if (known == tag) return text;
    }
    return written.front().second;
}

}  // namespace tourmap
