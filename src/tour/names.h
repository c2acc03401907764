// The words that tour files use for kinds of things: one table each, for reading and for showing.
#pragma once

#include "src/tour/tour.h"

namespace tourmap {

// A name in a tour file and the value it stands for.
template <class Value>
struct Choice {
    const char* name;
    Value value;
};

inline constexpr Choice<SymbolShape> shape_names[] = {
    {"circle", SymbolShape::circle},   {"square", SymbolShape::square},     {"triangle", SymbolShape::triangle},
    {"diamond", SymbolShape::diamond}, {"pentagon", SymbolShape::pentagon}, {"hexagon", SymbolShape::hexagon},
    {"star", SymbolShape::star},       {"cross", SymbolShape::cross},
};

inline constexpr Choice<Mode> mode_names[] = {
    {"flight", Mode::flight}, {"road", Mode::road}, {"rail", Mode::rail}, {"sea", Mode::sea}, {"walk", Mode::walk},
};

inline constexpr Choice<Certainty> certainty_names[] = {
    {"documented", Certainty::documented},
    {"inferred", Certainty::inferred},
};

inline constexpr Choice<LabelSide> label_side_names[] = {
    {"auto", LabelSide::automatic}, {"right", LabelSide::right}, {"left", LabelSide::left},
    {"above", LabelSide::above},    {"below", LabelSide::below},
};

inline constexpr Choice<MarkerKind> marker_kind_names[] = {
    {"agreement", MarkerKind::agreement}, {"sector", MarkerKind::sector}, {"context", MarkerKind::context},
    {"quote", MarkerKind::quote},         {"site", MarkerKind::site},
};

inline constexpr Choice<MarkerStatus> marker_status_names[] = {
    {"signed", MarkerStatus::signed_},
    {"announced", MarkerStatus::announced},
    {"background", MarkerStatus::background},
    {"disputed", MarkerStatus::disputed},
};

}  // namespace tourmap
