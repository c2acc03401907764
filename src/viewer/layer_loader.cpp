#include "src/viewer/layer_loader.h"

#include <cstdlib>
#include <filesystem>

#include "src/files/cache_folder.h"
#include "src/story/tour_files.h"
#include "src/viewer/window.h"

namespace tourmap {
namespace {

std::string home() {
    const char* folder = std::getenv("HOME");
    return folder ? folder : "";
}

bool is_tour(const std::string& file) {
    return file.ends_with(".yaml") || file.ends_with(".yml");
}

Result<std::vector<LoadedDetail>> read_layers(const std::string& file, const DetailOptions& options) {
    if (is_tour(file))
        return fail("\"" + file + "\" is a tour or a theme, no map data", "open a tour with: tourmap view FILE");
    auto layers = load_detail(file, options);
    if (layers) std::erase_if(*layers, [](const LoadedDetail& one) { return one.layer->extent().empty; });
    if (layers && layers->empty()) return fail("\"" + file + "\" has no layer with places on a map");
    return layers;
}

}  // namespace

std::string path_of(const std::string& given, const std::string& home) {
    constexpr std::string_view spaces = " \t\r\n", scheme = "file://";
    std::string path = given;
    path.erase(0, std::min(path.find_first_not_of(spaces), path.size()));
    path.erase(path.find_last_not_of(spaces) + 1);
    for (const char quote : {'"', '\''})
        if (path.size() > 1 && path.front() == quote && path.back() == quote) path = path.substr(1, path.size() - 2);
    if (path.starts_with(scheme)) path.erase(0, scheme.size());
    if (!home.empty() && (path == "~" || path.starts_with("~/"))) path = home + path.substr(1);
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::absolute(path, error);
    return error || path.empty() ? path : whole.lexically_normal().string();
}

LayerLoader::LayerLoader(Worker& worker, bool allow_network, Then then)
    : worker_(worker), allow_network_(allow_network), then_(std::make_shared<Then>(std::move(then))) {}

LayerLoader::~LayerLoader() {
    *then_ = {};
    stop();
}

void LayerLoader::add(const std::vector<std::string>& files) {
    for (const std::string& file : files) read(file, false);
}

void LayerLoader::stop() {
    status_->stop = true;
    status_ = std::make_shared<Status>();
}

void LayerLoader::read(const std::string& given, bool anew) {
    worker_.post([given, anew, network = allow_network_, status = status_, then = then_]() -> Worker::Done {
        const std::string file = anew ? given : path_of(given, home());
        DetailOptions options;
        options.cache_folder = cache_folder();
        options.load.allow_network = network;
        options.load.progress = Progress([status](double fraction, const char*) {
            status->fraction = fraction;
            Window::wake();
            return !status->stop;
        });
        const auto layers = [&]() -> Result<std::vector<LoadedDetail>> {
            if (status->stop) return cancelled();
            return guarded<std::vector<LoadedDetail>>([&] { return read_layers(file, options); });
        };
        auto read = std::make_shared<Read>(Read{given, file, anew, layers()});
        status->fraction = 0;
        return [then, read] {
            if (*then) (*then)(std::move(*read));
        };
    });
}

void LayerLoader::watch(std::vector<std::string> files) {
    if (files == watched_) return;
    watched_ = std::move(files);
    if (!watch_)
        watch_ = std::make_unique<FileWatch>(folder_events(), [this] {
            saved_ = true;
            Window::wake();
        });
    std::vector<std::string> all;
    for (const std::string& file : watched_)
        for (std::string& one : with_companions(file)) all.push_back(std::move(one));
    watch_->watch(all);
}

// Which of them it was is not told: unchanged ones come from the cache.
void LayerLoader::follow() {
    if (!saved_.exchange(false)) return;
    for (const std::string& file : watched_) read(file, true);
}

}  // namespace tourmap
