#!/usr/bin/env python3
"""Records a conversation on a real terminal as an animated SVG with text: one file, no scripts.

record.py SCENARIO PICTURE   needs `pip install pyte==0.8.2`. A scenario has one thing a line:

    title TEXT    what the picture is called; the first line
    hidden TEXT   done before the recording begins
    type TEXT     typed, with Enter
    interrupt     Ctrl-C
    wait TEXT     until the terminal has shown this since the last thing was typed
    look SECONDS  the picture rests so long, for whoever reads it
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from pathlib import Path

import pyte
from picture import picture

COLUMNS, ROWS = 84, 36
SPEED = 2.0
LONGEST_PAUSE = 1.3
SHORTEST_FRAME = 0.2
PATIENCE = 180
PROMPT = r"\[\e[32m\]\u@\h\[\e[0m\]:\w\$ "


class Recorder:
    def __init__(self):
        child, self.terminal = pty.fork()
        if child == 0:
            os.environ["PS1"] = PROMPT
            os.execvp("bash", ["bash", "--norc", "--noprofile"])
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.since = b""
        self.lines = [()] * ROWS
        self.frames = [[0.0, list(self.lines), 0.0]]

    def read(self, seconds):
        """What comes within this time, and whether anything came."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            self.frame()
            return False
        data = os.read(self.terminal, 65536)
        self.since += data
        self.stream.feed(data)
        if time.monotonic() > self.frames[-1][0] + SHORTEST_FRAME:
            self.frame()
        return True

    def frame(self):
        """Keeps the screen as it is now, if anything has changed."""
        for y in self.screen.dirty:
            self.lines[y] = line(self.screen.buffer[y])
        if self.screen.dirty:
            self.frames.append([time.monotonic(), list(self.lines), 0.0])
            self.screen.dirty.clear()

    def pause(self, seconds):
        """Reads for so long, whatever comes."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.read(left)

    def wait(self, text):
        end = time.monotonic() + PATIENCE
        while text.encode() not in self.since:
            if time.monotonic() > end:
                sys.exit("The terminal never showed: " + text + "\n" + "\n".join(self.screen.display))
            self.read(1)
        self.pause(0.7)

    def type(self, text):
        for key in text:
            os.write(self.terminal, key.encode())
            self.pause(0.06)
        self.pause(0.4)
        self.send(b"\r")

    def hidden(self, text):
        self.send((text + "; echo rea''dy; clear\r").encode())
        self.wait("ready")
        del self.frames[:-1]

    def send(self, keys):
        self.since = b""
        os.write(self.terminal, keys)

    def look(self, seconds):
        self.frames[-1][2] += seconds


def line(cells):
    """The runs of one line: text, colour, bold. A wide character is a run of its own, so that fonts cannot shift what follows."""
    runs = []
    joins = False
    for x in range(COLUMNS):
        cell = cells[x]
        if not cell.data:  # The second half of a wide one.
            continue
        wide = x + 1 < COLUMNS and not cells[x + 1].data
        style = (cell.fg, cell.bold)
        if joins and not wide and runs[-1][2:] == style:
            runs[-1] = (runs[-1][0], runs[-1][1] + cell.data) + style
        else:
            runs.append((x, cell.data) + style)
        joins = not wide
    while runs and not runs[-1][1].strip():
        runs.pop()
    if runs:
        x, text, *style = runs[-1]
        runs[-1] = (x, text.rstrip(), *style)
    return tuple(run for run in runs if run[1].strip())


def timed(frames):
    """Frames with the seconds for which each is shown."""
    shown = []
    rest = 0.0
    for number, (at, lines, look) in enumerate(frames):
        until = frames[number + 1][0] if number + 1 < len(frames) else at + 10
        rest += min((until - at) / SPEED, LONGEST_PAUSE)
        if rest + look >= SHORTEST_FRAME or number + 1 == len(frames):
            if shown and shown[-1][0] == lines:
                shown[-1][1] += rest + look
            else:
                shown.append([lines, rest + look])
            rest = 0.0
    return [(lines, seconds) for lines, seconds in shown]


def main(scenario, target):
    recorder = Recorder()
    title = ""
    for entry in Path(scenario).read_text(encoding="utf-8").splitlines():
        what, _, text = entry.partition(" ")
        if what == "title":
            title = text
        elif what == "hidden":
            recorder.hidden(text)
        elif what == "type":
            recorder.type(text)
        elif what == "interrupt":
            recorder.send(b"\x03")
        elif what == "wait":
            recorder.wait(text)
        elif what == "look":
            recorder.look(float(text))
        elif entry and not entry.startswith("#"):
            sys.exit("What is that? " + entry)
    recorder.pause(2)
    recorder.look(4)
    Path(target).write_text(picture(title, timed(recorder.frames), COLUMNS, ROWS), encoding="utf-8")
    print("\n".join(recorder.screen.display))


if __name__ == "__main__":
    main(*sys.argv[1:])
