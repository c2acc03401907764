// Packs the rows of a picture as a zlib stream (RFC 1950 and 1951), made for maps: large flat areas with thin lines.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tourmap {

// Looks for repetitions in two places only, the pixel before and the row above, where a map's repetitions are. On
// maps this takes a third of the time of a general packer at its fastest, and the result is as small.
class RowDeflater {
public:
    // row_size: bytes of each row. pixel_size: bytes of a pixel, at least 3; a row may start with a byte of its own.
    RowDeflater(std::size_t row_size, std::size_t pixel_size);

    // Rows in order. `previous` is the one given before, empty for the first; both of row_size.
    void add(std::span<const std::uint8_t> row, std::span<const std::uint8_t> previous);
    // The whole stream; nothing can be added then.
    std::vector<std::uint8_t> finish();

private:
    // A literal byte, or a match: length in the low 16 bits, and which of the two distances.
    using Token = std::uint32_t;
    static constexpr Token match = 1u << 31, above = 1u << 30;
    struct Distance {
        std::size_t symbol = 0;
        unsigned extra_bits = 0, extra = 0;
    };
    static Distance distance_of(std::size_t bytes);

    void put_match(std::size_t length, Token which);
    void flush_block(bool last);
    void put_tokens(std::span<const std::uint8_t> literal_lengths, std::span<const std::uint8_t> distance_lengths);
    void bits(std::uint64_t value, unsigned count);

    std::size_t row_size_, pixel_size_;
    bool reaches_row_above_;
    std::array<Distance, 2> distances_;  // the pixel before, the row above
    std::vector<Token> tokens_;
    std::vector<std::uint8_t> out_;
    std::uint64_t pending_ = 0;  // bits not yet in out_
    unsigned pending_count_ = 0;
    std::uint32_t checksum_ = 1;  // Adler-32
};

}  // namespace tourmap
