#include "src/story/tour_files.h"

#include <filesystem>

namespace tourmap {

std::vector<std::string> with_companions(const std::string& file) {
    std::vector<std::string> files{file};
    const std::filesystem::path path(file);
    if (path.extension() != ".shp") return files;
    for (const char* ending : {".dbf", ".shx", ".prj", ".cpg"})
        files.push_back(std::filesystem::path(path).replace_extension(ending).string());
    return files;
}

std::vector<std::string> tour_files(const Tour& tour) {
    std::vector<std::string> files{tour.file};
    // A name of the program's own has no folder.
    const auto add_named = [&](const std::string& name) {
        if (name.find('/') != std::string::npos) files.push_back(name);
    };
    for (const std::string* name : {&tour.theme, &tour.worldview, &tour.relief}) add_named(*name);
    for (const TourLayer& layer : tour.layers) {
        const auto all = with_companions(layer.file);
        files.insert(files.end(), all.begin(), all.end());
    }
    for (const Leg& leg : tour.legs)
        if (!leg.file.empty()) files.push_back(leg.file);
    for (const Marker& marker : tour.markers)
        if (marker.picture) files.push_back(marker.picture->file);
    for (const Stop& stop : tour.stops)
        for (const Picture& picture : stop.media) files.push_back(picture.file);
    return files;
}

}  // namespace tourmap
