"""Stand-in for a module that the release's scripts import; the fault "no-paramiko" takes it away."""
import os

if os.path.exists(os.environ.get("SIM_ROOT", "") + "/etc/simulator/faults/no-paramiko"):
    raise ImportError("No module named 'paramiko'")
