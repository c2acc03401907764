#include "geodata/write_fields.h"

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <charconv>
#include <utility>

namespace tourmap {
namespace {

// "Integer(Boolean)" to its two parts in OGR's terms. What is not known is text.
std::pair<OGRFieldType, OGRFieldSubType> type_of(const std::string& name) {
    const auto open = name.find('(');
    const std::string type = name.substr(0, open);
    const std::string subtype = open == std::string::npos ? "" : name.substr(open + 1, name.size() - open - 2);
    for (int t = 0; t <= OFTMaxType; ++t) {
        if (type != OGRFieldDefn::GetFieldTypeName(static_cast<OGRFieldType>(t))) continue;
        for (int s = OFSTNone + 1; s <= OFSTMaxSubType; ++s)
            if (subtype == OGRFieldDefn::GetFieldSubTypeName(static_cast<OGRFieldSubType>(s)))
                return {static_cast<OGRFieldType>(t), static_cast<OGRFieldSubType>(s)};
        return {static_cast<OGRFieldType>(t), OFSTNone};
    }
    return {OFTString, OFSTNone};
}

using Type = std::pair<OGRFieldType, OGRFieldSubType>;

// The same, or text where a format lacks it.
Type type_in(const std::string& types, Type type) {
    const std::string name = OGRFieldDefn::GetFieldTypeName(type.first);
    const bool has = types.empty() || (" " + types + " ").find(" " + name + " ") != std::string::npos;
    return has ? type : Type{OFTString, OFSTNone};
}

template <class Number>
bool whole_number(const std::string& text, Number& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

void set_binary(OGRFeature& feature, int field, const std::string& hex) {
    int size = 0;
    GByte* bytes = CPLHexToBinary(hex.c_str(), &size);
    feature.SetField(field, size, bytes);
    CPLFree(bytes);
}

// Numbers the short way; OGR parses the rest, as it wrote it.
void set_field(OGRFeature& feature, int field, int type, const std::string& text) {
    GIntBig integer = 0;
    double real = 0;
    if ((type == OFTInteger || type == OFTInteger64) && whole_number(text, integer)) {
        feature.SetField(field, integer);
    } else if (type == OFTReal && whole_number(text, real)) {
        feature.SetField(field, real);
    } else if (type == OFTBinary) {
        set_binary(feature, field, text);
    } else {
        feature.SetField(field, text.c_str());
    }
}

}  // namespace

FieldWriter::FieldWriter(const AttributeTable& table, const std::string& types, OGRLayer& out) : table_(table) {
    for (std::size_t c = 0; c < table.names.size(); ++c) {
        const auto [type, subtype] = type_in(types, type_of(table.types[c]));
        OGRFieldDefn field(table.names[c].c_str(), type);
        field.SetSubType(subtype);
        if (c < table.widths.size()) {
            field.SetWidth(table.widths[c].characters);
            field.SetPrecision(table.widths[c].decimals);
        }
        const int before = out.GetLayerDefn()->GetFieldCount();
        if (out.CreateField(&field) == OGRERR_NONE && out.GetLayerDefn()->GetFieldCount() == before + 1)
            columns_.push_back({c, before, type});
        else
            lost_.push_back(table.names[c]);
    }
}

void FieldWriter::fill(std::size_t row, OGRFeature& feature) const {
    for (const Column& column : columns_) {
        const std::string& text = table_.at(row, column.from);
        // Only text can be there and empty.
        if (table_.is_null(row, column.from) || (text.empty() && column.type != OFTString))
            feature.SetFieldNull(column.to);
        else
            set_field(feature, column.to, column.type, text);
    }
}

}  // namespace tourmap
