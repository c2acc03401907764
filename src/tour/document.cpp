#include "src/tour/document.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace tourmap {
namespace {

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
}

// The lines of a text, and marks by yaml-cpp (bytes from 0) as places for people (characters from 1).
// Keeps a view of the text.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (i % stride == 0) characters_.push_back(count_);
            count_ += begins_character(text[i]);
            if (text[i] == '\n') starts_.push_back(i + 1);
        }
        characters_.push_back(count_);
    }

    std::size_t size() const { return starts_.size(); }

    // Without its line break.
    std::string_view line(std::size_t i) const {
        const std::size_t end = i + 1 < starts_.size() ? starts_[i + 1] - 1 : text_.size();
        return text_.substr(starts_[i], end - starts_[i]);
    }

    TextMark mark(std::size_t line_number, std::size_t bytes_before) const {
        if (line_number >= size()) return {};
        const std::size_t start = starts_[line_number];
        const std::size_t at = start + std::min(bytes_before, line(line_number).size());
        return {static_cast<int>(line_number) + 1,
                static_cast<int>(characters_before(at) - characters_before(start)) + 1};
    }

    TextMark mark(const YAML::Mark& m) const {
        if (m.line < 0 || m.column < 0) return {};
        return mark(static_cast<std::size_t>(m.line), static_cast<std::size_t>(m.column));
    }

private:
    // Counted once for every so many bytes: a text of one long line has marks all along it.
    static constexpr std::size_t stride = 256;

    std::size_t characters_before(std::size_t byte) const {
        const std::string_view rest = text_.substr(byte - byte % stride, byte % stride);
        return characters_[byte / stride] +
               static_cast<std::size_t>(std::count_if(rest.begin(), rest.end(), begins_character));
    }

    std::string_view text_;
    std::vector<std::size_t> starts_{0};   // of lines, in bytes
    std::vector<std::size_t> characters_;  // before byte k * stride
    std::size_t count_ = 0;
};

// Thrown through yaml-cpp to end its parse; never leaves this file.
struct ParseEnd {
    TextMark at;
    std::string what, right;
};

// Builds the tree from yaml-cpp's events. Its Node interface would expand aliases, keep only the last
// of two equal keys and lose most tags.
class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(const Lines& lines, const DocumentLimits& limits, ProblemList& problems)
        : lines_(lines), limits_(limits), problems_(problems) {}

    std::optional<DocumentNode> take_root() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (root_) throw ParseEnd{lines_.mark(mark), "a second document begins here", "keep one, without a line ---"};
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add(leaf(NodeKind::null, lines_.mark(mark), !check_plain(lines_.mark(mark), {}, anchor)));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        problems_.error(lines_.mark(mark), "an alias (*name) is not allowed", "write the value out");
        add(leaf(NodeKind::null, lines_.mark(mark), true));
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        DocumentNode node = leaf(NodeKind::scalar, lines_.mark(mark), !check_plain(lines_.mark(mark), tag, anchor));
        node.text = value;
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        begin(NodeKind::list, lines_.mark(mark), tag, anchor);
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        begin(NodeKind::map, lines_.mark(mark), tag, anchor);
    }
    void OnMapEnd() override { end(); }

private:
    // A list or map that is still open.
    struct Frame {
        DocumentNode node;
        std::set<std::string> keys;
        bool value_follows = false;  // of a map: its last entry has a key only
        bool drop_value = false;     // that key was an error
    };

    static DocumentNode leaf(NodeKind kind, TextMark at, bool reported) {
        DocumentNode node;
        node.kind = kind;
        node.at = at;
        node.reported = reported;
        return node;
    }

    bool check_plain(TextMark at, const std::string& tag, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor) {
            problems_.error(at, "an anchor (&name) is not allowed", "write the value without it");
        }
        // yaml-cpp says "?" for plain values and "!" for quoted ones.
        const bool tagged = !tag.empty() && tag != "?" && tag != "!";
        if (tagged)
            problems_.error(at, "a tag (!type) is not allowed: " + in_quotes(tag), "write the value without it");
        return !tagged;
    }

    void begin(NodeKind kind, TextMark at, const std::string& tag, YAML::anchor_t anchor) {
        if (stack_.size() == limits_.depth) {
            throw ParseEnd{at, "nested deeper than " + std::to_string(limits_.depth) + " levels", "take levels out"};
        }
        Frame frame;
        frame.node = leaf(kind, at, !check_plain(at, tag, anchor));
        stack_.push_back(std::move(frame));
    }

    void end() {
        DocumentNode node = std::move(stack_.back().node);
        stack_.pop_back();
        add(std::move(node));
    }

    void add(DocumentNode node) {
        if (++values_ > limits_.values) {
            throw ParseEnd{node.at, "more than " + std::to_string(limits_.values) + " values", "split the file"};
        }
        if (stack_.empty()) {
            root_ = std::move(node);
        } else if (stack_.back().node.kind == NodeKind::list) {
            check_room(node.at);
            stack_.back().node.entries.push_back({{}, {}, std::move(node)});
        } else if (!stack_.back().value_follows) {
            add_key(std::move(node));
        } else {
            add_value(std::move(node));
        }
    }

    void add_key(DocumentNode key) {
        check_room(key.at);
        Frame& frame = stack_.back();
        frame.value_follows = true;
        frame.drop_value = true;
        if (key.kind != NodeKind::scalar) {
            problems_.error(key.at, "a key must be plain text", "write key: value");
        } else if (!frame.keys.insert(key.text).second) {
            problems_.error(key.at, "the key " + in_quotes(key.text) + " is there twice", "keep one of them");
        } else {
            frame.node.entries.push_back({std::move(key.text), key.at, {}});
            frame.drop_value = false;
        }
    }

    void add_value(DocumentNode value) {
        Frame& frame = stack_.back();
        frame.value_follows = false;
        if (frame.drop_value) return;
        DocumentEntry& entry = frame.node.entries.back();
        // yaml-cpp places a value that is not there at whatever comes next.
        if (value.kind == NodeKind::null) value.at = entry.key_at;
        entry.value = std::move(value);
    }

    void check_room(TextMark at) const {
        if (stack_.back().node.entries.size() < limits_.entries) return;
        throw ParseEnd{at, "more than " + std::to_string(limits_.entries) + " entries in one list", "split the file"};
    }

    const Lines& lines_;
    const DocumentLimits& limits_;
    ProblemList& problems_;
    std::vector<Frame> stack_;
    std::optional<DocumentNode> root_;
    std::size_t values_ = 0;
};

// yaml-cpp takes a byte 4 for the end of the file and mends broken UTF-8 silently: look first.
bool check_characters(const Lines& lines, const DocumentLimits& limits, ProblemList& problems) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string line(lines.line(i));
        if (line.size() > limits.line) {
            problems.error(lines.mark(i, 0), "a line is longer than " + std::to_string(limits.line >> 20) + " MiB",
                           "break it into several");
            return false;
        }
        if (line.ends_with('\r')) line.pop_back();
        std::replace(line.begin(), line.end(), '\t', ' ');
        const std::string clean = printable(line);
        if (clean == line) continue;
        const auto bad = std::mismatch(line.begin(), line.end(), clean.begin(), clean.end()).first;
        const auto byte = static_cast<unsigned char>(*bad);
        const bool control = byte < 0x80 || (byte == 0xC2 && bad + 1 != line.end() && (bad[1] & 0xE0) == 0x80);
        const bool turns = line.compare(static_cast<std::size_t>(bad - line.begin()), 2, "\xE2\x80") == 0;
        problems.error(lines.mark(i, static_cast<std::size_t>(bad - line.begin())),
                       control ? "a control character"
                       : turns ? "a character that overrides the direction of the text (U+202D, U+202E)"
                               : "not UTF-8",
                       control || turns ? "remove it" : "save the file as UTF-8 text");
        return false;
    }
    return true;
}

std::string hint_for(const Lines& lines, TextMark at) {
    if (at.line < 1) return {};
    const std::string_view line = lines.line(static_cast<std::size_t>(at.line - 1));
    const std::size_t first = line.find_first_not_of(" ");
    if (first != std::string_view::npos && line[first] == '\t') return "indent with spaces: YAML allows no tabs there";
    return "text that holds \": \" or \" #\", or begins with one of [ { & * ! | > @ %, must be in quotes";
}

}  // namespace

const DocumentEntry* DocumentNode::find(std::string_view key) const {
    for (const DocumentEntry& entry : entries) {
        if (entry.key == key) return &entry;
    }
    return nullptr;
}

namespace {

// JSON writes characters beyond U+FFFF as two escapes, "\\ud83d\\ude00", which YAML does not know: one of YAML's own in
// their place. Marks behind it on its line are two columns off.
std::string with_joined_surrogates(std::string text) {
    const auto unit_at = [&](std::size_t at) -> long {
        if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
        const std::string digits = text.substr(at + 2, 4);
        if (digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) return -1;
        return std::stol(digits, nullptr, 16);
    };
    for (std::size_t at = text.find("\\u"); at != std::string::npos; at = text.find("\\u", at + 2)) {
        const std::size_t before = text.find_last_not_of('\\', at);
        const std::size_t slashes = before == std::string::npos ? at : at - before - 1;
        if (slashes % 2 == 1) continue;  // a backslash that is itself escaped
        const long high = unit_at(at), low = unit_at(at + 6);
        if (high < 0xD800 || high > 0xDBFF || low < 0xDC00 || low > 0xDFFF) continue;
        char joined[16];
        std::snprintf(joined, sizeof joined, "\\U%08lX", 0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00));
        text.replace(at, 12, joined);
    }
    return text;
}

}  // namespace

std::optional<DocumentNode> parse_document(const std::string& text, ProblemList& problems,
                                           const DocumentLimits& limits) {
    if (text.size() > limits.bytes) {
        problems.error({}, "the text is longer than " + std::to_string(limits.bytes >> 20) + " MiB", "shorten it");
        return std::nullopt;
    }
    const std::string_view byte_order_mark = "\xEF\xBB\xBF";
    const std::size_t start = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    const Lines lines(std::string_view(text).substr(start));
    if (!check_characters(lines, limits, problems)) return std::nullopt;

    TreeBuilder builder(lines, limits, problems);
    try {
        std::istringstream in(with_joined_surrogates(text.substr(start)));
        YAML::Parser parser(in);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const ParseEnd& end) {
        problems.error(end.at, end.what, end.right);
        return std::nullopt;
    } catch (const YAML::Exception& error) {
        const TextMark at = lines.mark(error.mark);
        problems.error(at, "not YAML: " + error.msg, hint_for(lines, at));
        return std::nullopt;
    } catch (const std::exception& error) {
        problems.error({}, std::string("not YAML: ") + error.what());
        return std::nullopt;
    }
    std::optional<DocumentNode> root = builder.take_root();
    if (!root || root->kind == NodeKind::null) {
        problems.error({1, 1}, "the file holds nothing");
        return std::nullopt;
    }
    return root;
}

}  // namespace tourmap
