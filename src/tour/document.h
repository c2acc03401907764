// A YAML (or JSON) text as a tree of plain values with their places in the text.
//
// Stricter than YAML, on purpose: anchors, aliases, tags, duplicate keys, keys that are not plain text
// and a second document are errors. Nothing is ever expanded, so that a small file cannot grow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/tour/problems.h"

namespace tourmap {

enum class NodeKind : std::uint8_t { null, scalar, list, map };

struct DocumentEntry;

struct DocumentNode {
    NodeKind kind = NodeKind::null;
    TextMark at;
    bool reported = false;               // what is wrong with it is among the problems already
    std::string text;                    // of a scalar, as written: not yet a number or a day
    std::vector<DocumentEntry> entries;  // of a list (keys empty) or a map (in file order)

    // The entry of a map; null where there is none. A key that is there without a value is an entry.
    const DocumentEntry* find(std::string_view key) const;
};

struct DocumentEntry {
    std::string key;
    TextMark key_at;
    DocumentNode value;
};

struct DocumentLimits {
    std::size_t bytes = std::size_t{4} << 20;
    std::size_t line = std::size_t{1} << 20;  // yaml-cpp holds a whole line of open brackets in memory
    std::size_t depth = 32;
    std::size_t entries = 10'000;  // of one list or map
    std::size_t values = 200'000;  // of the text as a whole
};

// Empty where the text is not YAML or passes a limit; what is wrong is then in `problems`. A tree may
// come back with errors in `problems` too: it is as much as could be read. Never throws for any text.
std::optional<DocumentNode> parse_document(const std::string& text, ProblemList& problems,
                                           const DocumentLimits& limits = {});

// The bytes of a file, at most `most`. Error: missing, unreadable (with the system's reason), a folder,
// longer than that.
Result<std::string> read_text_file(const std::string& path, std::size_t most = DocumentLimits{}.bytes);

}  // namespace tourmap
