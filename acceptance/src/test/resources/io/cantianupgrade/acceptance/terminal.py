"""Runs a program on a terminal of its own and talks to it as a person would.

terminal.py TRANSCRIPT PROGRAM ARGUMENT...   The conversation is read from standard input, so that it stands on no command line:
a list of [what the screen shows, what is typed then]. Nothing shown: typed at once. Nothing typed (null): the terminal is closed.

The terminal stays open until the program has ended, and everything it says is read: a program that ends by a signal of the
terminal, or waits because nobody reads, would be the fault of this one.
"""

import json
import os
import pty
import select
import sys

transcript = open(sys.argv[1], "wb", buffering=0)
steps = json.load(sys.stdin)
child, screen = pty.fork()
if child == 0:
    os.execv(sys.argv[2], sys.argv[2:])

seen = b""
read_to = 0
while True:
    while steps and (found := seen.find(steps[0][0].encode(), read_to)) >= 0:
        shown, typed = steps.pop(0)
        read_to = found + len(shown.encode())
        if typed is None:
            os.close(screen)
            break
        os.write(screen, typed.encode())
    else:
        if select.select([screen], [], [], 1)[0]:
            try:
                data = os.read(screen, 65536)
            except OSError:  # Linux says so when the last program on the terminal has ended.
                data = b""
            if not data:
                break
            transcript.write(data)
            seen += data
        continue
    break
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 0xFF)
