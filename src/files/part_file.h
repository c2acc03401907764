// A file that is there whole or not at all: it is filled under no name, or under a hidden one, and gets its own when it
// is finished.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "geodata/result.h"

namespace tourmap {

// The check on its own, for saying no before long work: path must not exist unless overwrite.
Result<void> may_write(const std::string& path, bool overwrite);

class PartFile {
public:
    // Errors: those of may_write(); the folder is not writable. The file has no name where the file system can do that,
    // and so is gone with the program, however that ends; else ".NAME.1a2b.part".
    static Result<PartFile> beside(const std::string& path, bool overwrite);

    PartFile(PartFile&& other) noexcept;
    PartFile& operator=(PartFile&&) = delete;
    ~PartFile();  // without finish(): nothing is left

    // Opens the unfinished file for those who write by name.
    std::string path_for_writing() const;
    // Error: the disk is full, or broken.
    Result<void> append(std::span<const std::uint8_t> bytes);
    // Syncs it and gives it its name. Errors: the disk is full; without overwrite another has taken the name.
    Result<void> finish();

private:
    PartFile(std::string path, std::string target, bool overwrite);
    // Each returns 0 or an errno.
    int create();
    int create_nameless(const std::string& folder);
    int give_hidden_name();
    int write(std::span<const std::uint8_t> bytes);
    int sync();
    int rename_to_target();
    int rename_to_free_name();
    int link_to(const std::string& name) const;

    std::string path_, target_;  // as given; what a symbolic link leads to
    bool overwrite_;
    std::string hidden_;  // empty: it has no name
    int descriptor_ = -1;
};

}  // namespace tourmap
