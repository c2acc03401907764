// The YAML that tour files may use, and the limits that keep hostile ones small.
#include TOURMAP_CATCH_HEADER

#include "sample.h"

using namespace tourmap;
using namespace tourmap::test;

TEST_CASE("malformed YAML: where, and the parser's reason") {
    CHECK(said("version: 1\ntitle: [a\n").starts_with("t.yaml:3:1: error: not YAML: "));
    CHECK(said("version: 1\ntitle: a: b\n") ==
          "t.yaml:2:9: error: not YAML: illegal map value\n    text that holds \": \" or \" #\", or begins with one of "
          "[ { & * ! | > @ %, must be in quotes\n");
    CHECK(said("version: 1\nmap:\n\tcrs: auto\n").find("indent with spaces") != std::string::npos);
    CHECK(said("") == "t.yaml:1:1: error: the file holds nothing\n");
    CHECK(said("# only a comment\n") == "t.yaml:1:1: error: the file holds nothing\n");
}

TEST_CASE("anchors, aliases, tags and merge keys are errors where they are") {
    CHECK(said(changed("title: A short tour", "title: &t A short tour")) ==
          "t.yaml:2:8: error: an anchor (&name) is not allowed\n    write the value without it\n");
    CHECK(said(changed("title: A short tour", "title: &t A\nsubtitle: *t")) ==
          "t.yaml:2:8: error: an anchor (&name) is not allowed\n    write the value without it\n"
          "t.yaml:3:11: error: an alias (*name) is not allowed\n    write the value out\n");
    CHECK(said(changed("title: A short tour", "title: !!str A"))
              .starts_with("t.yaml:2:8: error: a tag (!type) is not allowed: \"tag:yaml.org,2002:str\""));
    CHECK(said(changed("title: A short tour", "title: A\n<<: {a: b}")).find("3:1: error: unknown key \"<<\"") !=
          std::string::npos);
}

TEST_CASE("a key that is there twice, or is no text") {
    CHECK(said(changed("title: A short tour", "title: A\ntitle: B")) ==
          "t.yaml:3:1: error: the key \"title\" is there twice\n    keep one of them\n");
    CHECK(
        said(changed("title: A short tour", "title: A\n? [a, b]\n: c")).find("3:3: error: a key must be plain text") !=
        std::string::npos);
}

TEST_CASE("one document a file") {
    CHECK(said(good_tour + "---\ntitle: another\n").find("a second document begins here") != std::string::npos);
    CHECK(said("---\n" + good_tour + "...\n") == "");
}

TEST_CASE("characters that text must not hold") {
    CHECK(said("version: 1\ntitle: é\xFFz\n") == "t.yaml:2:9: error: not UTF-8\n    save the file as UTF-8 text\n");
    CHECK(said("version: 1\ntitle: a\x04z\n") == "t.yaml:2:9: error: a control character\n    remove it\n");
    CHECK(said(std::string("v\0w", 3)) == "t.yaml:1:2: error: a control character\n    remove it\n");
}

TEST_CASE("aliases of aliases do not grow") {
    std::string text = "version: 1\na: &a [x, x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c <= 'k'; ++c) {
        const std::string before = std::string("*") + static_cast<char>(c - 1);
        text += std::string(1, c) + ": &" + c + " [";
        for (int i = 0; i < 10; ++i) text += (i > 0 ? ", " : "") + before;
        text += "]\n";
    }
    const ReadTour read = parse_tour(text, "t.yaml");
    CHECK_FALSE(read.tour);
    CHECK(read.problems.size() < 200);
}

TEST_CASE("depth, entries, values and bytes are limited") {
    const auto nested = [](int n) { return "title: " + std::string(n, '[') + std::string(n, ']') + "\n"; };
    CHECK(said(nested(31)).find("nested deeper") == std::string::npos);
    CHECK(said(nested(32)).find("t.yaml:1:39: error: nested deeper than 32 levels") != std::string::npos);
    CHECK(said(nested(100'000)).find("nested deeper than 32 levels") != std::string::npos);
    std::string block;
    for (int i = 0; i < 2000; ++i) block += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
    CHECK(said(block).find("nested deeper than 32 levels") != std::string::npos);

    const auto entries = [](int n) {
        std::string text = "stops:\n";
        for (int i = 0; i < n; ++i) text += "- 1\n";
        return text;
    };
    CHECK(said(entries(10'000)).find("entries in one list") == std::string::npos);
    CHECK(said(entries(10'001)).find("t.yaml:10002:3: error: more than 10000 entries in one list") !=
          std::string::npos);
    std::string many = "stops:\n";
    for (int i = 0; i < 9000; ++i) many += "- [,,,,,,,,,,,,,,,,,,,,,,,,,,,,,]\n";
    CHECK(said(many).size() < 200'000);
    CHECK(said(std::string((std::size_t{4} << 20) + 1, ' ')) ==
          "t.yaml: error: the text is longer than 4 MiB\n    shorten it\n");
}

TEST_CASE("long lines are read in linear time up to a limit") {
    // Seconds of work where every mark counts its line from the start.
    const auto one_line = [](std::size_t n) {
        std::string text = "a: {";
        while (text.size() + 3 < n) text += "b, ";
        return text;
    };
    CHECK(parse_tour(one_line(500'000), "t.yaml").problems.size() == 501);
    CHECK(said(one_line(2'000'000)) == "t.yaml:1:1: error: a line is longer than 1 MiB\n    break it into several\n");
}

TEST_CASE("a text full of mistakes is told in so many lines") {
    std::string text = "version: 1\ntitle: T\n";
    for (int i = 0; i < 3000; ++i) text += "key" + std::to_string(i) + ": 1\n";
    const ReadTour read = parse_tour(text, "t.yaml");
    REQUIRE(read.problems.size() == 501);
    CHECK(describe(read.problems.back()) == "t.yaml: error: 2501 more problems are not listed");
}

TEST_CASE("characters that JSON writes as two escapes are read") {
    const auto title = [](const std::string& written) {
        const ReadTour read = parse_tour(R"({"version": 1, "title": ")" + written +
                                             R"(", "stops": [{"id": "a", "place": "A", "lon": 1, "lat": 2}]})",
                                         "t.json");
        return read.tour ? read.tour->title : "";
    };
    CHECK(title(R"(\ud83d\ude00!)") == "\U0001F600!");
    CHECK(title(R"(a\u00e9)") == "a\u00e9");
    CHECK(title(R"(\\ud83d\\ude00)") == R"(\ud83d\ude00)");
    CHECK(title(R"(\ud83d)").empty());  // half a character
}
