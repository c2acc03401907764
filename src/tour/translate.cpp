#include "src/tour/translate.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace tourmap {
namespace {

bool all_of_kind(const std::string& text, bool letters, bool digits) {
    return std::all_of(text.begin(), text.end(), [&](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return (letters && letter) || (digits && c >= '0' && c <= '9');
    });
}

// "fr", "uz-Latn", "zh-Hant-TW": looks like a BCP 47 tag.
bool is_language_tag(const std::string& word) {
    std::size_t at = 0;
    for (bool first = true; at <= word.size(); first = false) {
        const std::size_t end = std::min(word.find('-', at), word.size());
        const std::string part = word.substr(at, end - at);
        const bool good = first ? part.size() >= 2 && part.size() <= 3 && all_of_kind(part, true, false)
                                : part.size() >= 2 && part.size() <= 8 && all_of_kind(part, true, true);
        if (!good) return false;
        at = end + 1;
    }
    return true;
}

// A map whose keys are all language tags and whose values are all text.
bool is_translated(const DocumentNode& node) {
    return node.kind == NodeKind::map && !node.entries.empty() &&
           std::all_of(node.entries.begin(), node.entries.end(), [](const DocumentEntry& entry) {
               return is_language_tag(entry.key) && entry.value.kind == NodeKind::scalar;
           });
}

// Only these hold texts: elsewhere "lon" and "id" are keys like any other.
constexpr std::string_view text_keys[] = {"title", "subtitle", "byline", "name",   "role",   "place",
                                          "text",  "notes",    "alt",    "credit", "speaker"};

bool holds_texts(const DocumentEntry& entry) {
    return std::find(std::begin(text_keys), std::end(text_keys), entry.key) != std::end(text_keys) &&
           is_translated(entry.value);
}

void collect(const DocumentNode& node, std::set<std::string>& out) {
    for (const DocumentEntry& entry : node.entries) {
        if (holds_texts(entry))
            for (const DocumentEntry& text : entry.value.entries) out.insert(text.key);
        else
            collect(entry.value, out);
    }
}

const DocumentNode& text_in(const DocumentNode& texts, const LanguageChoice& choice) {
    for (std::string tag : {choice.wanted, choice.own})
        for (; !tag.empty(); tag.resize(tag.find('-') == std::string::npos ? 0 : tag.rfind('-')))
            if (const DocumentEntry* entry = texts.find(tag)) return entry->value;
    return texts.entries.front().value;
}

}  // namespace

std::vector<std::string> languages_in(const DocumentNode& root) {
    std::set<std::string> out;
    collect(root, out);
    return {out.begin(), out.end()};
}

DocumentNode in_language(const DocumentNode& root, const LanguageChoice& choice) {
    DocumentNode out = root;
    for (DocumentEntry& entry : out.entries)
        entry.value = holds_texts(entry) ? text_in(entry.value, choice) : in_language(entry.value, choice);
    return out;
}

}  // namespace tourmap
