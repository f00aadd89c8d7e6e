"""One Node process that serves the invocations of one Lambda environment."""

import fcntl
import json
import os
import subprocess
import tempfile


class NodeProcess:
    """Requests go to stdin, replies come on a pipe of their own: JSON, one a line.

    stdout and stderr go to a file, because Node writes files synchronously: whatever a handler has
    printed is there when its reply is read. (Pipes are asynchronous on macOS.)
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
            # Not a session of its own: the watchdog kills the group.
            self._process = subprocess.Popen(
                [*command, str(reply_fd)],
                stdin=subprocess.PIPE,
                stdout=self._log,
                stderr=self._log,
                pass_fds=[reply_fd],
                env=env,
                cwd=cwd,
            )
        except OSError:
            self._replies.close()
            self._log.close()
            raise
        finally:
            os.close(reply_fd)

    def send(self, message: dict) -> None:
        """A process that died meanwhile is noticed by `receive`."""
        try:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError):
            pass

    def receive(self) -> dict | None:
        """Wait for the next reply; None when the process has ended instead."""
        line = self._replies.readline()
        return json.loads(line) if line.endswith(b"\n") else None

    def kill(self) -> None:
        self._process.kill()

    def wait(self) -> int:
        """The exit status; below zero the signal's number."""
        return self._process.wait()

    def alive(self) -> bool:
        return self._process.poll() is None

    def take_log(self) -> str:
        """What was printed since the last call."""
        size = os.fstat(self._log.fileno()).st_size
        text = os.pread(self._log.fileno(), size - self._log_offset, self._log_offset)
        self._log_offset = size
        return text.decode(errors="replace")

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
