// Fields: the entries of one map of a tour file, read by a schema. Every problem is put where it is in
// the text; a reader goes on after one, so that all are found in one go.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/tour/document.h"
#include "src/tour/names.h"
#include "src/tour/tour.h"

namespace tourmap {

// The keys that a map may have. All others are errors, as is a required one that is missing.
struct Schema {
    std::string what;  // for messages: "a stop"
    std::vector<std::string> required, optional;
};

class Fields {
public:
    // Keeps references to all three. A node that is not a map is one problem and then has no fields.
    Fields(const DocumentNode& node, const Schema& schema, ProblemList& problems);

    // The value of a key; null where it is missing, empty, or wrong as YAML already.
    const DocumentNode* find(const std::string& key) const;
    TextMark mark(const std::string& key) const;  // of the value, or of the map without it

    // One line of text, or several. Empty where missing or wrong; surrounding white space is dropped.
    std::string line(const std::string& key) const;
    std::string text(const std::string& key) const;
    std::string id() const;  // of the key "id": letters, digits, - _ .

    std::optional<double> number(const std::string& key, double least, double greatest) const;
    bool flag(const std::string& key) const;  // false where missing
    std::optional<When> when(const std::string& key) const;
    std::string date(const std::string& key) const;  // as check_date() takes it
    std::optional<Rgba> colour(const std::string& key) const;
    const std::vector<DocumentEntry>& list(const std::string& key) const;  // empty where missing or wrong

    template <class Value, std::size_t N>
    Value choice(const std::string& key, const Choice<Value> (&choices)[N], Value fallback) const {
        std::vector<std::string> names;
        for (const Choice<Value>& c : choices) names.emplace_back(c.name);
        const std::optional<std::size_t> i = choose(key, names);
        return i ? choices[*i].value : fallback;
    }

private:
    void check_keys() const;
    std::optional<std::string> scalar(const std::string& key, const std::string& expected) const;
    std::string clean_text(const std::string& key, std::size_t most_bytes) const;
    std::optional<std::size_t> choose(const std::string& key, const std::vector<std::string>& names) const;

    const DocumentNode& node_;
    const Schema& schema_;
    ProblemList& problems_;
};

// A finite number as YAML and JSON write it.
std::optional<double> parse_number(const std::string& text);

// "did you mean "x"?", or the words themselves where none is near: `label` + ": a, b, c".
std::string suggestion(const std::string& word, const std::vector<std::string>& known, const std::string& label);

}  // namespace tourmap
