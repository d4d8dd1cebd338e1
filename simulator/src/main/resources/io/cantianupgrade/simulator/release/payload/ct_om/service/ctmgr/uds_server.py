"""The management agent of a simulated node (@VERSION@): answers nobody, and waits to be stopped."""
import signal

signal.pause()
