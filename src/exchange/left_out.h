// What a reader could not carry over from a file, or had to assume: short, in plain words, each kind once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tourmap {

class LeftOut {
public:
    // what: "a picture on the web"; example: where, or which, of the first one.
    void add(const std::string& what, const std::string& example = {}, std::size_t count = 1);
    void add_all(const LeftOut& others);

    bool empty() const { return items_.empty(); }
    bool has(const std::string& what) const;

    // "a picture on the web, 3 times, first: https://..." each, printable, on one line. In the order found; of a file
    // with more kinds than anyone would read, the first and how many more there are.
    std::vector<std::string> lines() const;

private:
    struct Item {
        std::string what, example;
        std::size_t count = 0;
    };
    std::vector<Item> items_;
    std::size_t more_ = 0;
};

}  // namespace tourmap
