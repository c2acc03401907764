#include TOURMAP_CATCH_HEADER

#include "src/tour/nearest.h"

using namespace tourmap;

TEST_CASE("edit distance counts swaps of neighbours once") {
    CHECK(edit_distance("title", "title") == 0);
    CHECK(edit_distance("titel", "title") == 1);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("Color", "colour") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("ca", "abc") == 3);  // optimal string alignment, not full Damerau-Levenshtein
}

TEST_CASE("the nearest word is near") {
    const std::vector<std::string> known = {"lon", "lat", "place", "approximate"};
    CHECK(nearest_word("plce", known) == "place");
    CHECK(nearest_word("lot", known) == "lon");  // the first of equals
    CHECK(nearest_word("aproximat", known) == "approximate");
    CHECK(nearest_word("xyz", known).empty());
    CHECK(nearest_word("", known).empty());
    CHECK(nearest_word("b", {"a"}).empty());
    CHECK(nearest_word(std::string(10'000, 'x'), known).empty());
}
