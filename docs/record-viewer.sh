#!/usr/bin/env bash
# Records the window while it is used by real keys and clicks, on a display of its own: docs/images/viewer.webp, and
# pictures of it. Needs Xvfb, xdotool and ImageMagick (./run test installs them). Usage: docs/record-viewer.sh [PROGRAM]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../build/release/tourmap}
out=$here/images
work=$(mktemp -d)
pids=()
clean_up() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap clean_up EXIT

# A display, by a number that is free.
mkfifo "$work/number"
mkdir "$work/screen"
Xvfb -displayfd 3 -screen 0 1280x800x24 -fbdir "$work/screen" -nolisten tcp 3>"$work/number" 2>/dev/null &
pids+=($!)
read -r number <"$work/number"
export XDG_CONFIG_HOME=$work DISPLAY=:$number SDL_VIDEODRIVER=x11 LIBGL_ALWAYS_SOFTWARE=1

"$program" view --size 1280x800 --probe "$work/probe" >/dev/null &
viewer=$!
pids+=("$viewer")
rests() { # waits until nothing moves
    local i
    sleep 0.4
    for ((i = 0; i < 300; ++i)); do
        tail -n1 "$work/probe" 2>/dev/null | grep -q '"resting":true' && return
        sleep 0.1
    done
}
rests
window=$(xdotool search --onlyvisible --name tourmap | head -n1)
xdotool windowmove "$window" 0 0 windowfocus "$window"
still() { import -window root "$out/$1.png"; }

# Ten frames a second, as the display's memory has them, each named by its moment in milliseconds.
(while :; do
    now=$(date +%s%3N)
    cp "$work/screen/Xvfb_screen0" "$work/$now.xwd"
    if [ -n "${last:-}" ] && cmp -s "$work/$last.xwd" "$work/$now.xwd"; then rm "$work/$now.xwd"; else last=$now; fi
    sleep 0.09
done) &
pids+=($!)
recorder=$!

press() { xdotool key --delay 120 "$@"; }
press Right; rests; sleep 1
press Right; rests; sleep 0.5
press Right; rests; sleep 1
press Tab Tab Return; rests; sleep 1.5
press Escape Escape
press d; xdotool mousemove 360 300 click 1; sleep 0.4
xdotool mousemove 480 420 sleep 0.2 mousemove 600 330 sleep 0.2 mousemove 620 320 click 1; sleep 0.4
xdotool mousemove 560 480 click 1; rests; press Return; rests; sleep 1.5
kill "$recorder"
still viewer-measure
press Escape End; rests
xdotool mousemove 500 330; press x; sleep 1; still viewer-country
press x ctrl+f; xdotool type --delay 60 uranium; rests; still viewer-search
press Escape ctrl+q
wait "$viewer" || true

# Shown as long as it lasted; what does not change is told once.
frames=() before=
for frame in "$work"/*.xwd; do
    now=$(basename "$frame" .xwd)
    convert "$frame" -resize 800x "$work/$now.ppm"
    [ -z "$before" ] || frames+=(-delay $(((now - before) / 10)) "$work/$before.ppm")
    before=$now
done
frames+=(-delay 200 "$work/$before.ppm")
convert "${frames[@]}" -quality 60 -define webp:method=4 -loop 0 "$out/viewer.webp"
for picture in viewer-measure viewer-country viewer-search; do
    convert "$out/$picture.png" -colors 255 -define png:compression-level=9 "$out/$picture.png"
done
size=$(stat -c %s "$out/viewer.webp")
[ "$size" -lt 3000000 ] || { echo "viewer.webp has $size bytes, more than 3 MB" >&2; exit 1; }
