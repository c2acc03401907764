// A handout of the bundled tour, read by Poppler.
#include "src/export/handout.h"

#include <algorithm>

#include "tests/formats/tools.h"
#include "tests/golden/bundled.h"

using namespace tourmap;

namespace {

// The letters and digits of ASCII: where lines break, and with which spaces, does not count.
std::string squeezed(const std::string& text) {
    std::string out;
    for (const char c : text)
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) out += c;
    return out;
}

}  // namespace

TEST_CASE("a handout tells every step, with its notes and sources, and cuts nothing off") {
    const LoadedStory story = bundled_story();
    const auto& source = story.source;
    std::vector<FrameSpec> specs;
    for (std::size_t s = 0; s < 7; ++s) specs.push_back(*source->spec_for(story.crs, story.look, {640, 360}, s));
    const auto deck = std::make_shared<const Deck>(make_deck(source, specs));
    for (const HandoutPaper paper : {HandoutPaper::a4, HandoutPaper::letter, HandoutPaper::wide}) {
        const auto pdf = as_pdf(handout_pages(deck, {paper, source->data().fonts}), handout_info(*deck));
        REQUIRE(pdf);
        const std::string file = in_folder("handout-" + std::to_string(static_cast<int>(paper)) + ".pdf");
        write_file(file, *pdf);
        const std::string info = output_of("pdfinfo " + file);
        INFO(info);
        CHECK(info.find("Title:           " + deck->tour->title) != std::string::npos);
        CHECK(info.find("Tagged:          yes") != std::string::npos);
        const std::string structure = output_of("pdfinfo -struct " + file);
        CHECK(structure.starts_with("Document\n  H1"));
        CHECK(structure.find("\n  Figure") != std::string::npos);
        const char* const size[] = {"595.276 x 841.89", "612 x 792", "960 x 540"};
        CHECK(info.find(size[static_cast<int>(paper)]) != std::string::npos);
        // In the order in which it is drawn, which is that of reading.
        const std::string told = squeezed(output_of("pdftotext -raw " + file + " -"));
        const std::string links = output_of("pdfinfo -url " + file);
        for (const DeckStep& step : deck->steps) {
            for (const TextBlock& block : step.text) {
                INFO(block.text);
                const std::string words = squeezed(block.text);
                CHECK(told.find(words.substr(words.size() - std::min<std::size_t>(words.size(), 12))) !=
                      std::string::npos);
            }
            INFO(step.notes);
            CHECK(told.find(squeezed(step.notes).substr(0, 12)) != std::string::npos);
            for (const std::size_t cited : cited_sources(step.text)) {
                const std::string& url = deck->tour->sources[cited].url;
                INFO(url);
                CHECK(links.find(url) != std::string::npos);
            }
        }
    }
}
