"""A Lambda environment as a Node process instead of a Docker container."""

import json
import os
import tempfile
import threading
import time

from localstack import config
from localstack.services.lambda_.invocation.lambda_models import FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import (
    LambdaRuntimeException,
    RuntimeExecutor,
)

from liveclin_localstack.lambda_error import exit_error, timeout_error
from liveclin_localstack.lambda_log import invocation_log
from liveclin_localstack.node_process import NodeProcess, TimeLimit

# The machine's own variables that a handler may need; everything else comes from the function.
# No proxies: handlers talk to 127.0.0.1, and Lambda has none.
_PASSED_ON = ("PATH", "LANG", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE")


class NodeRuntimeExecutor(RuntimeExecutor):
    """Serves one invocation at a time; LocalStack makes one executor per concurrent invocation.

    Between invocations `_process` is None or waits for work. As in Lambda, the first invocation
    reports a failed import; the next one tries again with a new process.
    """

    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id=id, function_version=function_version)
        self._env: dict[str, str] = {}
        self._process: NodeProcess | None = None
        self._init_failure: dict | None = None
        self._stopped = False
        self._busy = threading.Lock()

    def start(self, env_vars: dict[str, str]) -> None:
        own = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        given = {name: str(value) for name, value in env_vars.items()}
        self._env = {
            **own,
            "TMPDIR": tempfile.gettempdir(),
            "NODE_COMPILE_CACHE": os.path.join(config.dirs.cache, "node-compile-cache"),
            **given,
            "AWS_EXECUTION_ENV": f"AWS_Lambda_{self.function_version.config.runtime}",
            "LAMBDA_TASK_ROOT": self._task_root(),
            "LAMBDA_RUNTIME_DIR": os.path.dirname(os.environ["LIVECLIN_LAMBDA_ENVIRONMENT"]),
        }
        with self._busy:
            self._spawn()
        if self._stopped:
            raise LambdaRuntimeException("The environment was stopped while it started")

    def _task_root(self) -> str:
        return str(self.function_version.config.code.get_unzipped_code_location())

    def _spawn(self) -> None:
        """Start Node and wait until the handler is imported, or has failed to."""
        command = [
            os.environ["LIVECLIN_NODE"],
            f"--max-old-space-size={self.function_version.config.memory_size}",
            os.environ["LIVECLIN_LAMBDA_ENVIRONMENT"],
            os.environ["LIVECLIN_INSTANCE"],
        ]
        self._process = NodeProcess(command, self._env, self._task_root())
        with TimeLimit(self._process, config.LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT) as limit:
            reply = self._process.receive()
        ready = reply is not None and "error" not in reply
        self._init_failure = None if ready else self._ended(reply, limit.exceeded)

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        with self._busy:
            if self._process is None or not self._process.alive() and not self._init_failure:
                self._discard()
                self._spawn()
            started = time.monotonic()
            reply = self._init_failure or self._ask(payload)
            result = self._result(payload["invoke-id"], reply, time.monotonic() - started)
            if reply.get("exiting"):
                self._discard()
            return result

    def _ask(self, payload: dict[str, str]) -> dict:
        with TimeLimit(self._process, self._timeout()) as limit:
            self._process.send(
                {
                    "requestId": payload["invoke-id"],
                    "arn": payload["invoked-function-arn"],
                    "traceId": payload["trace-id"],
                    "deadline": int((time.time() + self._timeout()) * 1000),
                    "payload": payload["payload"],
                }
            )
            reply = self._process.receive()
        if reply is None:
            return self._ended(reply, limit.exceeded)
        # The time was up just after the reply: the reply counts, but the process is gone.
        return {**reply, "exiting": True} if limit.exceeded else reply

    def _ended(self, reply: dict | None, timed_out: bool) -> dict:
        """The reply of a process that ends: what it said itself, or how it ended."""
        status = self._process.wait()
        own = reply or {}
        return {"status": status, "timedOut": timed_out and not own, **own, "exiting": True}

    def _timeout(self) -> float:
        return float(self.function_version.config.timeout)

    def _result(self, request_id: str, reply: dict, seconds: float) -> InvocationResult:
        timed_out = reply.get("timedOut", False)
        error = reply.get("error")
        if timed_out:
            error = timeout_error(request_id, self._timeout())
        elif error is None and "result" not in reply:
            error = exit_error(request_id, reply["status"])
        return InvocationResult(
            request_id=request_id,
            payload=(json.dumps(error) if error else reply["result"]).encode(),
            is_error=error is not None,
            logs=invocation_log(
                request_id,
                self.function_version,
                self._process.take_log(),
                seconds=seconds,
                timed_out=timed_out,
            ),
        )

    def _discard(self) -> None:
        self._init_failure = None
        if self._process:
            self._process.dispose()
            self._process = None

    def stop(self) -> None:
        self._stopped = True
        # The kill comes first, because it ends whoever holds the lock.
        if process := self._process:
            process.kill()
        with self._busy:
            self._discard()

    def get_address(self) -> str:
        return "127.0.0.1"

    def get_endpoint_from_executor(self) -> str:
        return "127.0.0.1"

    def get_runtime_endpoint(self) -> str:
        """Where a container would fetch its invocations. Ours get them on stdin."""
        return f"http://127.0.0.1:{config.GATEWAY_LISTEN[0].port}"

    def get_logs(self) -> str:
        return ""

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        runtime = str(function_version.config.runtime)
        if not runtime.startswith("nodejs"):
            raise LambdaRuntimeException(f"Only Node.js functions run here, not {runtime}")
        if function_version.config.layers:
            raise LambdaRuntimeException("Layers do not work here: bundle what they contain")
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        """LocalStack deletes the unpacked code itself."""


class NodeRuntimeExecutorPlugin(RuntimeExecutorPlugin):
    name = "liveclin"

    def load(self, *args, **kwargs) -> type[RuntimeExecutor]:
        return NodeRuntimeExecutor
