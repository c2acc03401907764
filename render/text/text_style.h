// How a text is set.
#pragma once

#include <cstdint>
#include <string>

#include "render/color.h"
#include "render/text/font.h"

namespace tourmap {

// Which side a paragraph starts from; automatic: that of its first letter with a direction, else the left.
enum class TextDirection : std::uint8_t { automatic, left_to_right, right_to_left };

struct TextStyle {
    double size = 16;  // em, canvas units
    FontWeight weight = FontWeight::regular;
    bool italic = false;
    // Canvas units added between clusters; not 0: no ligatures. Scripts whose letters join (Arabic) take none.
    double letter_spacing = 0;
    Rgba color{0, 0, 0, 255};
    Rgba halo{0, 0, 0, 0};
    double halo_width = 0;
    // BCP 47: chooses the forms of letters where a font has several (Serbian, Bulgarian), the font where several
    // would do (Chinese, Japanese, Korean), and where lines break. Never taken from the environment.
    std::string language = "en";
    TextDirection direction = TextDirection::automatic;
    // A word longer than a paragraph's width is broken between graphemes; else it has a line of its own.
    bool break_words = false;

    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

}  // namespace tourmap
