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
from liveclin_localstack.node_process import NodeProcess

# The machine's own variables that a handler may need; everything else comes from the function.
_PASSED_ON = ("PATH", "LANG", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE")


class NodeRuntimeExecutor(RuntimeExecutor):
    """Serves one invocation at a time; LocalStack makes one executor per concurrent invocation."""

    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id=id, function_version=function_version)
        self._env: dict[str, str] = {}
        self._process: NodeProcess | None = None
        self._init_failure: dict | None = None
        self._stopped = False
        self._init_log = ""

    def start(self, env_vars: dict[str, str]) -> None:
        own = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        given = {name: str(value) for name, value in env_vars.items()}
        # Proxies are left out on purpose: handlers talk to 127.0.0.1.
        self._env = {
            **own,
            "TMPDIR": tempfile.gettempdir(),
            "NODE_COMPILE_CACHE": os.path.join(config.dirs.cache, "node-compile-cache"),
            **given,
            "AWS_EXECUTION_ENV": f"AWS_Lambda_{self.function_version.config.runtime}",
            "LAMBDA_TASK_ROOT": self._task_root(),
            "LAMBDA_RUNTIME_DIR": os.path.dirname(os.environ["LIVECLIN_LAMBDA_ENVIRONMENT"]),
        }
        self._spawn()

    def _task_root(self) -> str:
        return str(self.function_version.config.code.get_unzipped_code_location())

    def _spawn(self) -> None:
        """Start Node and wait until the handler is imported, or has failed to."""
        memory = self.function_version.config.memory_size
        command = [
            os.environ["LIVECLIN_NODE"],
            f"--max-old-space-size={memory}",
            os.environ["LIVECLIN_LAMBDA_ENVIRONMENT"],
            os.environ["LIVECLIN_INSTANCE"],
        ]
        self._process = NodeProcess(command, self._env, self._task_root())
        reply = self._process.receive()
        if self._stopped:
            self._discard_process()
            raise LambdaRuntimeException("The environment was stopped while it started")
        self._init_log = self._process.take_log()
        self._init_failure = None
        if reply is None or "error" in reply:
            self._init_failure = reply or {}

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        request_id = payload["invoke-id"]
        if self._process is None or not self._process.alive() and self._init_failure is None:
            self._discard_process()
            self._spawn()
        started = time.monotonic()
        timed_out, reply = self._ask(payload)
        seconds = time.monotonic() - started
        if timed_out or reply is None:
            status = self._end_process()
            error = (
                timeout_error(request_id, self._timeout())
                if timed_out
                else exit_error(request_id, status)
            )
            reply = {"error": error}
        elif reply.get("exiting"):
            self._end_process()
        printed = self._init_log + self._process.take_log()
        self._init_log = ""
        if self._process and not self._process.alive():
            self._discard_process()
        failed = "error" in reply
        body = json.dumps(reply["error"]) if failed else reply["result"]
        return InvocationResult(
            request_id=request_id,
            payload=body.encode(),
            is_error=failed,
            logs=invocation_log(
                request_id,
                self.function_version,
                printed,
                seconds=seconds,
                timed_out=timed_out,
            ),
        )

    def _timeout(self) -> float:
        return float(self.function_version.config.timeout)

    def _ask(self, payload: dict[str, str]) -> tuple[bool, dict | None]:
        """(whether the time ran out, the reply or None when the process ended)"""
        if self._init_failure is not None:
            failure, self._init_failure = self._init_failure, None
            return False, failure or None
        process = self._process
        timed_out = threading.Event()

        def end() -> None:
            timed_out.set()
            process.kill()

        timer = threading.Timer(self._timeout(), end)
        timer.daemon = True
        timer.start()
        process.send(
            {
                "requestId": payload["invoke-id"],
                "arn": payload["invoked-function-arn"],
                "traceId": payload["trace-id"],
                "deadline": int((time.time() + self._timeout()) * 1000),
                "payload": payload["payload"],
            }
        )
        reply = process.receive()
        timer.cancel()
        return reply is None and timed_out.is_set(), reply

    def _end_process(self) -> int:
        return self._process.wait()

    def _discard_process(self) -> None:
        if self._process:
            self._process.dispose()
            self._process = None

    def stop(self) -> None:
        self._stopped = True
        if self._process:
            self._process.kill()

    def get_address(self) -> str:
        return "127.0.0.1"

    def get_endpoint_from_executor(self) -> str:
        return "127.0.0.1"

    def get_runtime_endpoint(self) -> str:
        """Where a container would fetch its invocations. Ours get them on stdin."""
        return f"http://127.0.0.1:{config.GATEWAY_LISTEN[0].port}"

    def get_logs(self) -> str:
        return self._init_log

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        runtime = str(function_version.config.runtime)
        if not runtime.startswith("nodejs"):
            raise LambdaRuntimeException(f"Only Node.js functions run here, not {runtime}")
        if function_version.config.layers:
            raise LambdaRuntimeException("Layers do not work here: bundle what they hold")
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        """LocalStack deletes the unpacked code itself."""


class NodeRuntimeExecutorPlugin(RuntimeExecutorPlugin):
    name = "liveclin"

    def load(self, *args, **kwargs) -> type[RuntimeExecutor]:
        return NodeRuntimeExecutor
