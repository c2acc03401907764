// Attributes of a GeoLayer, which are text, to the typed fields of an OGR layer.
#pragma once

#include <string>
#include <vector>

#include "geodata/geo_layer.h"

class OGRFeature;
class OGRLayer;

namespace tourmap {

class FieldWriter {
public:
    // Makes the fields in `out`. `types`: OGR's names of those that the format has, separated by spaces; others
    // become text. Empty: all. `table` must outlive this.
    FieldWriter(const AttributeTable& table, const std::string& types, OGRLayer& out);

    // Attributes that the format refused.
    const std::vector<std::string>& lost() const { return lost_; }
    // Sets every field; a missing value becomes null, an empty text stays one.
    void fill(std::size_t row, OGRFeature& feature) const;

private:
    struct Column {
        std::size_t from;  // in the table
        int to;            // in the feature
        int type;          // its OGRFieldType
    };

    const AttributeTable& table_;
    std::vector<Column> columns_;
    std::vector<std::string> lost_;
};

}  // namespace tourmap
