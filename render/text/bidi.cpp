#include "render/text/bidi.h"

#include <unicode/ubidi.h>

#include "render/text/plain_text.h"

namespace tourmap {

namespace {

struct BidiDeleter {
    void operator()(UBiDi* b) const { ubidi_close(b); }
};
using BidiPtr = std::unique_ptr<UBiDi, BidiDeleter>;

UBiDiLevel level_of(TextDirection direction) {
    switch (direction) {
        case TextDirection::left_to_right:
            return 0;
        case TextDirection::right_to_left:
            return 1;
        case TextDirection::automatic:
            break;
    }
    return UBIDI_DEFAULT_LTR;
}

}  // namespace

struct Bidi::Paragraph {
    BidiPtr whole;
};

Bidi::Bidi(std::u16string_view text, TextDirection direction) {
    if (text.empty() || (direction != TextDirection::right_to_left && is_plain(text))) return;
    BidiPtr whole(ubidi_open());
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(whole.get(), text.data(), static_cast<int>(text.size()), level_of(direction), nullptr, &status);
    if (U_FAILURE(status)) return;  // no memory
    paragraph_ = std::make_unique<Paragraph>();
    paragraph_->whole = std::move(whole);
}

Bidi::~Bidi() = default;

bool Bidi::right_to_left() const {
    return paragraph_ && ubidi_getParaLevel(paragraph_->whole.get()) % 2 == 1;
}

std::vector<DirectionRun> Bidi::line(std::size_t begin, std::size_t end) const {
    if (begin >= end) return {};
    if (!paragraph_) return {{begin, end, false}};
    const BidiPtr line(ubidi_open());
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setLine(paragraph_->whole.get(), static_cast<int>(begin), static_cast<int>(end), line.get(), &status);
    const int count = ubidi_countRuns(line.get(), &status);
    if (U_FAILURE(status)) return {{begin, end, right_to_left()}};
    std::vector<DirectionRun> runs;
    for (int i = 0; i < count; ++i) {
        int start = 0, length = 0;
        const bool rtl = ubidi_getVisualRun(line.get(), i, &start, &length) == UBIDI_RTL;
        const std::size_t first = begin + static_cast<std::size_t>(start);
        runs.push_back({first, first + static_cast<std::size_t>(length), rtl});
    }
    return runs;
}

}  // namespace tourmap
