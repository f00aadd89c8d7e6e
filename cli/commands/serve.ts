import { positiveNumber } from '../flags/flag-values.ts';
import { checkPython } from '../serve/check-python.ts';
import { launchServer } from '../serve/launch-server.ts';
import { runCommandFor } from '../serve/run-command-for.ts';
import { baseUrlOf, checkPortFree } from '../serve/server-address.ts';
import { type ServeFlags, serverArguments } from '../serve/server-arguments.ts';
import { waitUntilReady } from '../serve/wait-until-ready.ts';
import { askedToStop } from '../terminal/asked-to-stop.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand } from './add-command.ts';

export const addServeCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('serve')
    .description('serve a model with SGLang on this machine and print the command that evaluates it')
    .requiredOption('--model-path <path>', 'model folder, or model name on Hugging Face')
    .option(
      '--tp <n>',
      'tensor parallelism: number of GPUs that share one copy of the model',
      positiveNumber,
      1,
    )
    .option('--dp <n>', 'data parallelism: number of copies of the model', positiveNumber, 1)
    .option('--port <n>', 'port to listen on', positiveNumber, 8000)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--log-level <level>', 'log level of the server', 'info')
    .option('--timeout <seconds>', 'time the server may take to start', positiveNumber, 300)
    .option('--python <command>', 'Python that has the package sglang', 'python3')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx liveclin serve --model-path Qwen/Qwen2.5-VL-7B-Instruct --tp 2\n\nTo reach such a server from a stack on AWS, see docs/self-hosted.md.\n',
    )
    .action(async (flags) => {
      exit(await serve(flags, terminal));
    });
};

/** Runs the server until it is told to stop or exits. Returns the exit code. */
const serve = async (flags: ServeFlags, terminal: Terminal): Promise<number> => {
  await checkPython(flags.python);
  await checkPortFree(flags);
  const baseUrl = baseUrlOf(flags);
  const server = launchServer(flags.python, serverArguments(flags), terminal.relay);
  const stopped = askedToStop();
  try {
    terminal.note('Starting SGLang; its output follows. Ctrl-C stops it.');
    const ready = await Promise.race([
      stopped,
      waitUntilReady(baseUrl, { server, timeoutMs: flags.timeout * 1_000, terminal }),
    ]);
    if (ready === 'stopped') return exitCodes.ok;
    terminal.note(`Ready at ${baseUrl}. In another terminal, run:`);
    terminal.result(`${runCommandFor(ready.model, baseUrl)}\n`);
    const end = await Promise.race([stopped, server.ended]);
    if (end === 'stopped') return exitCodes.ok;
    terminal.note(`The server exited (${end.how}).`);
    return exitCodes.incomplete;
  } finally {
    await server.stop();
  }
};
