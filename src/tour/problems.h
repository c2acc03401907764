// ProblemList: collects everything wrong with a text, so that a user mends it in one go.
#pragma once

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "src/tour/read_tour.h"

namespace tourmap {

// A place in the text being read; line and column (in characters) from 1. 0: not known.
struct TextMark {
    int line = 0, column = 0;
};

class ProblemList {
public:
    // Where a text is hopeless (a shapefile named .yaml), the first problems say enough.
    static constexpr std::size_t most = 500;

    explicit ProblemList(std::string file) : file_(std::move(file)) {}

    void error(TextMark at, std::string what, std::string right = {});
    void warning(TextMark at, std::string what, std::string right = {});
    bool has_errors() const { return has_errors_; }
    bool full() const { return problems_.size() == most; }  // what comes now is only counted

    // In file order; problems at one place in the order found. At most `most` and one line more that
    // says how many were left out.
    std::vector<Problem> sorted() const;

private:
    void add(Severity severity, TextMark at, std::string what, std::string right);

    std::string file_;
    std::vector<Problem> problems_;
    std::set<std::tuple<int, int, std::string>> seen_;  // one problem is found once for each language of a tour
    std::size_t left_out_ = 0;
    bool has_errors_ = false;
};

// The first of some problems as an error, with how many more there are: a Result carries one.
Error as_error(const std::vector<Problem>& problems);

// Input in double quotes for a message: printable, on one line, at most 48 characters.
std::string in_quotes(const std::string& text);

// "a, b, c" of at most 12 words, the rest counted.
std::string listed(const std::vector<std::string>& words);

}  // namespace tourmap
