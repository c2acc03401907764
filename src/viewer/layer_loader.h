// LayerLoader: reads files that somebody adds to the map, on a worker, and reads them anew when they have been saved.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "geodata/load_detail.h"
#include "src/viewer/file_watch.h"
#include "src/viewer/worker.h"

namespace tourmap {

class LayerLoader {
public:
    struct Read {
        std::string given, file;  // as it was given; its path
        bool anew = false;        // it had been read before
        Result<std::vector<LoadedDetail>> layers;
    };
    using Then = std::function<void(Read)>;  // called by Worker::run_finished()

    // The worker must outlive the loader. allow_network: as LoadOptions has it.
    LayerLoader(Worker& worker, bool allow_network, Then then);
    ~LayerLoader();
    LayerLoader(const LayerLoader&) = delete;
    LayerLoader& operator=(const LayerLoader&) = delete;

    void add(const std::vector<std::string>& files);
    // What is being read ends soon, as cancelled.
    void stop();
    // From now on these, by their paths, are read anew when they are saved.
    void watch(std::vector<std::string> files);
    // Begins to read what has been saved since; Window::wake() tells when.
    void follow();

    double fraction() const { return status_->fraction; }  // of the file that is being read

private:
    struct Status {
        std::atomic<double> fraction = 0;
        std::atomic<bool> stop = false;
    };
    void read(const std::string& given, bool anew);

    Worker& worker_;
    bool allow_network_;
    std::shared_ptr<Status> status_ = std::make_shared<Status>();
    std::shared_ptr<Then> then_;  // empty once the loader is gone
    std::vector<std::string> watched_;
    std::atomic<bool> saved_ = false;
    std::unique_ptr<FileWatch> watch_;  // goes first: it tells of what is above
};

// The path that is meant by what was typed or dropped: "~/" is the home folder, "file://" goes away.
std::string path_of(const std::string& given, const std::string& home);

}  // namespace tourmap
