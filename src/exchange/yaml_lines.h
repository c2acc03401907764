// YAML as a person would write it: two spaces a level, short lists of ids on one line, long texts folded.
// yaml-cpp decides which scalars need quotes.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tourmap {

// A scalar on one line, in quotes where it needs them. in_flow: between { } or [ ].
std::string yaml_scalar(const std::string& text, bool in_flow);

// {key: value, ...} of values that are written already.
std::string yaml_flow_map(const std::vector<std::pair<std::string, std::string>>& entries);
std::string yaml_flow_list(const std::vector<std::string>& items);

class YamlLines {
public:
    void comment(const std::string& text);                        // after an empty line
    void raw(const std::string& key, const std::string& value);   // a value that is written already
    void text(const std::string& key, const std::string& value);  // any text; nothing where it is empty
    void open(const std::string& key);                            // a map or a list under a key
    void close();
    void item();  // the next key begins an entry of a list
    void end_item();
    void raw_item(const std::string& value);  // an entry on one line

    const std::string& all() const { return out_; }

private:
    std::string start();
    void literal(const std::string& value);
    void folded(const std::string& value);

    std::string out_;
    std::size_t indent_ = 0;
    bool dash_ = false;
};

}  // namespace tourmap
