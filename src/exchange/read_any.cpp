#include "src/exchange/read_any.h"

#include <algorithm>
#include <filesystem>

#include "src/exchange/read_json.h"
#include "src/exchange/read_xml.h"
#include "src/exchange/source_text.h"
#include "src/exchange/write_tour.h"
#include "src/tour/problems.h"
#include "src/tour/read_tour.h"
#include "src/tour/tour_file.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;

constexpr const char* readable =
    "GeoJSON, KML, KMZ, GPX, CSV with columns lon and lat, StoryMapJS JSON, or config.js of a storytelling page";

std::string ending_of(const std::string& path) {
    std::string ending = fs::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return ending;
}

Result<ReadIn> read_some_json(const std::string& text, const std::string& path) {
    const auto root = parse_json(text, path);
    if (!root) return tl::unexpected(root.error());
    if (root->is_object() && root->contains("storymap")) return read_storymap(text, path);
    if (root->is_object() && root->contains("chapters")) return read_chapters(text, path);
    if (!json_text_at(*root, "type").empty()) return read_geojson(text, path);
    return fail("is JSON of no kind that is known", readable, {path, 0, 0});
}

Result<ReadIn> read_some_xml(const std::string& text, const std::string& path) {
    const auto source = XmlSource::parse(text, path);
    if (!source) return tl::unexpected(source.error());
    const std::string_view root = local_name(source->root());
    if (root == "gpx") return read_gpx(text, path);
    if (root == "kml" || root == "Document") return read_kml(text, path);
    return fail("is XML of no kind that is known: " + in_quotes(source->root().name()), readable, {path, 0, 0});
}

Result<ReadIn> read_kmz(const std::string& bytes, const std::string& path) {
    LeftOut left_out;
    auto kml = kml_in_kmz(bytes, path, left_out);
    if (!kml) return tl::unexpected(kml.error());
    const auto text = utf8_text(std::move(*kml), path);
    if (!text) return tl::unexpected(text.error());
    auto read = read_kml(*text, path);
    if (read) read->left_out.add_all(left_out);
    return read;
}

}  // namespace

Result<ReadIn> read_any(std::string bytes, const std::string& path) {
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return read_kmz(bytes, path);
    const auto text = utf8_text(std::move(bytes), path);
    if (!text) return tl::unexpected(text.error());
    const std::string ending = ending_of(path);
    const std::size_t first = text->find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return fail("holds nothing", readable, {path, 0, 0});
    if (ending == ".geojson") return read_geojson(*text, path);
    if (ending == ".js" || ending == ".mjs") return read_chapters(*text, path);
    if (ending == ".csv" || ending == ".tsv" || ending == ".txt") return read_csv(*text, path);
    if ((*text)[first] == '<') return read_some_xml(*text, path);
    if ((*text)[first] == '{' || (*text)[first] == '[') return read_some_json(*text, path);
    return fail("is in no format that is known", readable, {path, 0, 0});
}

void settle_pictures(ReadIn& read, const std::string& tour_file) {
    const auto settled = [&](Picture& picture) {
        const auto found = file_of_tour(tour_file, picture.file, read.tour.access);
        if (!found)
            read.left_out.add("a picture that is not in the folder of the tour", picture.file);
        else
            picture.file = *found;
        return found.has_value();
    };
    for (Stop& stop : read.tour.stops) std::erase_if(stop.media, [&](Picture& picture) { return !settled(picture); });
    for (Marker& marker : read.tour.markers)
        if (marker.picture && !settled(*marker.picture)) marker.picture.reset();
}

Result<NewTourFile> new_tour_file(ReadIn& read, const std::string& input, const std::string& tour_file) {
    std::error_code ignored;
    const fs::path folder = fs::weakly_canonical(fs::absolute(fs::path(tour_file), ignored).parent_path(), ignored);
    NewTourFile out;
    out.text = as_tour_yaml(read.tour, folder.string(), read.left_out);
    ReadTour again = parse_tour(out.text, tour_file, read.tour.access);
    if (again.tour) {
        out.tour = std::move(*again.tour);
        return out;
    }
    const auto error = std::find_if(again.problems.begin(), again.problems.end(),
                                    [](const Problem& problem) { return problem.severity == Severity::error; });
    return fail("what it tells makes no good tour: " + error->what, error->right, {input, 0, 0});
}

}  // namespace tourmap
