// Archives made byte by byte: honest small ones, and those that unfold without end.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <stdexcept>
#include <string>

#include "tests/unit/geodata/load_files.h"

namespace load_test {

// A deflate stream of `head` and `block` so many times; the block is packed once, so that gigabytes cost nothing.
inline std::string deflated(const std::string& head, const std::string& block, int times) {
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("zlib");
    const auto pack = [&stream](const std::string& text, int flush) {
        std::string out(text.size() / 2 + 1024, '\0');
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
        stream.avail_in = static_cast<uInt>(text.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        deflate(&stream, flush);
        out.resize(out.size() - stream.avail_out);
        return out;
    };
    std::string out = pack(head, Z_FULL_FLUSH);
    const std::string packed = pack(block, Z_FULL_FLUSH);
    for (int i = 0; i < times; ++i) out += packed;
    out += pack({}, Z_FINISH);
    deflateEnd(&stream);
    return out;
}

// An archive with one member. Its checksum is not right where `text` is not all of it.
inline std::string zip_of(const std::string& name, const std::string& deflated_bytes, std::uint32_t size,
                          const std::string& text = {}) {
    const auto checksum = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
    Bytes fields, central, end;
    fields.little<std::uint16_t>(20).little<std::uint16_t>(0).little<std::uint16_t>(8).little<std::uint32_t>(0);
    fields.little(checksum).little(static_cast<std::uint32_t>(deflated_bytes.size())).little(size);
    fields.little(static_cast<std::uint16_t>(name.size())).little<std::uint16_t>(0);
    const std::string local = "PK\x03\x04" + fields.text + name + deflated_bytes;
    central.text = "PK\x01\x02";
    central.little<std::uint16_t>(20).text += fields.text + std::string(14, '\0') + name;
    end.text = "PK\x05\x06";
    end.little<std::uint32_t>(0).little<std::uint16_t>(1).little<std::uint16_t>(1);
    end.little(static_cast<std::uint32_t>(central.text.size())).little(static_cast<std::uint32_t>(local.size()));
    return local + central.text + end.little<std::uint16_t>(0).text;
}

inline std::string zip_of(const std::string& name, const std::string& text) {
    return zip_of(name, deflated(text, {}, 0), static_cast<std::uint32_t>(text.size()), text);
}

inline constexpr const char* kml_head =
    "<kml xmlns=\"http://www.opengis.net/kml/2.2\" "
    "xmlns:gx=\"http://www.google.com/kml/ext/2.2\"><Document>";

// About 2 MB that hold 2 GB of KML; 16 MB each of the times.
inline std::string kmz_bomb(int times = 125) {
    const std::string block = "<Placemark/>" + std::string(std::size_t{16} << 20, ' ');
    return zip_of("doc.kml", deflated(kml_head, block, times),
                  static_cast<std::uint32_t>(times) * static_cast<std::uint32_t>(block.size()));
}

}  // namespace load_test
