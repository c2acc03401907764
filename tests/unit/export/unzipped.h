// The parts of a zip archive, by name, as libzip reads them.
#pragma once

#include TOURMAP_CATCH_HEADER

#include <zip.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tourmap::test {

inline std::map<std::string, std::string> unzipped(const std::vector<std::uint8_t>& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    REQUIRE(source);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    REQUIRE(archive);
    std::map<std::string, std::string> parts;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        REQUIRE(zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) == 0);
        std::string text(stat.size, '\0');
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        REQUIRE(file);
        REQUIRE(zip_fread(file, text.data(), text.size()) == static_cast<zip_int64_t>(text.size()));
        zip_fclose(file);
        CHECK(parts.emplace(stat.name, std::move(text)).second);
    }
    zip_discard(archive);
    zip_error_fini(&error);
    return parts;
}

}  // namespace tourmap::test
