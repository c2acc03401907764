#include "src/tour/search.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace tourmap {
namespace {

// Letters and digits in small letters without marks, all else one space; a space at both ends.
std::u16string folded(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString apart = icu::UnicodeString::fromUTF8(text);
    if (U_SUCCESS(status)) apart = decompose->normalize(apart, status);
    apart.foldCase();
    std::u16string out = u" ";
    for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        const UChar32 c = apart.char32At(i);
        const auto type = u_charType(c);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || c == u'’' || c == u'\'') continue;
        if (u_isalnum(c) || type == U_COMBINING_SPACING_MARK) {
            const icu::UnicodeString one(c);
            out.append(one.getBuffer(), static_cast<std::size_t>(one.length()));
        } else if (out.back() != u' ') {
            out += u' ';
        }
    }
    if (out.back() != u' ') out += u' ';
    return out;
}

std::vector<std::u16string> words_of(const std::string& text) {
    const std::u16string all = folded(text);
    std::vector<std::u16string> words;
    for (std::size_t at = 1; at < all.size();) {
        const std::size_t end = all.find(u' ', at);
        words.push_back(all.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// How well a text has a word: 3 as a whole, 2 at the beginning of one, 1 within one, 0 not at all.
int match(const std::u16string& text, const std::u16string& word) {
    if (text.find(u' ' + word + u' ') != std::u16string::npos) return 3;
    if (text.find(u' ' + word) != std::u16string::npos) return 2;
    return text.find(word) != std::u16string::npos ? 1 : 0;
}

// A thing to be found: what it is called, and what else is told of it.
struct Entry {
    std::string title;
    std::vector<std::string> texts;
};

// 0: not all words are there.
int score_of(const Entry& entry, const std::vector<std::u16string>& words) {
    const std::u16string title = folded(entry.title);
    std::u16string texts;
    for (const std::string& text : entry.texts) texts += folded(text);
    int score = 0;
    for (const std::u16string& word : words) {
        const int best = std::max(10 * match(title, word), match(texts, word));
        if (best == 0) return 0;
        score += best;
    }
    return score;
}

void add_quotes(std::vector<std::string>& texts, const std::vector<Quote>& quotes) {
    for (const Quote& quote : quotes) {
        texts.push_back(quote.text);
        texts.push_back(quote.speaker);
    }
}

Entry entry_of(const Tour& tour, FoundKind kind, std::size_t i) {
    switch (kind) {
        case FoundKind::stop: {
            const Stop& stop = tour.stops[i];
            Entry entry{stop.place, {stop.country, stop.text, stop.notes, stop.id}};
            add_quotes(entry.texts, stop.quotes);
            return entry;
        }
        case FoundKind::marker: {
            const Marker& marker = tour.markers[i];
            Entry entry{marker.title, {marker.text, marker.place, name_of(marker.kind)}};
            if (marker.status != MarkerStatus::none) entry.texts.emplace_back(name_of(marker.status));
            for (const std::size_t s : marker.sectors) entry.texts.push_back(tour.sectors[s].name);
            for (const std::size_t p : marker.parties) entry.texts.push_back(tour.parties[p].name);
            add_quotes(entry.texts, marker.quotes);
            return entry;
        }
        case FoundKind::party:
            return {tour.parties[i].name, {tour.parties[i].role}};
        case FoundKind::source: {
            const Source& source = tour.sources[i];
            return {source.title, {source.publisher, source.author, source.url, source.date}};
        }
    }
    return {};
}

bool refers(const std::vector<std::size_t>& references, std::size_t i) {
    return std::find(references.begin(), references.end(), i) != references.end();
}

// Where the journey tells of it first.
void place(const Tour& tour, Found& found) {
    const auto of_marker = [&](std::size_t m) {
        found.marker = m;
        found.stop = tour.markers[m].stop;
    };
    if (found.kind == FoundKind::stop) {
        found.stop = found.index;
    } else if (found.kind == FoundKind::marker) {
        of_marker(found.index);
    } else {
        const bool party = found.kind == FoundKind::party;
        for (std::size_t m = 0; m < tour.markers.size() && !found.marker; ++m)
            if (refers(party ? tour.markers[m].parties : tour.markers[m].sources, found.index)) of_marker(m);
        for (std::size_t s = 0; s < tour.stops.size() && !found.stop; ++s)
            if (!party && refers(tour.stops[s].sources, found.index)) found.stop = s;
    }
}

// The sentence or so that has the first word; empty where the title has it.
std::string detail_of(const Entry& entry, const std::vector<std::u16string>& words) {
    for (const std::u16string& word : words) {
        if (match(folded(entry.title), word) > 0) continue;
        for (const std::string& text : entry.texts)
            if (match(folded(text), word) > 0) return text;
    }
    return {};
}

}  // namespace

std::vector<Found> search_tour(const Tour& tour, const std::string& text, std::size_t most) {
    const std::vector<std::u16string> words = words_of(text);
    if (words.empty()) return {};
    std::vector<std::pair<int, Found>> scored;
    const auto look = [&](FoundKind kind, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const Entry own = entry_of(tour, kind, i);
            int score = score_of(own, words);
            for (const auto& [tag, translation] : tour.translations)
                score = std::max(score, score_of(entry_of(*translation, kind, i), words));
            if (score == 0) continue;
            Found found{kind, i, own.title, detail_of(own, words), {}, {}};
            place(tour, found);
            scored.emplace_back(score, std::move(found));
        }
    };
    look(FoundKind::stop, tour.stops.size());
    look(FoundKind::marker, tour.markers.size());
    look(FoundKind::party, tour.parties.size());
    look(FoundKind::source, tour.sources.size());
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Found> out;
    for (auto& [score, found] : scored)
        if (out.size() < most) out.push_back(std::move(found));
    return out;
}

bool has_words(const std::string& text, const std::string& words) {
    const std::u16string all = folded(text);
    const std::vector<std::u16string> wanted = words_of(words);
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto& word) { return match(all, word) > 0; });
}

}  // namespace tourmap
