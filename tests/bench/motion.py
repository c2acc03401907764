#!/usr/bin/env python3
"""How fast the window moves: turning the globe, dragging the centre of a map, panning, zooming.

    tests/bench/motion.py [--program build/release/tourmap] [--keep FOLDER]

Starts the viewer on a display of its own (Xvfb, OpenGL in software) at 1280x720, moves it with the mouse, and prints
what `tourmap view --frame-log` measured. Needs Xvfb and xdotool. Run it on a machine that does nothing else.
"""

import argparse
import math
import os
import re
import subprocess
import sys
import tempfile
import time

WAIT = 0.008  # seconds from one movement of the mouse to the next: a mouse tells 125 times a second


def circle(seconds, radius_x, radius_y, middle=(480, 320)):
    """Movements of a pointer that goes round, and not always at the same speed."""
    steps = int(seconds / WAIT)
    for i in range(steps):
        angle = 2 * math.pi * (i / steps * seconds / 2 + 0.1 * math.sin(i / 40))
        yield middle[0] + radius_x * math.sin(angle), middle[1] + radius_y * math.sin(2 * angle)


def drag(seconds, radius_x, radius_y, key=None):
    points = [(round(x), round(y)) for x, y in circle(seconds, radius_x, radius_y)]
    lines = ["mousemove %d %d sleep 0.3" % points[0]]
    lines += ["keydown " + key] if key else []
    lines += ["mousedown 1"]
    lines += ["mousemove %d %d sleep %g" % (x, y, WAIT) for x, y in points]
    lines += ["sleep 0.02 mouseup 1"]
    lines += ["keyup " + key] if key else []
    return lines


def wheel(notches):
    lines = ["mousemove 480 320 sleep 0.3"]
    for button in (4, 5):
        lines += ["click %d sleep 0.03" % button] * notches
    return lines


def closer(times):
    return ["key plus sleep 0.6"] * times


CLOSE = 5  # presses of + until the 1:10m world is drawn
CASES = [
    # name, arguments, before, movement
    ("turning the globe", ["--crs", "globe"], [], drag(6, 150, 60)),
    ("turning the globe, 1:10m in view", ["--crs", "globe"], closer(CLOSE), drag(6, 150, 60)),
    ("dragging the centre, laea", [], [], drag(6, 150, 60, "shift")),
    ("dragging the centre, laea, 1:10m in view", [], closer(CLOSE), drag(6, 150, 60, "shift")),
    ("panning", [], [], drag(6, 150, 60)),
    ("panning, 1:10m in view", [], closer(CLOSE), drag(6, 150, 60)),
    ("zooming with the wheel", [], [], wheel(24)),
]


class Display:
    def __init__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:  # the number and a line end, when it is ready
            self.name = ":" + told.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()


def xdotool(environment, lines):
    return subprocess.run(["xdotool", "-"], input="\n".join(lines) + "\n", text=True, env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)


def resting(probe):
    try:
        with open(probe) as lines:
            return '"resting":true' in lines.readlines()[-1]
    except (OSError, IndexError):
        return False


def wait_for_rest(probe):
    for _ in range(600):
        time.sleep(0.1)
        if resting(probe):
            return
    sys.exit("the viewer did not come to rest")


def measure(program, case, folder):
    name, arguments, before, movement = case
    stem = os.path.join(folder, re.sub("[^a-z0-9]+", "-", name))
    display = Display()
    environment = dict(os.environ, DISPLAY=display.name, SDL_VIDEODRIVER="x11", LIBGL_ALWAYS_SOFTWARE="1")
    environment.pop("WAYLAND_DISPLAY", None)
    log, probe = stem + ".tsv", stem + ".jsonl"
    viewer = subprocess.Popen([program, "view", "--size", "1280x720", "--probe", probe, "--frame-log", log] + arguments,
                              env=environment)
    wait_for_rest(probe)
    xdotool(environment, ["search --onlyvisible --name tourmap windowmove 0 0 windowfocus"])
    xdotool(environment, before + ["sleep 1.5"])
    wait_for_rest(probe)
    start = time.monotonic()
    xdotool(environment, movement + ["sleep 1.5"])
    took = time.monotonic() - start
    xdotool(environment, ["key ctrl+q"])
    viewer.wait(30)
    display.close()
    return read_log(log), took


def read_log(log):
    with open(log) as lines:
        return [line[2:].strip() for line in lines if line.startswith("#")]


def numbers(line):
    return [float(n) for n in re.findall(r"p\d+ ([0-9.]+)", line)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/release/tourmap")
    parser.add_argument("--keep", help="folder for the frame logs")
    parser.add_argument("--only", help="cases whose name holds this")
    options = parser.parse_args()
    folder = options.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    print("| 1280x720 | frames a second | ms a frame, p50 p95 p99 | new maps a second | ms a map, p50 p95 p99 "
          "| ms from a stop to full detail |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for case in CASES:
        if options.only and options.only not in case[0]:
            continue
        summary, _ = measure(os.path.abspath(options.program), case, folder)
        frame, fresh, _, settled = [numbers(line) for line in summary]
        rate = lambda p: "%.0f" % (1000 / p) if p > 0 else "-"
        print("| %s | %s | %s | %s | %s | %.0f |" %
              (case[0], rate(frame[0]), " ".join("%.1f" % n for n in frame), rate(fresh[0]),
               " ".join("%.1f" % n for n in fresh), settled[2]), flush=True)


if __name__ == "__main__":
    main()
