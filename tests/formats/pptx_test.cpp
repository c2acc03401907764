// A presentation against the schemas of ECMA-376 and the rules of Office, as Microsoft's Open XML SDK has them.
//
// The SDK is no Debian package. `npm install @ooxml-tools/validate` has it; TOURMAP_OOXML_VALIDATE is then the path of
// its command, node_modules/.bin/ooxml-validate.
#include "src/export/pptx.h"
#include "render/svg/svg.h"
#include "tests/formats/tools.h"
#include "tests/unit/export/small_deck.h"

using namespace tourmap;
using namespace tourmap::test;

TEST_CASE("PPTX: the Open XML SDK finds nothing wrong with a presentation, whatever the tour says") {
    const char* const validate = std::getenv("TOURMAP_OOXML_VALIDATE");
    if (!validate) {
        WARN("skipped: TOURMAP_OOXML_VALIDATE does not name the command of npm's @ooxml-tools/validate");
        return;
    }
    const auto svg = [](const DisplayList& list) { return as_svg(list); };
    const auto check = [&](const std::string& language, const PptxOptions& options, const std::string& office) {
        const auto pptx = as_pptx(small_deck(hostile_tour(), language), options);
        REQUIRE(pptx);
        const std::string file = in_folder("deck.pptx");
        write_file(file, *pptx);
        const std::string told = output_of(std::string(validate) + " --ov " + office + " " + file);
        INFO(told);
        CHECK(told.find("Found 0 errors") != std::string::npos);
    };
    check("en", {.date = 1'700'000'000}, "Office2007");
    check("ar", {.size = SlideSize::standard, .native_panel = true, .svg = svg}, "Microsoft365");
}
