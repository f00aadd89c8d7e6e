import { positiveNumber } from '../flags/flag-values.ts';
import { checkPython } from '../serve/check-python.ts';
import { launchServer } from '../serve/launch-server.ts';
import { runCommandFor } from '../serve/run-command-for.ts';
import { baseUrlOf, checkPortFree } from '../serve/server-address.ts';
import { type ServeFlags, serverArguments } from '../serve/server-arguments.ts';
import { waitUntilReady } from '../serve/wait-until-ready.ts';
import type { AddCommand } from '../terminal/add-command.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';

export const addServeCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('serve')
    .description('serve a model with SGLang on this machine, and say how to evaluate it')
    .requiredOption('--model-path <path>', 'model folder, or its name on Hugging Face')
    .option('--tp <n>', 'tensor parallelism: GPUs a copy of the model is spread over', positiveNumber, 1)
    .option('--dp <n>', 'data parallelism: copies of the model', positiveNumber, 1)
    .option('--port <n>', 'port to listen on', positiveNumber, 8000)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--log-level <level>', "the server's log level", 'info')
    .option('--timeout <seconds>', 'how long it may take to be ready', positiveNumber, 300)
    .option('--python <command>', 'the Python that has sglang', 'python3')
    .addHelpText(
      'after',
      '\nExample:\n  $ liveclin serve --model-path Qwen/Qwen2.5-VL-7B-Instruct --tp 2\n\nHow a deployment on AWS reaches such a server: docs/self-hosted.md\n',
    )
    .action(async (flags: ServeFlags) => {
      exit(await serve(flags, terminal));
    });
};

/** Runs the server until it is told to stop or ends by itself. Returns the exit code. */
const serve = async (flags: ServeFlags, terminal: Terminal): Promise<number> => {
  await checkPython(flags.python);
  await checkPortFree(flags);
  const baseUrl = baseUrlOf(flags);
  const server = launchServer(flags.python, serverArguments(flags));
  const stopped = askedToStop();
  try {
    terminal.note('Starting SGLang; its output follows. Ctrl-C stops it.');
    const ready = await Promise.race([
      stopped,
      waitUntilReady(baseUrl, { server, timeoutMs: flags.timeout * 1_000, terminal }),
    ]);
    if (ready === 'stopped') return exitCodes.ok;
    terminal.note(`Ready at ${baseUrl}. From another terminal:`);
    terminal.result(`${runCommandFor(ready.model, baseUrl)}\n`);
    const end = await Promise.race([stopped, server.ended]);
    if (end === 'stopped') return exitCodes.ok;
    terminal.note(`The server ended by itself (${end.how}).`);
    return exitCodes.incomplete;
  } finally {
    await server.stop();
  }
};

/** Settles at the first signal. The signals stay taken: a second Ctrl-C must not leave the server behind. */
const askedToStop = (): Promise<'stopped'> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve('stopped'));
  });
