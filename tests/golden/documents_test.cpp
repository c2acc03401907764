// Documents made of the bundled tour, opened in their real readers and held against the PNG.
#include TOURMAP_CATCH_HEADER

#include <filesystem>
#include <fstream>

#include "render/png.h"
#include "render/raster/raster_player.h"
#include "render/shrink.h"
#include "render/svg/svg.h"
#include "src/export/pptx.h"
#include "src/export/web_page.h"
#include "tests/golden/bundled.h"
#include "tests/tools/picture_diff.h"

using namespace tourmap;
namespace fs = std::filesystem;

namespace {

Deck bundled_deck(const Canvas& canvas, const std::string& language = {}) {
    LoadedStory story = bundled_story();
    if (!language.empty()) story.look.language = language;
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

constexpr double most_apart = 0.03;  // of the worst window

// The picture of a step, held against the one that a reader made of the document, or of a part of it.
class Shown {
public:
    Shown(const Deck& deck, const DeckStep& step, const fs::path& file) : title_(step.title), file_(file) {
        auto list = deck.picture(step);
        REQUIRE(list);
        list_ = std::move(*list);
        const auto actual = read_picture(file.string());
        REQUIRE(actual);
        // Readers that draw letters in their own way at small sizes draw the picture larger, and it is made smaller.
        shown_ = shrunk(*actual, step.spec.canvas.width_px);
    }

    void check(double most) const {
        const Bitmap wanted = drawn(list_);
        const PictureDiff diff = compare_pictures(wanted, *shown_);
        CAPTURE(title_, diff.same_size, diff.worst_window_share, diff.worst_window_x, diff.worst_window_y);
        if (diff.worst_window_share > most) {
            const std::string failed = std::string(TOURMAP_BINARY_DIR) + "/document-" + file_.filename().string();
            write_side_by_side(wanted, *shown_, failed);
        }
        CHECK(diff.worst_window_share <= most);
    }

    // One symbol or name less than is shown is not the same picture.
    void check_missing(const std::string& layer, double most) const {
        const auto tag_of = [](const DrawCommand& command) {
            return std::visit(
                [](const auto& one) {
                    if constexpr (requires { one.tag; }) return one.tag;
                    return Tag{};
                },
                command);
        };
        const auto found = std::ranges::find(list_.commands, layer, [&](const auto& one) { return tag_of(one).layer; });
        REQUIRE(found != list_.commands.end());
        const Tag missing = tag_of(*found);
        DisplayList list = list_;
        std::erase_if(list.commands, [&](const DrawCommand& command) {
            const Tag tag = tag_of(command);
            return tag.layer == missing.layer && tag.id == missing.id;
        });
        CAPTURE(title_, layer, missing.id);
        CHECK(compare_pictures(drawn(list), *shown_).worst_window_share > most);
    }

private:
    static Bitmap drawn(const DisplayList& list) {
        const auto bitmap = rasterize(list);
        REQUIRE(bitmap);
        return *bitmap;
    }

    std::string title_;
    fs::path file_;
    DisplayList list_;
    BitmapPtr shown_;
};

}  // namespace

TEST_CASE("a document calls its steps what the map calls them, in its language") {
    const auto titles = [](const std::string& language) {
        std::vector<std::string> out;
        for (const DeckStep& step : bundled_deck({320, 180}, language).steps) out.push_back(step.title);
        return out;
    };
    CHECK(titles("fr")[5] == "Samarcande, Ouzbékistan");
    CHECK(titles("fr")[4] == "Astana → Samarcande");
    CHECK(titles("ar")[1] == "باريس, فرنسا");
    CHECK(titles("en")[3] == "Astana, Kazakhstan");
    CHECK(bundled_deck({320, 180}, "fr").steps[0].step.name == "Titre");
}

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
    // By Cairo, which leaves pixels that fall on pixels as they are.
    run("pdftocairo -png -scale-to-x 1920 -scale-to-y 1080 " + at + "/deck.pdf " + at + "/slide");
    std::vector<fs::path> slides;
    for (const auto& entry : fs::directory_iterator(folder.path))
        if (entry.path().filename().string().starts_with("slide-")) slides.push_back(entry.path());
    std::ranges::sort(slides);
    REQUIRE(slides.size() > deck.steps.size());  // the sources
    for (std::size_t i = 0; i < deck.steps.size(); ++i) {
        const Shown shown(deck, deck.steps[i], slides[i]);
        shown.check(0);                                          // 0 %: pixel by pixel
        if (i == 3) shown.check_missing("markers", most_apart);  // 17 %
    }
    run("pdftotext " + at + "/native.pdf - | grep -q 'France values'");  // text that can be edited
}

TEST_CASE("the SVG in a presentation is drawn as the picture beside it") {
    Deck deck = bundled_deck({960, 540});
    deck.steps.resize(2);
    const auto pptx = as_pptx(deck, {.tables = false, .svg = [](const DisplayList& list) { return as_svg(list); }});
    REQUIRE(pptx);
    const Folder folder("pptx-svg-test");
    const std::string at = folder.path.string();
    write(folder.path / "deck.pptx", *pptx);
    run("/usr/bin/python3 -m zipfile -e " + at + "/deck.pptx " + at);
    for (std::size_t i = 0; i < deck.steps.size(); ++i) {
        const std::string map = at + "/ppt/media/map" + std::to_string(i + 1);
        Shown(deck, deck.steps[i], map + ".png").check(0);
        run("rsvg-convert " + map + ".svg -o " + map + "-svg.png");
        Shown(deck, deck.steps[i], map + "-svg.png").check(most_apart);
    }
}

TEST_CASE("Chromium shows a web page as the pictures are, and obeys keys and clicks") {
    const Deck deck = bundled_deck({960, 540});
    const auto parts = load_web_parts();
    REQUIRE(parts);
    const auto page = as_html(deck, *parts);
    REQUIRE(page);
    Deck arabic = bundled_deck({960, 540}, "ar");  // from the right
    arabic.steps.erase(arabic.steps.begin(), arabic.steps.begin() + 3);
    arabic.steps.resize(1);
    const auto arabic_page = as_html(arabic, *parts);
    REQUIRE(arabic_page);
    const Folder folder("web-test");
    const std::string at = folder.path.string();
    write(folder.path / "tour.html", *page);
    write(folder.path / "arabic.html", *arabic_page);
    // What it does is told on its output, so it is not hushed.
    const std::string check =
        TOURMAP_SOURCE_DIR "/tests/tools/web_page.py " + at + "/tour.html " + at + " " + at + "/arabic.html";
    CHECK(std::system(("timeout 300 /usr/bin/python3 " + check).c_str()) == 0);
    for (std::size_t i = 0; i < arabic.steps.size(); ++i)
        Shown(arabic, arabic.steps[i], folder.path / ("other-" + std::to_string(i + 1) + ".png")).check(most_apart);
    for (std::size_t i = 0; i < deck.steps.size(); ++i) {
        const Shown shown(deck, deck.steps[i], folder.path / ("step-" + std::to_string(i + 1) + ".png"));
        shown.check(most_apart);  // 1.6 %
        if (i != 3) continue;
        shown.check_missing("markers", most_apart);  // 17 %
        shown.check_missing("labels", most_apart);
    }
}
