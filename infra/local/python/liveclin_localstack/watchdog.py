"""Nothing outlives LocalStack, not even its SIGKILL."""

import os
import subprocess

_processes: list[subprocess.Popen] = []


def start(instance: str) -> None:
    """Start a shell that kills this process group as soon as this process is gone.

    LocalStack leads a group of its own (started by hand, it is made to), hence group 0 is LocalStack
    and its Node processes. The pipe's end of file is the one signal that SIGKILL cannot suppress.
    """
    if os.getpgrp() != os.getpid():
        os.setpgrp()
    _processes.append(
        subprocess.Popen(
            ["sh", "-c", "read _; kill -9 0", "liveclin-watchdog", instance],
            stdin=subprocess.PIPE,
        )
    )
