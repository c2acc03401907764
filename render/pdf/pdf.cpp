#include "render/pdf/pdf.h"

#include <charconv>
#include <chrono>
#include <cstdio>

#include "geodata/module.h"
#include "render/pdf/pdf_module.h"

namespace tourmap {

Result<std::vector<std::uint8_t>> as_pdf(const PdfPages& pages, const PdfInfo& info) {
    static const Result<void*> function = module_function(pdf_module, pdf_module_write);
    if (!function) return tl::unexpected(function.error());
    Result<std::vector<std::uint8_t>> written;
    reinterpret_cast<PdfModuleWrite*> (*function)(pages, info, written);
    return written;
}

std::string pdf_date(const std::string& seconds_since_1970) {
    std::int64_t seconds = 0;
    const char* end = seconds_since_1970.data() + seconds_since_1970.size();
    const auto read = std::from_chars(seconds_since_1970.data(), end, seconds);
    if (read.ec != std::errc{} || read.ptr != end || seconds < 0 || seconds > 253402300799) return {};  // year 9999
    using namespace std::chrono;
    const sys_seconds time{std::chrono::seconds(seconds)};
    const sys_days day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text;
}

}  // namespace tourmap
