#include "src/cli/schema_beside.h"

#include <filesystem>
#include <span>

#include "src/files/assets.h"
#include "src/files/write_whole.h"
#include "src/tour/document.h"

namespace tourmap {

namespace fs = std::filesystem;

Result<void> copy_asset(const std::string& name, const std::string& to, bool overwrite) {
    const auto path = find_asset(name);
    if (!path) return tl::unexpected(path.error());
    const auto text = read_text_file(*path);
    if (!text) return tl::unexpected(text.error());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text->data());
    return write_file_whole(to, std::span(bytes, text->size()), overwrite);
}

Result<void> put_schema_beside(const std::string& tour_file) {
    const fs::path schema = fs::path(tour_file).parent_path() / "tour.schema.json";
    std::error_code error;
    if (fs::exists(schema, error)) return {};
    return copy_asset("tours/tour.schema.json", schema.string(), false);
}

}  // namespace tourmap
