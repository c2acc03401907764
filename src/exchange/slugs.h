// Ids made of names.
#pragma once

#include <map>
#include <set>
#include <string>

namespace tourmap {

// "Kraków: Old Town" -> "krakow-old-town"; other alphabets by ICU's transliteration: "Астана" -> "astana".
// Letters a-z, digits and -; at most 40; may be empty.
std::string slug(const std::string& name);

// Whether a tour file takes it as an id.
bool is_id(const std::string& word);

// Hands out each id once.
class Slugs {
public:
    // `wanted` itself where it is an id that nothing has yet, else a slug of `name`, else of `kind`; with a number
    // where that is taken.
    std::string take(const std::string& wanted, const std::string& name, const std::string& kind);

private:
    std::set<std::string> taken_;
    std::map<std::string, int> last_;  // the number that was given last to a slug that is taken
};

}  // namespace tourmap
