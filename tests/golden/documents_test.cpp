// Documents made of the bundled tour, opened in their real readers and held against the PNG.
#include TOURMAP_CATCH_HEADER

#include <filesystem>
#include <fstream>

#include "render/png.h"
#include "render/raster/raster_player.h"
#include "render/shrink.h"
#include "src/export/pptx.h"
#include "src/export/web_page.h"
#include "tests/golden/bundled.h"
#include "tests/tools/picture_diff.h"

using namespace tourmap;
namespace fs = std::filesystem;

namespace {

Deck bundled_deck(const Canvas& canvas) {
    const LoadedStory story = bundled_story();
    std::vector<FrameSpec> specs;
    for (std::size_t step = 0; step < steps_of(*story.source->tour()).size(); ++step) {
        const auto spec = story.source->spec_for(story.crs, story.look, canvas, step);
        REQUIRE(spec);
        specs.push_back(*spec);
    }
    return make_deck(story.source, specs);
}

// Empty, and gone at the end.
class Folder {
public:
    explicit Folder(const std::string& name) : path(fs::path(TOURMAP_BINARY_DIR) / name) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() {
        if (!std::getenv("TOURMAP_KEEP")) fs::remove_all(path);
    }
    const fs::path path;
};

template <class Bytes>
void write(const fs::path& path, const Bytes& bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    REQUIRE(out.flush());
}

void run(const std::string& command) {
    INFO(command);
    REQUIRE(std::system((command + " > /dev/null 2>&1").c_str()) == 0);
}

constexpr int compared_width = 960;  // readers put pictures larger than this on pixels of their own

// Against the PNG of the step.
void check_picture(const DeckStep& step, const Deck& deck, const fs::path& file, double most = 0.03) {
    const auto list = deck.picture(step);
    REQUIRE(list);
    const auto expected = rasterize(*list);
    REQUIRE(expected);
    const auto actual = read_picture(file.string());
    REQUIRE(actual);
    const BitmapPtr wanted = shrunk(std::make_shared<const Bitmap>(*expected), compared_width);
    const BitmapPtr shown = shrunk(*actual, compared_width);
    const PictureDiff diff = compare_pictures(*wanted, *shown);
    CAPTURE(step.title, diff.same_size, diff.worst_window_share, diff.worst_window_x, diff.worst_window_y);
    if (diff.worst_window_share > most) {
        const std::string failed = std::string(TOURMAP_BINARY_DIR) + "/document-" + file.filename().string();
        write_side_by_side(*wanted, *shown, failed);
    }
    CHECK(diff.worst_window_share <= most);
}

}  // namespace

TEST_CASE("LibreOffice shows the slides of a presentation as the pictures are") {
    const Deck deck = bundled_deck({1920, 1080});
    const auto pptx = as_pptx(deck, {.tables = false}), native = as_pptx(deck, {.native_panel = true});
    REQUIRE((pptx && native));
    const Folder folder("pptx-test");
    const std::string at = folder.path.string();
    write(folder.path / "deck.pptx", *pptx);
    write(folder.path / "native.pptx", *native);
    const std::string lossless =
        R"('pdf:impress_pdf_Export:{"UseLosslessCompression":{"type":"boolean","value":"true"}}')";
    run("timeout 400 soffice --headless -env:UserInstallation=file://" + at + "/profile --convert-to " + lossless +
        " --outdir " + at + " " + at + "/deck.pptx " + at + "/native.pptx");
    run("pdftoppm -png -scale-to-x 960 -scale-to-y 540 " + at + "/deck.pdf " + at + "/slide");
    run("pdfimages -png " + at + "/deck.pdf " + at + "/map");
    std::vector<fs::path> slides;
    for (const auto& entry : fs::directory_iterator(folder.path))
        if (entry.path().filename().string().starts_with("slide-")) slides.push_back(entry.path());
    std::ranges::sort(slides);
    std::size_t slide = 0;
    for (const DeckStep& step : deck.steps) {
        REQUIRE(slide < slides.size());
        // The picture itself is exact; poppler sets its pixels anew, less far off than half a pixel (43 %).
        check_picture(step, deck, slides[slide], 0.3);
        check_picture(step, deck, folder.path / ("map-00" + std::to_string(slide) + ".png"), 0);
        ++slide;
    }
    CHECK(slides.size() > slide);                                        // the sources
    run("pdftotext " + at + "/native.pdf - | grep -q 'France values'");  // text that can be edited
}

TEST_CASE("Chromium shows a web page as the pictures are, and obeys keys and clicks") {
    const Deck deck = bundled_deck({960, 540});
    const auto parts = load_web_parts();
    REQUIRE(parts);
    const auto page = as_html(deck, *parts);
    REQUIRE(page);
    const Folder folder("web-test");
    const std::string at = folder.path.string();
    write(folder.path / "tour.html", *page);
    // What it does is told on its output, so it is not hushed.
    const std::string check = TOURMAP_SOURCE_DIR "/tests/tools/web_page.py " + at + "/tour.html " + at;
    CHECK(std::system(("timeout 300 /usr/bin/python3 " + check).c_str()) == 0);
    // Chromium darkens small letters and sets their lines on whole pixels: 14 % in the worst window, where a missing
    // shape is 31 %.
    for (std::size_t i = 0; i < deck.steps.size(); ++i)
        check_picture(deck.steps[i], deck, folder.path / ("step-" + std::to_string(i + 1) + ".png"), 0.2);
}
