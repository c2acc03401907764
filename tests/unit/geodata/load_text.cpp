// Attribute text: declared encodings, wrong ones and none.
#include "geodata/load_text.h"

#include TOURMAP_CATCH_HEADER

#include "tests/unit/geodata/load_files.h"

using namespace load_test;
using tourmap::TextCleaner;

TEST_CASE("text that is UTF-8 is left alone") {
    TextCleaner cleaner;
    for (const std::string text : {"", "Paris", "Қазақстан", "日本", "\xF0\x9F\x8C\x8D"})
        CHECK(cleaner.clean(text) == text);
    CHECK(cleaner.guessed == 0);
    CHECK(cleaner.truncated == 0);
}

TEST_CASE("other bytes are read as Windows-1252") {
    TextCleaner cleaner;
    CHECK(cleaner.clean("Malm\xF6") == "Malmö");
    CHECK(cleaner.clean("caf\xE9") == "café");  // 0xE9 could also begin a character of three bytes
    CHECK(cleaner.clean("\x80 10") == "€ 10");
    CHECK(cleaner.clean("\x81") == "\xEF\xBF\xBD");
    CHECK(cleaner.guessed == 4);
    // Overlong forms, surrogates and values beyond Unicode are no UTF-8.
    for (const std::string text : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
        CHECK_FALSE(tourmap::is_utf8(text));
        CHECK(tourmap::is_utf8(cleaner.clean(text)));
    }
}

TEST_CASE("a character cut off by the width of its column is dropped") {
    TextCleaner cleaner;
    CHECK(cleaner.clean("Қазақста\xD0") == "Қазақста");
    CHECK(cleaner.clean("日\xE6\x9C") == "日");
    CHECK(cleaner.truncated == 2);
    CHECK(cleaner.guessed == 0);
}

TEST_CASE("text of a shapefile is decoded by .cpg or LDID") {
    const TempFolder folder;
    ShapeFile file;
    file.shapes = {{square(10, 10, 1)}};
    const auto name_of = [&](const std::string& stem) {
        const auto loaded = load_one(file.write(folder, stem));
        CHECK(loaded.report.clean());
        return loaded.layer->attributes.at(0, 0);
    };
    const std::string moscow_1251 = "\xCC\xEE\xF1\xEA\xE2\xE0";
    file.rows = {{moscow_1251}};
    SECTION("LDID 0xC9 is Windows-1251") {
        file.ldid = 0xC9;
        CHECK(name_of("ldid") == "Москва");
    }
    SECTION(".cpg, however it spells the code page") {
        for (const std::string cpg : {"1251", "CP1251", "windows-1251", "ANSI 1251"}) {
            file.cpg = cpg;
            CHECK(name_of("cpg") == "Москва");
        }
    }
    SECTION("UTF-8") {
        file.rows = {{"Қазақстан"}};
        file.cpg = "UTF-8";
        CHECK(name_of("utf8") == "Қазақстан");
    }
    SECTION("UTF-8 without a declaration") {
        file.rows = {{"Қазақстан"}};
        CHECK(name_of("undeclared") == "Қазақстан");
    }
    SECTION("LDID 0x57 is Latin-1") {
        file.rows = {{"Malm\xF6"}};
        file.ldid = 0x57;
        CHECK(name_of("latin") == "Malmö");
    }
}

TEST_CASE("undeclared or wrongly declared text becomes UTF-8 and is noted") {
    const TempFolder folder;
    ShapeFile file;
    file.shapes = {{square(10, 10, 1)}};
    file.rows = {{"Malm\xF6"}};
    for (const std::string cpg : {"", "UTF-8", "no such encoding"}) {
        file.cpg = cpg;
        const auto loaded = load_one(file.write(folder, "undeclared"));
        CHECK(loaded.layer->attributes.at(0, 0) == "Malmö");
        CHECK(contains(loaded.report.summary("x"), "Windows-1252"));
    }
}

TEST_CASE("text of other formats is UTF-8 too") {
    const TempFolder folder;
    const auto csv = load_one(folder.write("towns.csv", "name\xE9,lon,lat\nMalm\xF6,13,55.6\n"));
    CHECK(csv.layer->attributes.names[0] == "nameé");
    CHECK(csv.layer->attributes.at(0, 0) == "Malmö");
    const auto json = load_one(folder.write("town.geojson",
                                            "{\"type\":\"Feature\",\"properties\":{\"name\":\"Malm\xF6\"},\"geometry\":"
                                            "{\"type\":\"Point\",\"coordinates\":[13,55.6]}}"));
    CHECK(tourmap::is_utf8(json.layer->attributes.at(0, 0)));
}
