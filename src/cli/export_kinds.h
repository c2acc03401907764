// `tourmap export`, one function for each kind of format. Errors: of options that the kind does not have, too.
#pragma once

#include <string>
#include <vector>

#include "geodata/result.h"
#include "src/cli/export_options.h"
#include "src/export/format.h"

namespace tourmap {

Result<void> export_as_pictures(const ExportOptions& options, ExportFormat format);
Result<void> export_as_film(const ExportOptions& options, ExportFormat format);
Result<void> export_as_document(const ExportOptions& options, ExportFormat format);
Result<void> export_as_text(const ExportOptions& options, ExportFormat format);

// The file that a document goes into: `output` where that names one, else TOUR.ENDING in that folder, which is made.
Result<std::string> output_file(const ExportOptions& options, ExportFormat format);

// An option is given, and whether the format has it.
struct UsedOption {
    const char* name;
    bool given;
};
// Error: the first that is given, and what else can be done.
Result<void> refuse(const std::vector<UsedOption>& options, ExportFormat format, const std::string& what_for);

// The paths, one a line.
void print_paths(const std::vector<std::string>& paths);

}  // namespace tourmap
