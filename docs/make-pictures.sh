#!/usr/bin/env bash
# Makes the pictures of README and docs/ with the program itself. Usage: docs/make-pictures.sh [PROGRAM]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../build/release/tourmap}
out=$here/images
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" export -o "$work/frames" --size 1280x720 >/dev/null
cp "$work/frames/step-04.png" "$out/astana.png"
cp "$work/frames/step-07.png" "$out/overview.png"
countries=$here/../assets/basemap/countries_50m.shp
"$program" draw "$countries" --crs '+proj=laea +lat_0=48 +lon_0=40' --extent -5,35,90,62 --size 960x540 \
    -o "$out/draw-laea.png" --overwrite
"$program" draw "$(dirname "$countries")/rivers_50m.shp" --base --label name --extent -5,41,10,52 --scale-bar --lang fr \
    --size 960x720 -o "$out/draw-labels.png" --overwrite
"$program" draw "$(dirname "$countries")/places.shp" --base --colour-by pop --classes natural --palette PuRd --extent -15,33,60,60 \
    --size 960x640 -o "$out/draw-classes.png" --overwrite
"$program" draw "$countries" --crs '+proj=eqearth +lon_0=90' --size 960x540 -o "$out/draw-eqearth.png" --overwrite
world=$here/../assets/basemap/countries_110m.shp
"$program" draw "$world" --crs +proj=igh --extent=-180,-90,180,90 --size 960x440 -o "$out/draw-igh.png" --overwrite
"$program" draw "$world" --crs '+proj=ob_tran +o_proj=moll +o_lon_p=40 +o_lat_p=50 +lon_0=60' \
    --extent=-180,-90,180,90 --size 960x480 -o "$out/draw-oblique.png" --overwrite
world_50m=$here/../assets/basemap/countries_50m.shp
draw_world() { "$program" draw "$world_50m" --crs "$2" --extent=-180,-90,180,90 --size "$3" -o "$out/draw-$1.png" --overwrite; }
draw_world adams '+proj=adams_ws2' 720x720
draw_world aeqd '+proj=aeqd +lat_0=39.65 +lon_0=66.96' 720x720
draw_world wintri '+proj=wintri' 960x600
# The gallery: one step in themes and languages.
picture() { # NAME STEP ARGS...: a step of the bundled tour as NAME.png
    local name=$1 step=$2
    shift 2
    "$program" export -o "$work/$name" --size 1280x720 --steps "$step" "$@" >/dev/null
    cp "$work/$name/step-0$step.png" "$out/$name.png"
}
for theme in dark print contrast; do picture "theme-$theme" 4 --theme "$theme"; done
picture tour-globe 1 --crs globe
picture indicatrices 7 --crs '+proj=robin +lon_0=60' --indicatrices
picture relief-light 7 --relief shaded
picture relief-dark 1 --relief shaded --theme dark
for language in ar ru kk fr; do picture "lang-$language" 1 --lang "$language"; done

# Exporting: each format as its reader shows it (LibreOffice, poppler, ImageMagick; Chromium where it is there).
"$program" export -o "$out/export-sheet.png" --contact-sheet --size 1280x720 --overwrite >/dev/null
"$program" export -o "$work/layers" --size 960x540 --steps 4 --layers map,route,markers,labels >/dev/null
for layer in map route markers labels; do # over chequers, as picture editors show what is transparent
    convert -size 696x520 pattern:checkerboard -fill white -colorize 82 \( "$work/layers/step-04.$layer.png" -crop 696x520+0+0 +repage \) \
        -composite "$work/layer-$layer.png"
done
montage "$work"/layer-{map,route,markers,labels}.png -tile 2x2 -geometry +4+4 -background '#a8a8a8' "$work/layers.png"
convert "$work/layers.png" +dither -colors 200 "PNG8:$out/export-layers.png"
"$program" export -o "$out/export-film.gif" --size 640x360 --steps 2-4 --hold 1 --fps 10 --overwrite >/dev/null
"$program" export -o "$work/tour.pdf" >/dev/null
pdftoppm -r 60 -png -f 1 -l 4 "$work/tour.pdf" "$work/page"
montage "$work"/page-*.png -tile 4x1 -geometry +6+6 -background '#d0d0d0' "$out/export-handout.png"
"$program" export -o "$work/tour.pptx" --steps 4 >/dev/null
"$program" export -o "$work/editable.pptx" --steps 4 --editable >/dev/null
soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir "$work/slides" "$work/tour.pptx" \
    "$work/editable.pptx" >/dev/null 2>&1
pdftoppm -r 100 -png "$work/slides/tour.pdf" "$work/slide"
pdftoppm -r 100 -png -l 1 "$work/slides/editable.pdf" "$work/editable"
slides=("$work"/slide-*.png) # the step, its markers on three slides, the sources
montage "${slides[0]}" "$work"/editable-*.png "${slides[1]}" "${slides[4]}" -tile 2x2 -geometry 620x+4+4 \
    -background '#d0d0d0' "$work/slides.png"
convert "$work/slides.png" +dither -colors 200 "PNG8:$out/export-slides.png"
if command -v chromium >/dev/null; then
    "$program" export -o "$work/tour.html" >/dev/null
    chromium --headless --no-sandbox --disable-gpu --disable-background-networking --user-data-dir="$work/chromium" \
        --window-size=1280,800 --screenshot="$out/export-page.png" "file://$work/tour.html#step-4" >/dev/null 2>&1
fi
