#!/usr/bin/env python3
"""Writes docs/worldviews.md from the worldviews of this folder.  usage: make-docs.py   (needs PyYAML)"""
import os

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
KEYS = ["un", "ne", "fr"]
HEAD = """# Worldviews

Whose is a place, and is a border agreed? Maps differ, and a map must say whom it follows. `--worldview` of `view`,
`export` and `draw --base`, or `map.worldview` of a tour, chooses; the attribution line of every picture says which it is. tourmap takes no
side, and nobody named here has endorsed its maps.

| worldview | whose |
| --- | --- |
| `un` (default) | practice of the United Nations, by its resolutions |
| `ne` | Natural Earth: who controls the land; the base map as it is |
| `fr` | positions of France |

A unit is a polygon of the base map. One that is part of a country is highlighted with it, has no name of its own unless
the table gives one, and no line is drawn between the two unless the table says how. One that is undetermined is never
highlighted. A name with a footnote gets an asterisk, and the attribution line the footnote. What a worldview does not rule is as in `ne`.

A worldview of your own is a file like those in `assets/worldviews`, whose keys `worldview.schema.json` there explains:
`--worldview mine.yaml`. Units and countries go by their English names in `assets/basemap/countries.csv`; every ruling
names a source.

In the tables, what is in brackets is not ruled: it is as in `ne`, or a country of its own. A line without a class is as
in the base map, or not drawn where both sides are one country.

This page is made from the files by `assets/worldviews/make-docs.py`.
"""
GAPS = """
## What is missing

- The Golan Heights, South Ossetia, Transnistria, Karabakh, Abyei, the Ilemi and Halaib triangles and Aksai Chin are no
  units: nothing in the sources of the base map bounds them. The Golan Heights are therefore drawn with Israel in every
  worldview, with the ceasefire line dotted; in `un` they should be Syria.
- The parts of Kashmir, Abkhazia and Arunachal Pradesh are units at 1:10m only, which is used below about 1.5 km a
  pixel. On smaller maps they are drawn with India, Pakistan and Georgia, so that in `un` Jammu and Kashmir is highlighted
  with India there and not on larger ones.
- Labels that the table gives are translated where they are the unit's own name, else by the unit's code.
- Most resolutions were cited by number and date from knowledge and have not been read again for this table; have it
  reviewed before you print a map that depends on one.
"""


def short(r, filed):
    if r is None:
        return f"({short(filed, None)})" if filed else "(own)"
    whose = f"part of {r['part_of']}" if "part_of" in r else "own" if "own" in r else "undetermined"
    return whose + (f", named {r['label']}" if r.get("label", "none") != "none" else "")


def sources(rulings):
    out = []
    for r in rulings:
        for s in r["sources"] if r else []:
            day = f", {s['date']}" if "date" in s else ""
            title = f"[{s['title']}]({s['url'].replace('(', '%28').replace(')', '%29')})" if "url" in s else s["title"]
            text = f"{title} ({s['publisher']}{day})"
            if text not in out:
                out.append(text)
    return "; ".join(out)


def notes(rulings):
    out = [f"`{k}`: {r['note']}" for k, r in zip(KEYS, rulings) if r and "note" in r]
    out += [f"`{k}`, footnote on the map: {r['footnote']}" for k, r in zip(KEYS, rulings) if r and "footnote" in r]
    return " ".join(out)


def table(title, views, field, key, cell):
    names = list(dict.fromkeys(key(r) for k in ["ne", "un", "fr"] for r in views[k].get(field, [])))
    yield f"\n## {title}\n"
    yield "| | " + " | ".join(f"`{k}`" for k in KEYS) + " | sources | notes |"
    yield "| --- " * (len(KEYS) + 3) + "|"
    for name in sorted(names):
        found = [next((r for r in views[k].get(field, []) if key(r) == name), None) for k in KEYS]
        yield f"| {name} | " + " | ".join(cell(r, found[KEYS.index("ne")]) for r in found) + f" | {sources(found)} | {notes(found)} |"


def main():
    views = {k: yaml.safe_load(open(f"{HERE}/{k}.yaml", encoding="utf-8")) for k in KEYS}
    lines = list(table("Units", views, "rulings", lambda r: r["unit"], short))
    lines += table("Lines", views, "lines", lambda r: " – ".join(sorted([r["a"], r["b"]])),
                   lambda r, _: r["class"].replace("_", " ") if r else "")
    lines += table("Capitals", views, "capitals", lambda r: r["place"],
                   lambda r, _: ("a capital" if r["capital"] else "no capital") if r else "(a capital)")
    lines.append("\nPlaces that are not here are marked as Natural Earth has them.")
    with open(f"{HERE}/../../docs/worldviews.md", "w", encoding="utf-8") as out:
        out.write(HEAD + "\n".join(lines) + "\n" + GAPS)


main()
