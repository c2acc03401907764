// Runs the program as a user does, in an empty folder of its own.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace tourmap::test {

// An empty folder that is gone afterwards.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    const std::filesystem::path& path() const { return path_; }
    std::string write(const std::string& name, const std::string& text) const;  // the path
    // Paths of all that is in it, at any depth, hidden files too; sorted and relative.
    std::vector<std::string> names() const;

private:
    std::filesystem::path path_;
};

struct Run {
    int status = -1;  // exit status; 128 + number where a signal ended the program; -1: could not start
    std::string out, err;
    double cpu_seconds = 0;     // of the program and of what it started
    double most_megabytes = 0;  // of the one that took most

    bool says(const std::string& text) const { return err.find(text) != std::string::npos; }
    bool prints(const std::string& text) const { return out.find(text) != std::string::npos; }
};

// No shell in between: each argument arrives as it is. Standard input is empty.
Run run(const std::vector<std::string>& arguments);

// Ends with Ctrl-C as soon as anything is in `folder`.
Run run_and_interrupt(const std::vector<std::string>& arguments, const Folder& folder);

// Sends it a signal after so many milliseconds, if it still runs.
Run run_and_signal(const std::vector<std::string>& arguments, int signal, int milliseconds);

// By way of a shell; `command` may say "$TOURMAP". For redirections and pipes.
Run run_shell(const std::string& command);

std::string read(const std::string& path);

// Lines of a text, the last one with or without its end.
std::size_t count_lines(const std::string& text);

// Valid UTF-8 and, but for line ends, without control characters.
bool is_plain_text(const std::string& text);

// Status 1, nothing on standard output, one to four plain lines "tourmap: ..." on standard error.
// Says what does not hold; empty: all does.
std::string not_a_clean_failure(const Run& run);

struct PngSize {
    unsigned width = 0, height = 0;
    friend bool operator==(const PngSize&, const PngSize&) = default;
};
// From the header; 0x0 where the file is no PNG or has no end.
PngSize png_size(const std::string& path);

// Copies a shapefile with the given endings: copy_shapefile("countries_110m", to, {".shp", ".shx"}).
void copy_shapefile(const std::string& name, const std::string& to_stem, const std::vector<std::string>& endings);

inline const std::string basemap = TOURMAP_SOURCE_DIR "/assets/basemap/";
inline const std::string bundled = TOURMAP_SOURCE_DIR "/assets/tours/macron-2023.tour.yaml";

// Good and small: two stops, one leg, one marker. Its lines are counted by the tests of `check`.
extern const std::string small_tour;
std::string changed(const std::string& from, const std::string& to);  // of small_tour; `from` must be there

}  // namespace tourmap::test
