// DisplayLists as a PDF, by Cairo: real vectors, letters as letters with their fonts, bookmarks, links, structure.
//
// Cairo 1.16 writes PDF 1.5: structure elements without alternative texts or a language, no layers. It is loaded when
// the first PDF is made (geodata/module.h).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geodata/result.h"
#include "render/display_list.h"

namespace tourmap {

struct PdfLink {
    Box<PathPoint> area;  // canvas units of the page's list
    std::string address;  // http, https or mailto; others are left out
    int page = 0;         // else, from 1: a page of this document; 0: none
};

struct PdfPage {
    DisplayList list;
    double width_pt = 960;  // 1/72 inch; the height follows from the list's canvas
    std::vector<PdfLink> links = {};
    std::string bookmark = {};  // empty: none
};

// words: letters that can be searched and copied. outlines: shapes only.
enum class PdfText : std::uint8_t { words, outlines };

struct PdfInfo {
    std::string title = {}, author = {}, subject = {}, keywords = {};
    std::string created =
        {};  // ISO 8601, "2024-05-01T12:00:00Z"; empty: the beginning of 1970, so that bytes are the same
    std::string language = "en";  // BCP 47, of the pictures
    PdfText text = PdfText::words;
    // What commands of a layer (Tag::layer) are to those who hear the page, by the names of PDF: "H1", "P", "Note".
    // Others, together, are a "Figure". Stretches with different Tag::id are elements of their own.
    std::map<std::string, std::string> roles = {};
};

// The next page; none: that was the last.
using PdfPages = std::function<Result<std::optional<PdfPage>>()>;

// Pages are asked for one by one and let go. Same pages and info, same bytes. Errors: of the pages; no page; Cairo's.
Result<std::vector<std::uint8_t>> as_pdf(const PdfPages& pages, const PdfInfo& info);

// SOURCE_DATE_EPOCH's value as PdfInfo::created has it. Empty: not a number of seconds.
std::string pdf_date(const std::string& seconds_since_1970);

}  // namespace tourmap
