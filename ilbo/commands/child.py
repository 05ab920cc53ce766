"""Runs one part of the paper as a child that never outlives its supervisor.

Called as `python -m ilbo.commands.child PARENT MODULE ARGUMENT…`, with the process number of the
parent. However the parent ends, even by kill -9, nothing is left behind that holds the port.
"""

import ctypes
import os
import runpy
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1


def follow(parent: int) -> None:
    """End this process when its parent ends, whatever the parent died of."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it ended before we were listening
        os.kill(os.getpid(), signal.SIGKILL)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Become the module named on the command line."""
    parent, module, *arguments = sys.argv[1:]
    follow(int(parent))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
