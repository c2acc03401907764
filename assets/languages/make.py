#!/usr/bin/env python3
"""Makes one file a language, XX.json, of CLDR's names and of what is kept by hand in hand/.

make.py LOCALENAMES DATES OUT: the folders package/ of npm cldr-localenames-full and cldr-dates-full, and the folder to
write to. build.sh calls it.
"""
import csv
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BASEMAP = os.path.join(HERE, "..", "basemap")

# Name of the language in itself, and the locale that its dates and numbers are written in.
LANGUAGES = {
    "en": ("English", "en-GB"),  # days before months
    "fr": ("Français", "fr"),
    "de": ("Deutsch", "de"),
    "es": ("Español", "es"),
    "ru": ("Русский", "ru"),
    "uk": ("Українська", "uk"),
    "kk": ("Қазақша", "kk"),
    "uz": ("O‘zbekcha", "uz"),
    "tr": ("Türkçe", "tr"),
    # Western digits, as pan-Arab news uses, and as the numbers of markers have.
    "ar": ("العربية", "ar-u-nu-latn"),
    "he": ("עברית", "he"),
    "ka": ("ქართული", "ka"),
    "hy": ("Հայերեն", "hy"),
    "hi": ("हिन्दी", "hi"),
    "zh": ("中文", "zh"),
    "ja": ("日本語", "ja"),
}
RTL = {"ar", "he"}
# What groups of thousands are parted by, where it is not what the locale says.
GROUPING = {"en": "\u202f"}
# Codes whose plain name in CLDR is an official one that no map prints.
SHORT = {"HK", "MO", "PS"}


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def hand(name):
    return read_csv(os.path.join(HERE, "hand", name))


def countries(localenames, language):
    names = read_json(f"{localenames}/main/{language}/territories.json")
    names = names["main"][language]["localeDisplayNames"]["territories"]
    codes = {row["iso_a2"] for row in read_csv(os.path.join(BASEMAP, "countries.csv")) if row["iso_a2"]}
    return {code: names[f"{code}-alt-short" if code in SHORT else code] for code in sorted(codes)}


def zone_cities(dates, language):
    zones = read_json(f"{dates}/main/{language}/timeZoneNames.json")
    found = {}

    def walk(path, node):
        if isinstance(node.get("exemplarCity"), str):
            found["/".join(path)] = node["exemplarCity"]
        for key, value in node.items():
            if isinstance(value, dict):
                walk(path + [key], value)

    walk([], zones["main"][language]["dates"]["timeZoneNames"]["zone"])
    return found


def places(dates, language):
    cities = zone_cities(dates, language)
    names = {}
    for row in hand("zones.csv"):
        if row["zone"] in cities:  # where CLDR writes the name as English does, it has no entry
            names[row["iso_a2"], row["name"]] = cities[row["zone"]]
    for row in hand("places.csv"):
        names[row["iso_a2"], row["name"]] = row[language]
    for row in hand("zones.csv"):
        names.setdefault((row["iso_a2"], row["name"]), row["name"])
    out = {}
    for (country, name), value in sorted(names.items()):
        out.setdefault(country, {})[name] = value
    return out


def language_file(localenames, dates, language):
    name, locale = LANGUAGES[language]
    out = {"name": name, "locale": locale, "rtl": language in RTL}
    if language in GROUPING:
        out["grouping"] = GROUPING[language]
    # The base map's own names are English: nothing to look up.
    english = language == "en"
    out["countries"] = {} if english else countries(localenames, language)
    out["areas"] = {} if english else {row["name"]: row[language] for row in hand("areas.csv")}
    out["places"] = {} if english else places(dates, language)
    out["waters"] = {} if english else {
        row["name"]: row[language] for row in hand("waters.csv") + hand("inland_waters.csv")}
    out["words"] = read_json(os.path.join(HERE, "hand", "words.json"))[language]
    return out


def main():
    localenames, dates, folder = sys.argv[1:]
    for language in LANGUAGES:
        with open(f"{folder}/{language}.json", "w", encoding="utf-8") as file:
            json.dump(language_file(localenames, dates, language), file, ensure_ascii=False, indent=1)
            file.write("\n")


main()
