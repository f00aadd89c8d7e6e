import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the stand-in does instead of loading a model, as Python: it has `port`, `host` and `model`. */
const serveModels = `
class Models(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"data": [{"id": model}]}).encode()
        self.send_response(200 if self.path == "/v1/models" else 404)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass

time.sleep(READY_AFTER)
print("The server is fired up", flush=True)
try:
    HTTPServer((host, port), Models).serve_forever()
except KeyboardInterrupt:
    print("stand-in: ended by SIGINT", flush=True)
`;

/**
 * A Python package sglang, in `folder`, whose launch_server prints its arguments and then serves a list of
 * models after `readyAfter` seconds, or does what `instead` says. It starts a process of its own as SGLang
 * does, and prints both ids.
 */
export const writeStandInSglang = async (
  folder: string,
  { readyAfter = 0, instead = '' }: { readonly readyAfter?: number; readonly instead?: string } = {},
): Promise<void> => {
  const directory = join(folder, 'sglang');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, '__init__.py'), '');
  const head = `
import json, os, subprocess, sys, time
from http.server import BaseHTTPRequestHandler, HTTPServer
args = sys.argv[1:]
model = args[args.index("--model-path") + 1]
host = args[args.index("--host") + 1]
port = int(args[args.index("--port") + 1])
worker = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print("stand-in:", json.dumps({"args": args, "worker": worker.pid, "pid": os.getpid()}), file=sys.stderr, flush=True)
`;
  const body = instead === '' ? serveModels.replace('READY_AFTER', String(readyAfter)) : instead;
  await writeFile(join(directory, 'launch_server.py'), head + body);
};
