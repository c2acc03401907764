// The known word that a misspelt one was most likely meant to be.
#pragma once

#include <string>
#include <vector>

namespace tourmap {

// Edits that lead from a to b: insertions, deletions, substitutions and swaps of neighbours (optimal
// string alignment), bytes compared without regard to ASCII case.
std::size_t edit_distance(const std::string& a, const std::string& b);

// The nearest of `known`, the first of equals; empty where none is nearer than about a third of the
// word's length. Words of more than 40 bytes have no near word.
std::string nearest_word(const std::string& word, const std::vector<std::string>& known);

}  // namespace tourmap
