// A web page keeps what a tour says apart from what the page does; whether it works, tests/golden tells.
#include TOURMAP_CATCH_HEADER

#include <regex>
#include <set>

#include "src/export/content_hash.h"
#include "src/export/web_page.h"
#include "tests/unit/export/small_deck.h"

using namespace tourmap;
using namespace tourmap::test;

namespace {

std::string page_of(const Deck& deck) {
    const auto parts = load_web_parts();
    REQUIRE(parts);
    const auto page = as_html(deck, *parts);
    REQUIRE(page);
    return *page;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin) + begin.size();
    return text.substr(from, text.find(end, from) - from);
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("what a tour says stays text in a web page") {
    const std::string page = page_of(small_deck(hostile_tour()));
    CHECK(count(page, "<script") == 1);
    CHECK(count(page, "</script>") == 1);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(count(page, "A&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot; ' &amp; ]]&gt;") > 20);
    CHECK(page.find('\x01') == std::string::npos);
    CHECK(page.find("href=\"javascript:") == std::string::npos);
    CHECK(page.find("href=\"https://example.org/a?b=c&amp;d=%22e%22%20f\"") != std::string::npos);
    const std::string body = between(page, "<body>", "<script>");
    std::string names;  // of attributes: without what stands in quotes
    bool quoted = false;
    for (const char c : body) {
        if (c == '"') quoted = !quoted;
        if (!quoted) names += c;
    }
    CHECK(!std::regex_search(names, std::regex("<[a-z][^<>]* (on[a-z]+|style)=")));
}

TEST_CASE("the policy of a web page lets its own script and style work, and nothing else") {
    const std::string page = page_of(small_deck(hostile_tour()));
    CHECK(policy_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    CHECK(between(page, "content=\"default-src", "\"") ==
          " 'none'; script-src " + policy_hash(between(page, "<script>", "</script>")) + "; style-src " +
              policy_hash(between(page, "<style>", "</style>")) +
              "; img-src data:; font-src data:; base-uri 'none'; form-action 'none'");
}

TEST_CASE("every id of a web page is there once, and every address within it leads somewhere") {
    const std::string page = page_of(small_deck(hostile_tour()));
    std::set<std::string> ids;
    const std::regex id(" id=\"([^\"]*)\""), address("href=\"#([^\"]*)\"");
    for (std::sregex_iterator it(page.begin(), page.end(), id), end; it != end; ++it) {
        CAPTURE((*it)[1].str());
        CHECK(ids.insert((*it)[1].str()).second);
    }
    for (std::sregex_iterator it(page.begin(), page.end(), address), end; it != end; ++it) {
        CAPTURE((*it)[1].str());
        CHECK(ids.contains((*it)[1].str()));
    }
    CHECK(ids.contains("marker-marker-29"));
    CHECK(page.find("data-markers=\"marker-marker-1 marker-marker-2\"") != std::string::npos);
}

TEST_CASE("a web page speaks the language of its pictures, and is read from right to left where they are") {
    CHECK(page_of(small_deck(hostile_tour(), "fr")).find("Texte et sources") != std::string::npos);
    CHECK(page_of(small_deck(hostile_tour(), "ar")).find("dir=\"rtl\"") != std::string::npos);
}

TEST_CASE("the same deck gives the same web page") {
    CHECK(page_of(small_deck(hostile_tour())) == page_of(small_deck(hostile_tour())));
}
