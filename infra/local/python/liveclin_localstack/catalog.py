"""The index of AWS's service descriptions, which the first request to LocalStack needs.

Made once, when the environment is built, instead of at every start (4 s).
"""

import os
import sys

from localstack import config
from localstack.aws import spec


def use_prepared() -> None:
    """As in LocalStack's own image; if it is missing, LocalStack makes it."""
    config.dirs.static_libs = os.path.join(sys.prefix, "localstack")


def prepare() -> None:
    use_prepared()
    os.makedirs(config.dirs.static_libs, exist_ok=True)
    spec.main()
