#include <zip.h>

#include <memory>

#include "src/exchange/readers.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

constexpr std::size_t longest_kml = std::size_t{64} << 20;
constexpr zip_int64_t most_entries = 10'000;

using Archive = std::unique_ptr<zip_t, void (*)(zip_t*)>;

Archive open_archive(const std::string& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (source && !archive) zip_source_free(source);
    zip_error_fini(&error);
    return Archive(archive, &zip_discard);
}

bool ends_with_kml(std::string name) {
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return name.ends_with(".kml");
}

// doc.kml, else the first .kml; -1 where there is none.
zip_int64_t find_kml(zip_t* archive, LeftOut& left_out) {
    zip_int64_t first = -1, others = 0;
    std::string other;
    const zip_int64_t n = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < n; ++i) {
        const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
        const std::string entry = name ? name : "";
        if (entry.ends_with('/')) continue;
        const bool kml = ends_with_kml(entry);
        if (kml && (first < 0 || entry == "doc.kml")) {
            if (first >= 0) left_out.add("a second KML in the archive", entry == "doc.kml" ? "the first" : entry);
            first = i;
        } else if (kml) {
            left_out.add("a second KML in the archive", entry);
        } else if (others++ == 0) {
            other = entry;
        }
    }
    if (others > 0)
        left_out.add("a file in the archive (a picture or the like)", other, static_cast<std::size_t>(others));
    return first;
}

}  // namespace

Result<std::string> kml_in_kmz(const std::string& bytes, const std::string& path, LeftOut& left_out) {
    const auto wrong = [&](const std::string& what, const std::string& right) {
        return fail(what, right, {path, 0, 0});
    };
    const Archive archive = open_archive(bytes);
    if (!archive) return wrong("is no zip archive, which a KMZ is", "save it again, or give the .kml in it");
    if (zip_get_num_entries(archive.get(), 0) > most_entries)
        return wrong("holds more than " + std::to_string(most_entries) + " files", "give the .kml in it");
    const zip_int64_t index = find_kml(archive.get(), left_out);
    if (index < 0) return wrong("holds no .kml", "a KMZ is a zip archive with doc.kml in it");
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
        zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(index), 0), &zip_fclose);
    if (!file)
        return wrong(std::string("the KML in it cannot be read: ") + zip_strerror(archive.get()),
                     "save it again without a password");
    // What the header says of its size may be a lie.
    std::string text;
    char block[16384];
    for (;;) {
        const zip_int64_t n = zip_fread(file.get(), block, sizeof block);
        if (n < 0) return wrong("the KML in it is damaged", "save it again");
        if (n == 0) return text;
        text.append(block, static_cast<std::size_t>(n));
        if (text.size() > longest_kml)
            return wrong("the KML in it is longer than " + std::to_string(longest_kml >> 20) + " MiB",
                         "thin or split it");
    }
}

}  // namespace tourmap
