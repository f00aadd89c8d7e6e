export interface ServeFlags {
  readonly modelPath: string;
  readonly tp: number;
  readonly dp: number;
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  /** Seconds. */
  readonly timeout: number;
  readonly python: string;
}

/** What the reference's helper gives to Python (docs/protocol.md, "SGLang helper"). */
export const serverArguments = ({ modelPath, tp, dp, port, host, logLevel }: ServeFlags): string[] => [
  ...['-m', 'sglang.launch_server'],
  ...['--model-path', modelPath],
  ...['--tp', String(tp)],
  ...['--dp', String(dp)],
  ...['--port', String(port)],
  ...['--host', host],
  ...['--log-level', logLevel],
  '--trust-remote-code',
  '--enable-multimodal',
];
