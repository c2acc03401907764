// Films, as ffprobe and ffmpeg read them, and the frames that they are made of.
#include TOURMAP_CATCH_HEADER

#include <cmath>
#include <cstdlib>

#include "tests/cli/support.h"

using namespace tourmap::test;

namespace {

// Two seconds a step, small and quick.
const std::vector<std::string> quick{"--size", "160x90", "--duration-per-step", "2", "--no-cache"};

Run export_film(const Folder& folder, const std::string& output, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"export", folder / "small.tour.yaml", "-o", folder / output};
    arguments.insert(arguments.end(), quick.begin(), quick.end());
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
}

std::string probe(const std::string& file, const std::string& what) {
    const Run done = run_shell("ffprobe -v error " + what + " '" + file + "'");
    INFO(done.err);
    REQUIRE(done.status == 0);
    CHECK(done.err.empty());  // nothing in it that a reader minds
    return done.out;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// How far two videos' pictures are apart, in decibels: 30 and more look alike.
double likeness(const std::string& video, const std::string& frames) {
    const Run done = run_shell("ffmpeg -v info -nostdin -i '" + video + "' -framerate 10 -i '" + frames +
                               "' -lavfi '[0:v]format=rgb24[a];[1:v]format=rgb24[b];[a][b]psnr' -f null - 2>&1 | "
                               "grep -o 'average:[0-9.inf]*' | cut -d: -f2");
    return std::strtod(done.out.c_str(), nullptr);
}

}  // namespace

TEST_CASE("a film is H.264 or VP9, flagged as BT.709, with a chapter a step and subtitles") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    for (const auto& [name, codec, text] :
         {std::tuple{"film.mp4", "h264", "mov_text"}, {"film.webm", "vp9", "webvtt"}}) {
        const Run done = export_film(folder, name, {"--fps", "10"});
        INFO(done.err);
        REQUIRE(done.status == 0);
        CHECK(done.prints(name));
        CHECK(done.prints("film.vtt"));
        const std::string streams = probe(
            folder / name,
            "-count_frames -show_entries stream=codec_name,width,height,pix_fmt,color_space,color_range,color_transfer,"
            "color_primaries,r_frame_rate,nb_read_frames -of compact");
        CHECK(has(streams, std::string("codec_name=") + codec));
        CHECK(has(streams,
                  "width=160|height=90|pix_fmt=yuv420p|color_range=tv|color_space=bt709|color_transfer=bt709|"
                  "color_primaries=bt709|r_frame_rate=10/1|nb_read_frames=100"));
        CHECK(has(streams, std::string("codec_name=") + text));
        const std::string chapters = probe(folder / name, "-show_chapters -of compact");
        CHECK(count_lines(chapters) == 5);
        CHECK(has(chapters, "start_time=2.000000"));
        CHECK(has(chapters, "tag:title=Paris\n"));
        CHECK(has(chapters, "tag:title=A short tour"));
        CHECK(has(probe(folder / name, "-show_entries format_tags=title -of compact"), "A short tour"));
        std::filesystem::remove(folder / "film.vtt");
    }
    // Players begin before all is there.
    const std::string mp4 = read(folder / "film.mp4");
    CHECK(mp4.find("moov") < mp4.find("mdat"));
}

TEST_CASE("subtitles are WebVTT, in order, two lines at most, and cover the film") {
    const Folder folder;
    folder.write("small.tour.yaml", changed("title: A short tour", "title: A <short> tour & more"));
    REQUIRE(export_film(folder, "film.mp4", {"--fps", "5"}).status == 0);
    const std::string text = read(folder / "film.vtt");
    CHECK(text.starts_with("WEBVTT\n\n00:00:00.000 --> "));
    CHECK(has(text, "A &lt;short&gt; tour &amp; more"));
    CHECK(has(text, "Paris"));
    const std::string packets = probe(folder / "film.vtt", "-show_entries packet=pts_time,duration_time -of csv=p=0");
    double end = 0;
    for (std::size_t at = 0; at < packets.size(); at = packets.find('\n', at) + 1) {
        const char* line = packets.c_str() + at;
        char* rest = nullptr;
        const double begins = std::strtod(line, &rest), lasts = std::strtod(rest + 1, nullptr);
        CHECK(begins >= end - 0.002);
        CHECK(lasts > 0);
        end = begins + lasts;
    }
    CHECK(end > 9.5);
    CHECK(end <= 10.01);
}

TEST_CASE("the frames of a film are those of its folder, and assembled they are the same film") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const std::vector<std::string> at10{"--fps", "10"};
    REQUIRE(export_film(folder, "film.mp4", at10).status == 0);
    const Run frames = export_film(folder, "frames", at10);
    REQUIRE(frames.status == 0);
    CHECK(count_lines(frames.out) == 100);
    CHECK(png_size(folder / "frames/frame-000001.png") == PngSize{160, 90});
    CHECK(png_size(folder / "frames/frame-000100.png") == PngSize{160, 90});
    const double db = likeness(folder / "film.mp4", folder / "frames/frame-%06d.png");
    CAPTURE(db);
    CHECK(db > 30);

    // In three parts, drawn in any order, and on one core.
    for (const char* part : {"3/3", "1/3", "2/3"}) {
        std::vector<std::string> more = at10;
        more.insert(more.end(), {"--shard", part, "--jobs", "1"});
        const Run done = export_film(folder, "shared", more);
        INFO(done.err);
        REQUIRE(done.status == 0);
        if (std::string(part) == "1/3") {
            const Run early = run({"assemble", folder / "shared", "-o", folder / "early.mp4"});
            CHECK(not_a_clean_failure(early) == "");
            CHECK(early.says("pictures are not there yet, the first of them frame-0000"));
        }
    }
    REQUIRE(run({"assemble", folder / "shared", "-o", folder / "again.mp4"}).status == 0);
    CHECK(read(folder / "again.mp4") == read(folder / "film.mp4"));
    CHECK(read(folder / "again.vtt") == read(folder / "film.vtt"));
    for (const char* ending : {".gif", ".apng", ".webm"}) {
        REQUIRE(export_film(folder, std::string("film2") + ending, {"--fps", "10", "--steps", "2-3"}).status == 0);
        REQUIRE(export_film(folder, "few", {"--fps", "10", "--steps", "2-3", "--resume"}).status == 0);
        const std::string again = folder / (std::string("again2") + ending);
        REQUIRE(run({"assemble", folder / "few", "-o", again}).status == 0);
        CHECK(read(again) == read(folder / (std::string("film2") + ending)));
    }
}

TEST_CASE("GIF and APNG hold the whole time in few pictures, and loop") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    for (const char* name : {"film.gif", "film.apng"}) {
        REQUIRE(export_film(folder, name, {"--fps", "10", "--steps", "2-3"}).status == 0);
        std::string times = probe(folder / name, "-show_entries packet=pts_time -of csv=p=0");
        times.erase(0, times.find_last_of('\n', times.size() - 2) + 1);
        INFO(times);
        CHECK(std::abs(std::strtod(times.c_str(), nullptr) - 3.9) < 0.11);  // the last of forty frames
    }
    CHECK(has(read(folder / "film.gif"), std::string("NETSCAPE2.0\x03\x01\0\0", 15)));
}

TEST_CASE("a film that cannot be is refused before anything is drawn") {
    const Folder folder;
    folder.write("small.tour.yaml", small_tour);
    const Run odd = run({"export", folder / "small.tour.yaml", "-o", folder / "film.mp4", "--size", "161x91"});
    CHECK(not_a_clean_failure(odd) == "");
    CHECK(odd.says("--size 160x90"));
    CHECK(export_film(folder, "film.mp4", {"--layers", "map"}).says("--layers makes no sense for mp4"));
    CHECK(run({"assemble", folder / "none", "-o", folder / "x.mp4"}).says("there is no sequence.json"));
    CHECK(run({"assemble", folder / "none", "-o", folder / "x.png"}).says("not the name of a film"));
    std::filesystem::create_directory(folder / "broken");
    folder.write("broken/sequence.json", "{\"sequence\": 1, \"runs\": [[5, 2]]}");
    CHECK(run({"assemble", folder / "broken", "-o", folder / "x.mp4"}).says("does not say what the frames are"));
    CHECK(folder.names() == std::vector<std::string>{"broken", "broken/sequence.json", "small.tour.yaml"});
}
