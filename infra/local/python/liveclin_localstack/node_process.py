"""One Node process that serves the invocations of one Lambda environment."""

import fcntl
import json
import os
import subprocess
import tempfile
import threading


class NodeProcess:
    """Requests go to stdin, replies come back on a separate pipe: JSON, one per line.

    stdout and stderr go to a file, which Node writes synchronously: all that a handler has printed
    is there when its reply is read. (Pipes are asynchronous on macOS.)
    """

    def __init__(self, command: list[str], env: dict[str, str], cwd: str) -> None:
        self._log = tempfile.TemporaryFile()
        self._log_offset = 0
        # The offset belongs to the open file, which the child shares: let it always append.
        flags = fcntl.fcntl(self._log, fcntl.F_GETFL)
        fcntl.fcntl(self._log, fcntl.F_SETFL, flags | os.O_APPEND)
        replies, reply_fd = os.pipe()
        self._replies = os.fdopen(replies, "rb")
        try:
            # In LocalStack's process group, which the watchdog kills.
            self._process = subprocess.Popen(
                [*command, str(reply_fd)],
                stdin=subprocess.PIPE,
                stdout=self._log,
                stderr=self._log,
                pass_fds=[reply_fd],
                env=env,
                cwd=cwd,
            )
        finally:
            os.close(reply_fd)

    def send(self, message: dict) -> None:
        """If the process has died, `receive` will tell."""
        try:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            pass

    def receive(self) -> dict | None:
        """Wait for the next reply; None if the process ends instead."""
        line = self._replies.readline()
        return json.loads(line) if line.endswith(b"\n") else None

    def take_log(self) -> str:
        """What was printed since the last call."""
        size = os.fstat(self._log.fileno()).st_size
        text = os.pread(self._log.fileno(), size - self._log_offset, self._log_offset)
        self._log_offset = size
        return text.decode(errors="replace")

    def alive(self) -> bool:
        return self._process.poll() is None

    def wait(self) -> int:
        """The exit status; below zero the signal's number."""
        return self._process.wait()

    def kill(self) -> None:
        self._process.kill()

    def dispose(self) -> None:
        """Kill the process and release its files. Not while another thread is in `receive`."""
        self.kill()
        self.wait()
        try:
            self._process.stdin.close()
        except OSError:
            pass
        self._replies.close()
        self._log.close()


class TimeLimit:
    """``with TimeLimit(process, seconds) as limit``: the process is killed when the time is up.

    From outside, because a handler that never yields cannot be interrupted. `exceeded` says whether
    the time was up; whoever waits in `receive` then gets None.
    """

    def __init__(self, process: NodeProcess, seconds: float) -> None:
        self._process = process
        self.exceeded = False
        self._timer = threading.Timer(seconds, self._strike)
        self._timer.daemon = True

    def _strike(self) -> None:
        self.exceeded = True
        self._process.kill()

    def __enter__(self) -> "TimeLimit":
        self._timer.start()
        return self

    def __exit__(self, *_exception) -> None:
        self._timer.cancel()
