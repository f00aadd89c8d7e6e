"""Makes sure that no process outlives LocalStack, even if LocalStack is killed."""

import os
import subprocess

_processes: list[subprocess.Popen] = []


def start(instance: str) -> None:
    """Start a shell that kills this process group as soon as this process has ended.

    LocalStack leads its own process group (created here if it was started by hand), so group 0 is
    LocalStack and its Node processes. Even SIGKILL cannot prevent the end of file on the pipe.
    """
    if os.getpgrp() != os.getpid():
        os.setpgrp()
    _processes.append(
        subprocess.Popen(
            ["sh", "-c", "read _; kill -9 0", "liveclin-watchdog", instance],
            stdin=subprocess.PIPE,
        )
    )
