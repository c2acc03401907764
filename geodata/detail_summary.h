// What a cache of detail holds of a layer besides its levels: names, attributes, extent, neighbours; and of its
// reading, which is what the reading process says of it too (geodata/reader_protocol.h). What is read is checked: a
// reader that has failed has read nothing of use.
#pragma once

#include "geodata/byte_stream.h"
#include "geodata/detail_layer.h"

namespace tourmap {

void write_report(ByteWriter& out, const LoadReport& report);
LoadReport read_report(ByteReader& in);

void write_summary(ByteWriter& out, const DetailLayer& layer);
LayerSummary read_summary(ByteReader& in);

}  // namespace tourmap
