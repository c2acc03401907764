#include "src/exchange/source_text.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "geodata/utf8.h"
#include "src/tour/problems.h"

namespace tourmap {
namespace {

std::optional<std::string> converted(std::string_view bytes, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(encoding.c_str(), &status),
                                                                       &ucnv_close);
    if (U_FAILURE(status)) return std::nullopt;
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
    if (U_FAILURE(status)) return std::nullopt;
    std::string out;
    text.toUTF8String(out);
    return out;
}

// <?xml version="1.0" encoding="..."?>; empty where there is none or it is UTF-8.
std::string declared_encoding(std::string_view text) {
    if (!text.starts_with("<?xml")) return {};
    const std::string_view declaration = text.substr(0, std::min<std::size_t>(text.find("?>"), 200));
    std::size_t at = declaration.find("encoding");
    if (at == std::string_view::npos) return {};
    at = declaration.find_first_of("\"'", at);
    if (at == std::string_view::npos) return {};
    const std::size_t end = declaration.find(declaration[at], at + 1);
    if (end == std::string_view::npos) return {};
    std::string name(declaration.substr(at + 1, end - at - 1));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return name == "utf-8" || name == "utf8" ? std::string() : name;
}

}  // namespace

TextPosition place_in(std::string_view text, std::size_t offset, const std::string& path) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t last_break = before.rfind('\n');
    const std::string_view line = last_break == std::string_view::npos ? before : before.substr(last_break + 1);
    const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; };
    return {path, static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
            static_cast<int>(std::count_if(line.begin(), line.end(), is_start)) + 1};
}

Result<std::string> utf8_text(std::string bytes, const std::string& path) {
    if (bytes.size() > largest_source)
        return fail("is longer than " + std::to_string(largest_source >> 20) + " MiB", "thin or split it",
                    {path, 0, 0});
    const std::string_view view = bytes;
    const std::string encoding = view.starts_with("\xFF\xFE")   ? "UTF-16LE"
                                 : view.starts_with("\xFE\xFF") ? "UTF-16BE"
                                                                : declared_encoding(view);
    if (!encoding.empty()) {
        const auto text = converted(view.substr(encoding.starts_with("UTF-16") ? 2 : 0), encoding);
        if (!text)
            return fail("is in an encoding that is not known: " + in_quotes(encoding), "save it as UTF-8",
                        {path, 1, 1});
        bytes = *text;
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t n = bytes[i] == 0 ? 0 : utf8_sequence_length(bytes, i);
        if (n == 0)
            return fail(bytes[i] == 0 ? "a zero byte: this is no text" : "not UTF-8",
                        "save the file as UTF-8 text (in a spreadsheet: CSV UTF-8)", place_in(bytes, i, path));
        i += n;
    }
    return bytes;
}

}  // namespace tourmap
