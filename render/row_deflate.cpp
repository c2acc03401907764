#include "render/row_deflate.h"

#include <libdeflate.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace tourmap {

namespace {

constexpr std::size_t farthest = 32768, longest_match = 258, shortest_match = 3;
constexpr std::size_t literal_symbols = 286, distance_symbols = 30, end_of_block = 256;
constexpr std::size_t tokens_a_block = std::size_t{1} << 16;
constexpr unsigned longest_code = 15;
// A match of fewer bytes takes about as many bits as its bytes do.
constexpr std::size_t worthwhile = 6;
// What the extra bits of the row above are worth in bytes.
constexpr std::size_t cost_of_above = 8;

struct LengthSymbol {
    std::uint16_t symbol = 0;
    std::uint8_t extra_bits = 0;
    std::uint8_t extra = 0;
};

// Lengths 3 to 258 as symbols 257 to 285 with extra bits (RFC 1951, 3.2.5): eight of one length each, then four
// symbols for each number of extra bits; 258 has one of its own.
std::array<LengthSymbol, longest_match + 1> make_length_symbols() {
    std::array<LengthSymbol, longest_match + 1> table{};
    std::size_t length = shortest_match, symbol = 257;
    for (unsigned extra_bits = 0; symbol < 285; ++extra_bits)
        for (int k = 0; k < (extra_bits == 0 ? 8 : 4); ++k, ++symbol)
            for (std::size_t extra = 0; extra < std::size_t{1} << extra_bits; ++extra, ++length)
                table[length] = {static_cast<std::uint16_t>(symbol), static_cast<std::uint8_t>(extra_bits),
                                 static_cast<std::uint8_t>(extra)};
    table[longest_match] = {285, 0, 0};
    return table;
}

std::size_t equal_bytes(const std::uint8_t* a, const std::uint8_t* b, std::size_t most) {
    std::size_t n = 0;
    if constexpr (std::endian::native == std::endian::little)
        for (; n + 8 <= most; n += 8) {
            std::uint64_t x = 0, y = 0;
            std::memcpy(&x, a + n, 8);
            std::memcpy(&y, b + n, 8);
            if (x != y) return n + static_cast<std::size_t>(std::countr_zero(x ^ y)) / 8;
        }
    while (n < most && a[n] == b[n]) ++n;
    return n;
}

// Huffman's code lengths; 0 for what does not occur. At least two symbols must occur.
std::vector<std::uint8_t> code_lengths(std::vector<std::uint32_t> counts) {
    struct Node {
        std::uint64_t count;
        std::size_t parent;
    };
    for (;; std::ranges::for_each(counts, [](std::uint32_t& n) { n = n > 0 ? n / 2 + 1 : 0; })) {
        std::vector<std::size_t> symbols;
        for (std::size_t s = 0; s < counts.size(); ++s)
            if (counts[s] > 0) symbols.push_back(s);
        std::ranges::stable_sort(symbols, {}, [&](std::size_t s) { return counts[s]; });
        std::vector<Node> nodes;
        for (const std::size_t s : symbols) nodes.push_back({counts[s], 0});
        // Leaves and inner nodes are both in order of their counts: the two least are at the fronts.
        std::size_t leaf = 0, inner = symbols.size();
        const auto take_least = [&] {
            const bool is_leaf =
                leaf < symbols.size() && (inner == nodes.size() || nodes[leaf].count <= nodes[inner].count);
            return is_leaf ? leaf++ : inner++;
        };
        while (nodes.size() < 2 * symbols.size() - 1) {
            const std::size_t a = take_least(), b = take_least();
            nodes[a].parent = nodes[b].parent = nodes.size();
            nodes.push_back({nodes[a].count + nodes[b].count, 0});
        }
        std::vector<unsigned> depth(nodes.size(), 0);
        for (std::size_t i = nodes.size() - 1; i-- > 0;) depth[i] = depth[nodes[i].parent] + 1;
        if (*std::ranges::max_element(depth) > longest_code) continue;  // flatter counts give shorter codes
        std::vector<std::uint8_t> lengths(counts.size(), 0);
        for (std::size_t i = 0; i < symbols.size(); ++i) lengths[symbols[i]] = static_cast<std::uint8_t>(depth[i]);
        return lengths;
    }
}

unsigned reversed(unsigned code, unsigned length) {
    unsigned out = 0;
    for (unsigned i = 0; i < length; ++i) out |= (code >> i & 1u) << (length - 1 - i);
    return out;
}

// The canonical codes of lengths (RFC 1951, 3.2.2), first bit lowest.
std::vector<std::uint16_t> codes_of(std::span<const std::uint8_t> lengths) {
    std::array<unsigned, longest_code + 2> next{};
    for (const std::uint8_t length : lengths)
        if (length > 0) ++next[length + 1u];
    for (unsigned length = 1; length <= longest_code; ++length) next[length + 1] = (next[length] + next[length + 1]) << 1;
    std::vector<std::uint16_t> codes(lengths.size(), 0);
    for (std::size_t s = 0; s < lengths.size(); ++s)
        if (lengths[s] > 0) codes[s] = static_cast<std::uint16_t>(reversed(next[lengths[s]]++, lengths[s]));
    return codes;
}

}  // namespace

RowDeflater::Distance RowDeflater::distance_of(std::size_t bytes) {
    // Two symbols for each number of extra bits, from distance 5 on.
    const std::size_t d = bytes - 1;
    if (d < 4) return {d, 0, 0};
    const unsigned extra_bits = static_cast<unsigned>(std::bit_width(d)) - 2;
    return {2 * extra_bits + (d >> extra_bits), extra_bits, static_cast<unsigned>(d & ((1u << extra_bits) - 1))};
}

RowDeflater::RowDeflater(std::size_t row_size, std::size_t pixel_size)
    : row_size_(row_size),
      pixel_size_(pixel_size),
      reaches_row_above_(row_size <= farthest),
      distances_{distance_of(pixel_size), distance_of(std::min(row_size, farthest))} {
    tokens_.reserve(tokens_a_block + row_size);
    out_ = {0x78, 0x01};  // deflate, a window of 32 KiB, the fastest level
}

void RowDeflater::add(std::span<const std::uint8_t> row, std::span<const std::uint8_t> previous) {
    checksum_ = libdeflate_adler32(checksum_, row.data(), row.size());
    const bool has_above = reaches_row_above_ && !previous.empty();
    for (std::size_t i = 0; i < row.size();) {
        const std::size_t most = row.size() - i;
        const std::size_t up = has_above ? equal_bytes(&row[i], &previous[i], most) : 0;
        const std::size_t left =
            up < most && i >= pixel_size_ ? equal_bytes(&row[i], &row[i - pixel_size_], most) : 0;
        const bool take_up = up > left + cost_of_above || (up > left && left < worthwhile);
        const std::size_t length = take_up ? up : left;
        if (length >= worthwhile) {
            put_match(length, take_up ? above : 0);
            i += length;
            continue;
        }
        for (const std::size_t end = std::min(row.size(), i + pixel_size_); i < end; ++i) tokens_.push_back(row[i]);
    }
    if (tokens_.size() >= tokens_a_block) flush_block(false);
}

void RowDeflater::put_match(std::size_t length, Token which) {
    while (length > 0) {
        std::size_t piece = std::min(length, longest_match);
        // What is left must be long enough for a match.
        if (length > piece && length - piece < shortest_match) piece = length - shortest_match;
        tokens_.push_back(match | which | static_cast<Token>(piece));
        length -= piece;
    }
}

void RowDeflater::bits(std::uint64_t value, unsigned count) {
    pending_ |= value << pending_count_;
    pending_count_ += count;
    for (; pending_count_ >= 8; pending_count_ -= 8, pending_ >>= 8)
        out_.push_back(static_cast<std::uint8_t>(pending_));
}

void RowDeflater::flush_block(bool last) {
    static const auto length_symbols = make_length_symbols();
    std::vector<std::uint32_t> literals(literal_symbols, 0), distances(distance_symbols, 0);
    literals[end_of_block] = 1;
    ++literals[0];  // a code needs two symbols
    for (const Distance& d : distances_) ++distances[d.symbol];
    if (distances_[0].symbol == distances_[1].symbol) ++distances[distances_[0].symbol == 0 ? 1 : 0];
    for (const Token token : tokens_) {
        const bool is_match = (token & match) != 0;
        ++literals[is_match ? length_symbols[token & 0xffff].symbol : token];
        if (is_match) ++distances[distances_[(token & above) != 0].symbol];
    }
    const auto literal_lengths = code_lengths(std::move(literals)), distance_lengths = code_lengths(std::move(distances));
    bits(last, 1);
    bits(2, 2);  // codes of its own
    bits(literal_symbols - 257, 5);
    bits(distance_symbols - 1, 5);
    // The code for the code lengths: four bits for each of 0 to 15, none for the three kinds of repetition.
    bits(15, 4);
    for (int repetition = 0; repetition < 3; ++repetition) bits(0, 3);
    for (int length = 0; length < 16; ++length) bits(4, 3);
    for (const auto* lengths : {&literal_lengths, &distance_lengths})
        for (const std::uint8_t length : *lengths) bits(reversed(length, 4), 4);
    put_tokens(literal_lengths, distance_lengths);
    tokens_.clear();
}

void RowDeflater::put_tokens(std::span<const std::uint8_t> literal_lengths,
                             std::span<const std::uint8_t> distance_lengths) {
    static const auto length_symbols = make_length_symbols();
    const auto literal_codes = codes_of(literal_lengths), distance_codes = codes_of(distance_lengths);
    for (const Token token : tokens_) {
        if (!(token & match)) {
            bits(literal_codes[token], literal_lengths[token]);
            continue;
        }
        const LengthSymbol& length = length_symbols[token & 0xffff];
        bits(literal_codes[length.symbol], literal_lengths[length.symbol]);
        bits(length.extra, length.extra_bits);
        const Distance& distance = distances_[(token & above) != 0];
        bits(distance_codes[distance.symbol], distance_lengths[distance.symbol]);
        bits(distance.extra, distance.extra_bits);
    }
    bits(literal_codes[end_of_block], literal_lengths[end_of_block]);
}

std::vector<std::uint8_t> RowDeflater::finish() {
    flush_block(true);
    if (pending_count_ > 0) bits(0, 8 - pending_count_);
    for (int shift = 24; shift >= 0; shift -= 8) out_.push_back(static_cast<std::uint8_t>(checksum_ >> shift));
    return std::move(out_);
}

}  // namespace tourmap
