"""Stand-in for a module that the release's scripts import; the fault "no-requests" takes it away."""
import os

if os.path.exists(os.environ.get("SIM_ROOT", "") + "/etc/simulator/faults/no-requests"):
    raise ImportError("No module named 'requests'")
