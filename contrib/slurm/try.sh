#!/bin/bash
# Tries all this with a real Slurm on this machine alone (as root; packages slurm-wlm, munge, parallel), and with GNU
# parallel: both films must be, byte for byte, what one process makes.
#   try.sh PROGRAM FOLDER
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "$1") folder=$(realpath -m "$2")
mkdir -p "$folder/spool" "$folder/state"
cd "$folder"
export TOURMAP=$program SLURM_CONF=$folder/slurm.conf
tour=$here/../../assets/tours/macron-2023.tour.yaml
options=(--fps 5 --size 320x180 --duration-per-step 2)
host=$(hostname -s)
cat >slurm.conf <<CONF
ClusterName=try
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
SlurmUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmdSpoolDir=$folder/spool
StateSaveLocation=$folder/state
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ReturnToService=2
MinJobAge=300
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$(awk '/MemTotal/{print int($2 / 1024)}' /proc/meminfo)
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
stop() {
    for daemon in slurmd slurmctld; do
        [ ! -f "$daemon.pid" ] || kill "$(cat "$daemon.pid")" 2>/dev/null || true
    done
}
trap stop EXIT
if ! munge -n >/dev/null 2>&1; then
    mkdir -p /run/munge && chown munge: /run/munge
    [ -f /etc/munge/munge.key ] || { mungekey --create && chown munge: /etc/munge/munge.key; }
    runuser -u munge -- munged
fi
slurmctld
slurmd
for _ in $(seq 60); do sinfo -h -o %T | grep -q idle && break; sleep 1; done
"$program" export "$tour" -o one.mp4 "${options[@]}"

last=$("$here/film.sh" "$tour" slurm.mp4 3 "${options[@]}" | tail -1)
for _ in $(seq 120); do
    state=$(scontrol show job "$last" | grep -o 'JobState=[A-Z_]*')
    case $state in
        JobState=COMPLETED) break ;;
        JobState=FAILED | JobState=CANCELLED | JobState=TIMEOUT) cat tourmap-*.log; exit 1 ;;
    esac
    sleep 1
done
cmp one.mp4 slurm.mp4
echo "Slurm: the same film"

parallel --will-cite -j2 "$program" export "$tour" -o parallel.frames --shard {}/4 "${options[@]}" ::: 1 2 3 4 >/dev/null
"$program" assemble parallel.frames -o parallel.mp4
cmp one.mp4 parallel.mp4
echo "GNU parallel: the same film"
