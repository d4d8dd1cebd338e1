"""The metrics exporter of a simulated node (@VERSION@): exports nothing, and waits to be stopped."""
import signal

signal.pause()
