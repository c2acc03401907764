// Writes a data set of several files (a shapefile) completely or not at all.
#pragma once

#include <string>
#include <vector>

#include "geodata/result.h"

namespace tourmap {

// A hidden folder beside a path, in which the files of the path are made under their own names. Gone, with
// all that is in it, when this is destroyed. Move-only.
class StagingFolder {
public:
    // Errors as of may_write(), which is called first.
    static Result<StagingFolder> beside(const std::string& path, bool overwrite);
    ~StagingFolder();
    StagingFolder(StagingFolder&& other) noexcept;
    StagingFolder& operator=(StagingFolder&&) = delete;

    // Where to write: absolute, ends in the file name of the path.
    const std::string& path() const { return inside_; }

    // Moves everything to its place after it has reached the disk. `old`: files of a data set at the path that must
    // not stay beside the new one; they go where overwrite allows. Errors: a name is taken and overwrite is false;
    // nothing was made; the system's reason. Then all is as it was before.
    //
    // One file takes another's place at once. Of several, the old file of the path itself leaves first and the new one
    // comes last: killed in between, there may be no data set at the path, with the old files in the hidden folder, but
    // never one of old and new files.
    Result<void> publish(const std::vector<std::string>& old);

private:
    StagingFolder(std::string target, std::string folder, bool overwrite);

    std::string target_, folder_, inside_;
    bool overwrite_;
};

}  // namespace tourmap
