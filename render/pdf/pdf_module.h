// The module that holds Cairo, and its function.
#pragma once

#include "render/pdf/pdf.h"

namespace tourmap {

inline constexpr const char* pdf_module = "tourmap_pdf";
inline constexpr const char* pdf_module_write = "tourmap_pdf_write";
using PdfModuleWrite = void(const PdfPages&, const PdfInfo&, Result<std::vector<std::uint8_t>>&);

}  // namespace tourmap
