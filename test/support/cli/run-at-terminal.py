"""Runs a command at a pseudo-terminal: `run-at-terminal.py <columns> <command> <argument>...`, its keyboard and screen on stdin and stdout."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios

columns, command = int(sys.argv[1]), sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.execvp(command[0], command)

watched = [terminal, 0]
while True:
    for ready in select.select(watched, [], [])[0]:
        try:
            data = os.read(ready, 65536)
        except OSError:  # Linux's way to say that nobody has the terminal open any more
            data = b""
        if ready == 0 and not data:
            watched.remove(0)
        elif ready == 0:
            os.write(terminal, data)
        elif not data:
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            sys.exit(code if code >= 0 else 128 - code)
        else:
            os.write(1, data)
