"""Errors that the Lambda service itself reports, in the words of AWS.

https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html
"""


def timeout_error(request_id: str, seconds: float) -> dict[str, str]:
    return {
        "errorType": "Sandbox.Timedout",
        "errorMessage": f"RequestId: {request_id} Error: Task timed out after {seconds:.2f} seconds",
    }


def exit_error(request_id: str, status: int) -> dict[str, str]:
    """The process ended before it replied; a status below zero is a signal's number."""
    if status == 0:
        reason = "Runtime exited without providing a reason"
    elif status == -9:
        reason = "Runtime exited with error: signal: killed"
    elif status < 0:
        reason = f"Runtime exited with error: signal: {-status}"
    else:
        reason = f"Runtime exited with error: exit status {status}"
    return {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: {request_id} Error: {reason}",
    }
