import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseCases } from '../../shared/case/parse-cases.ts';
import { type ModelServer, type ScriptedReply, startModelServer } from './model-server.ts';
import { answerKeyOf, createScriptedModel } from './scripted-model.ts';

const samplePath = fileURLToPath(new URL('../../datasets/sample/sample.jsonl', import.meta.url));

/** Starts the scripted model that answers the sample dataset. @param delayMs how long each reply takes */
export const startSampleModel = async (delayMs = 0): Promise<ModelServer> => {
  const { cases } = parseCases(await readFile(samplePath, 'utf8'), 'sample.jsonl');
  const reply = createScriptedModel({ answerKey: answerKeyOf(cases.map(({ evalCase }) => evalCase)) });
  return startModelServer({ reply: (request) => delayed(reply(request), delayMs) });
};

const delayed = async (reply: ScriptedReply, delayMs: number): Promise<ScriptedReply> => {
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  return reply;
};
