#include "src/export/sequence_file.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "render/png.h"

namespace tourmap {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int version = 1;
constexpr std::size_t most_frames = 100'000'000;

Json json_of(const std::vector<VideoSpan>& spans) {
    Json all = Json::array();
    for (const VideoSpan& span : spans) all.push_back({span.begins, span.ends, span.text});
    return all;
}

std::vector<VideoSpan> spans_of(const Json& json) {
    std::vector<VideoSpan> spans;
    for (const Json& one : json)
        spans.push_back({one.at(0).get<double>(), one.at(1).get<double>(), one.at(2).get<std::string>()});
    return spans;
}

std::string frame_path(const std::string& folder, std::size_t frame) {
    char name[40];
    std::snprintf(name, sizeof name, "frame-%06zu.png", frame + 1);
    return (fs::path(folder) / name).string();
}

// Throws what nlohmann does.
FilmFeed parse(const Json& json) {
    FilmFeed feed;
    VideoSpec& video = feed.video;
    video.width = json.at("width").get<int>();
    video.height = json.at("height").get<int>();
    video.rate = {json.at("fps").at(0).get<int>(), json.at("fps").at(1).get<int>()};
    video.title = json.at("title").get<std::string>();
    video.description = json.at("description").get<std::string>();
    video.source = json.at("source").get<std::string>();
    video.language = json.at("language").get<std::string>();
    video.chapters = spans_of(json.at("chapters"));
    video.subtitles = spans_of(json.at("subtitles"));
    for (const Json& run : json.at("runs"))
        feed.runs.push_back({run.at(0).get<std::size_t>(), run.at(1).get<std::size_t>()});
    return feed;
}

bool makes_sense(const FilmFeed& feed) {
    std::size_t next = 0;
    for (const FilmRun& run : feed.runs) {
        if (run.first != next || run.count < 1 || run.count > most_frames) return false;
        next += run.count;
    }
    const VideoSpec& video = feed.video;
    return next > 0 && next <= most_frames && video.width > 0 && video.height > 0 && video.rate.numerator > 0 &&
           video.rate.denominator > 0;
}

Result<void> all_there(const FilmFeed& feed, const std::string& folder) {
    std::size_t missing = 0, first = 0;
    std::error_code error;
    for (const FilmRun& run : feed.runs) {
        if (fs::exists(frame_path(folder, run.first), error)) continue;
        if (missing++ == 0) first = run.first;
    }
    if (missing == 0) return {};
    return fail(std::to_string(missing) + " pictures are not there yet, the first of them " +
                    fs::path(frame_path(folder, first)).filename().string(),
                "draw the missing part with export --resume", {folder, 0, 0});
}

}  // namespace

std::string as_sequence(const FilmFeed& feed) {
    const VideoSpec& video = feed.video;
    Json runs = Json::array();
    for (const FilmRun& run : feed.runs) runs.push_back({run.first, run.count});
    const Json json{{"sequence", version},
                    {"width", video.width},
                    {"height", video.height},
                    {"fps", {video.rate.numerator, video.rate.denominator}},
                    {"title", video.title},
                    {"description", video.description},
                    {"source", video.source},
                    {"language", video.language},
                    {"chapters", json_of(video.chapters)},
                    {"subtitles", json_of(video.subtitles)},
                    {"runs", runs}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<FilmFeed> read_sequence(const std::string& folder) {
    const std::string path = (fs::path(folder) / sequence_name).string();
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return fail("there is no sequence.json in " + folder,
                    "draw the frames first: tourmap export TOUR -o " + folder + " --fps 30");
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    FilmFeed feed;
    try {
        const Json json = Json::parse(text);
        if (json.at("sequence").get<int>() != version)
            return fail("is of another version of tourmap", "draw the frames anew", {path, 0, 0});
        feed = parse(json);
    } catch (const nlohmann::json::exception&) {
        return fail("does not say what the frames are", "draw them anew with --resume", {path, 0, 0});
    }
    if (!makes_sense(feed)) return fail("does not say what the frames are", "draw them anew", {path, 0, 0});
    if (const auto there = all_there(feed, folder); !there) return tl::unexpected(there.error());
    feed.picture = [folder, runs = feed.runs, width = feed.video.width,
                    height = feed.video.height](std::size_t run) -> Result<Bitmap> {
        const std::string file = frame_path(folder, runs[run].first);
        const auto picture = read_picture(file);
        if (!picture) return tl::unexpected(picture.error());
        if ((*picture)->width != width || (*picture)->height != height)
            return fail("is of another size than its sequence", "draw it anew with --resume", {file, 0, 0});
        return **picture;
    };
    return feed;
}

}  // namespace tourmap
