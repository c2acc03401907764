#include "src/files/write_whole.h"

namespace tourmap {

Result<void> write_file_whole(const std::string& path, std::span<const std::uint8_t> bytes, bool overwrite) {
    auto file = PartFile::beside(path, overwrite);
    if (!file) return tl::unexpected(file.error());
    if (const auto filled = file->append(bytes); !filled) return filled;
    return file->finish();
}

}  // namespace tourmap
