// Numbers and texts as bytes, in the machine's own order, for files that this program alone reads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace tourmap {

class ByteWriter {
public:
    template <class Number>
    requires std::is_arithmetic_v<Number>
    void number(Number value) { append(std::as_bytes(std::span(&value, 1))); }
    void text(const std::string& value) {
        number(std::uint64_t{value.size()});
        append(std::as_bytes(std::span(value)));
    }
    template <class Value>
    requires std::is_trivially_copyable_v<Value>
    void array(std::span<const Value> values) {
        number(std::uint64_t{values.size()});
        append(std::as_bytes(values));
    }
    const std::vector<std::byte>& bytes() const { return bytes_; }

private:
    void append(std::span<const std::byte> more) {
        if (more.empty()) return;
        const std::size_t at = bytes_.size();
        bytes_.resize(at + more.size());
        std::ranges::copy(more, bytes_.begin() + static_cast<std::ptrdiff_t>(at));
    }
    std::vector<std::byte> bytes_;
};

// Never reads beyond its bytes: what is missing is zero or empty, and failed() tells.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    template <class Number>
    requires std::is_arithmetic_v<Number> Number number() {
        Number value{};
        copy(&value, sizeof value);
        return value;
    }
    std::string text() {
        std::string value(count(1), '\0');
        copy(value.data(), value.size());
        return value;
    }
    template <class Value>
    requires std::is_trivially_copyable_v<Value> std::vector<Value> array() {
        std::vector<Value> values(count(sizeof(Value)));
        copy(values.data(), values.size() * sizeof(Value));
        return values;
    }
    // A number of items that take at least `item_size` bytes each: never more than can follow.
    std::size_t count(std::size_t item_size) {
        const auto n = number<std::uint64_t>();
        if (n <= bytes_.size() / item_size) return static_cast<std::size_t>(n);
        fail();
        return 0;
    }
    void fail() {
        failed_ = true;
        bytes_ = {};
    }
    bool failed() const { return failed_; }
    bool at_end() const { return !failed_ && bytes_.empty(); }

private:
    void copy(void* to, std::size_t size) {
        if (size > bytes_.size()) return fail();
        if (size > 0) std::memcpy(to, bytes_.data(), size);
        bytes_ = bytes_.subspan(size);
    }
    std::span<const std::byte> bytes_;
    bool failed_ = false;
};

}  // namespace tourmap
