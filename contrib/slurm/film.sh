#!/bin/bash
# A film on a Slurm cluster: its frames by an array of PARTS tasks, then the film.
#   film.sh TOUR FILM.mp4 PARTS [options of tourmap export]
# The frames lie in FILM.frames, on a file system that all nodes see.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 3 ] || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
tour=$1 film=$2 parts=$3
shift 3
[[ " $* " == *" --fps "* ]] || set -- --fps 30 "$@"
frames=$(sbatch --parsable --array="1-$parts" "$here/frames.sbatch" "$tour" "${film%.*}.frames" "$@")
sbatch --parsable --dependency="afterok:$frames" "$here/assemble.sbatch" "${film%.*}.frames" "$film"
