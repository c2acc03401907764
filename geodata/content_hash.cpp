#include "geodata/content_hash.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace tourmap {
namespace {

constexpr std::uint64_t factor = 0x9E3779B97F4A7C15u;  // odd: multiplying loses nothing

std::uint64_t mixed(std::uint64_t h) {
    h = (h ^ h >> 31) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 29) * 0x94D049BB133111EBu;
    return h ^ h >> 32;
}

}  // namespace

// Four lanes, because one multiplication has to wait for the one before it in its lane only. Each step can
// be undone, so that two contents that differ in one word never meet again in that lane.
void ContentHasher::take(const std::byte* block) {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        std::uint64_t word = 0;
        std::memcpy(&word, block + 8 * i, sizeof word);
        lanes_[i] = std::rotl((lanes_[i] ^ word) * factor, 29);
    }
}

void ContentHasher::add(std::span<const std::byte> bytes) {
    length_ += bytes.size();
    if (rest_size_ > 0) {
        const std::size_t n = std::min(bytes.size(), block_size - rest_size_);
        std::memcpy(rest_.data() + rest_size_, bytes.data(), n);
        rest_size_ += n;
        bytes = bytes.subspan(n);
        if (rest_size_ < block_size) return;
        take(rest_.data());
        rest_size_ = 0;
    }
    for (; bytes.size() >= block_size; bytes = bytes.subspan(block_size)) take(bytes.data());
    if (!bytes.empty()) std::memcpy(rest_.data(), bytes.data(), bytes.size());
    rest_size_ = bytes.size();
}

void ContentHasher::add_number(std::uint64_t number) {
    add(std::as_bytes(std::span(&number, 1)));
}

void ContentHasher::add_text(std::string_view text) {
    add_number(text.size());
    add(std::as_bytes(std::span(text)));
}

ContentHash ContentHasher::finish() const {
    ContentHasher last = *this;
    std::memset(last.rest_.data() + rest_size_, 0, block_size - rest_size_);
    last.take(last.rest_.data());
    const auto& l = last.lanes_;
    const std::uint64_t n = mixed(length_);
    ContentHash out;
    out.a = mixed(mixed(mixed(mixed(l[0] ^ n) + l[1]) + l[2]) + l[3]);
    out.b = mixed(mixed(mixed(mixed(l[3] + n) ^ std::rotl(l[2], 17)) ^ std::rotl(l[1], 31)) ^ std::rotl(l[0], 47));
    return out;
}

ContentHash hash_of(std::span<const std::byte> bytes) {
    ContentHasher hasher;
    hasher.add(bytes);
    return hasher.finish();
}

}  // namespace tourmap
