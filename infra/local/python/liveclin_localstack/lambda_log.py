"""The lines that Lambda writes around what a function prints."""

import math
from datetime import UTC, datetime

from localstack.services.lambda_.invocation.lambda_models import FunctionVersion


def invocation_log(
    request_id: str,
    function_version: FunctionVersion,
    printed: str,
    *,
    seconds: float,
    timed_out: bool,
) -> str:
    """The text for CloudWatch: a line each event, as LocalStack splits it."""
    milliseconds = seconds * 1000
    lines = [f"START RequestId: {request_id} Version: {function_version.id.qualifier}"]
    if printed:
        lines.append(printed.removesuffix("\n"))
    if timed_out:
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        limit = function_version.config.timeout
        lines.append(f"{now} {request_id} Task timed out after {limit:.2f} seconds")
    lines.append(f"END RequestId: {request_id}")
    lines.append(
        f"REPORT RequestId: {request_id}\tDuration: {milliseconds:.2f} ms"
        f"\tBilled Duration: {math.ceil(milliseconds)} ms"
        f"\tMemory Size: {function_version.config.memory_size} MB"
    )
    return "\n".join(lines) + "\n"
