// A fast hash of contents: tells changed and damaged files from what they were. Not for keeping secrets: whoever
// wants two contents with one hash can make them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace tourmap {

struct ContentHash {
    std::uint64_t a = 0, b = 0;
    friend bool operator==(const ContentHash&, const ContentHash&) = default;
};

// Bytes are hashed as they are added; how they are cut into pieces makes no difference.
class ContentHasher {
public:
    void add(std::span<const std::byte> bytes);
    // With its length, so that ("ab", "c") and ("a", "bc") differ.
    void add_text(std::string_view text);
    void add_number(std::uint64_t number);
    ContentHash finish() const;

private:
    static constexpr std::size_t block_size = 32;
    void take(const std::byte* block);

    std::array<std::uint64_t, 4> lanes_{0x243F6A8885A308D3u, 0x13198A2E03707344u, 0xA4093822299F31D0u,
                                        0x082EFA98EC4E6C89u};  // the digits of pi
    std::array<std::byte, block_size> rest_{};
    std::size_t rest_size_ = 0;
    std::uint64_t length_ = 0;
};

ContentHash hash_of(std::span<const std::byte> bytes);

}  // namespace tourmap
