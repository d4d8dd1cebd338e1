"""Carries the frames between two network interfaces, each frame late and some not at all, until its standard input ends.

relay.py <interface> <interface> <delay in seconds, each way> <share of the frames that is lost>
"""

import heapq
import random
import select
import socket
import sys
import time

PACKET = 263
AUXILIARY_HEADER = 15  # PACKET_VNET_HDR: a frame comes and goes with what the kernel has yet to do with it
IGNORE_OUTGOING = 23
EVERY_PROTOCOL = 3


def opened(interface):
    """A socket that sees each frame that comes in by an interface."""
    raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    raw.setsockopt(PACKET, AUXILIARY_HEADER, 1)
    raw.setsockopt(PACKET, IGNORE_OUTGOING, 1)
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    raw.bind((interface, EVERY_PROTOCOL))
    return raw


def main(left, right, delay, loss):
    one, other = opened(left), opened(right)
    across = {one: other, other: one}
    waiting, number = [], 0
    print("up", flush=True)
    while True:
        pause = max(0, waiting[0][0] - time.monotonic()) if waiting else None
        for source in select.select([one, other, sys.stdin], [], [], pause)[0]:
            if source is sys.stdin:
                return
            frame = source.recv(1 << 17)
            if random.random() >= loss:
                number += 1
                heapq.heappush(waiting, (time.monotonic() + delay, number, across[source], frame))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, target, frame = heapq.heappop(waiting)
            try:
                target.send(frame)
            except OSError:
                pass  # An interface that is down loses frames too.


main(sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4]))
