"""Run LocalStack in this process: ``python -m liveclin_localstack <instance>``.

The instance is an id on the command line of every process of one target. It tells our processes
from others that were given the same process id later.
"""

import os
import sys
import tempfile

from liveclin_localstack import shims, watchdog


def main() -> None:
    watchdog.start(sys.argv[1])
    shims.apply()
    # Where LocalStack unpacks functions. TMPDIR would work too, but LocalStack warns about it.
    tempfile.tempdir = os.environ["LIVECLIN_TMP"]

    from liveclin_localstack import catalog, patches

    patches.apply()
    catalog.use_prepared()

    from localstack.runtime.main import main as run_localstack

    run_localstack()


if __name__ == "__main__":
    main()
