#include "src/export/zip_parts.h"

#include <zip.h>

#include <chrono>
#include <memory>

namespace tourmap {
namespace {

struct DosTime {
    zip_uint16_t time = 0, date = (0 << 9) | (1 << 5) | 1;  // 1 January 1980
};

DosTime dos_time(std::int64_t seconds) {
    using namespace std::chrono;
    const sys_seconds at{std::chrono::seconds(seconds)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const int year = static_cast<int>(date.year());
    if (year < 1980 || year > 2107) return {};
    const hh_mm_ss time(at - day);
    const auto month = static_cast<unsigned>(date.month()), of_month = static_cast<unsigned>(date.day());
    return {
        static_cast<zip_uint16_t>((time.hours().count() << 11) | (time.minutes().count() << 5) |
                                  (time.seconds().count() / 2)),
        static_cast<zip_uint16_t>(((year - 1980) << 9) | static_cast<int>(month << 5) | static_cast<int>(of_month))};
}

Result<void> add(zip_t* archive, const ZipPart& part, DosTime at) {
    const auto failed = [&] { return fail("cannot pack '" + part.name + "': " + zip_strerror(archive)); };
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    if (!source) return failed();
    const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return failed();
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(archive, entry, part.packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, part.packed ? 6 : 0) < 0)
        return failed();
    if (zip_file_set_dostime(archive, entry, at.time, at.date, 0) < 0) return failed();
    return {};
}

}  // namespace

Result<std::vector<std::uint8_t>> zip_parts(std::span<const ZipPart> parts, std::int64_t seconds) {
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_error_t, void (*)(zip_error_t*)> error_end(&error, &zip_error_fini);
    const auto failed = [&] { return fail(std::string("cannot make a zip archive: ") + zip_error_strerror(&error)); };
    zip_source_t* made = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!made) return failed();
    const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> source(made, &zip_source_free);
    zip_t* archive = zip_open_from_source(made, ZIP_TRUNCATE, &error);
    if (!archive) return failed();
    zip_source_keep(made);  // closing the archive gives one hold back
    const DosTime at = dos_time(seconds);
    for (const ZipPart& part : parts) {
        if (const auto done = add(archive, part, at); !done) {
            zip_discard(archive);
            return tl::unexpected(done.error());
        }
    }
    if (zip_close(archive) < 0) {
        auto result = fail(std::string("cannot make a zip archive: ") + zip_strerror(archive));
        zip_discard(archive);
        return result;
    }
    zip_stat_t stat;
    if (zip_source_stat(made, &stat) < 0 || zip_source_open(made) < 0)
        return fail(std::string("cannot make a zip archive: ") + zip_error_strerror(zip_source_error(made)));
    std::vector<std::uint8_t> bytes(stat.size);
    const zip_int64_t read = zip_source_read(made, bytes.data(), bytes.size());
    zip_source_close(made);
    if (read < 0 || static_cast<zip_uint64_t>(read) != stat.size) return fail("cannot make a zip archive");
    return bytes;
}

}  // namespace tourmap
