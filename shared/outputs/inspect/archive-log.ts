import type { CaseResult } from '../../results/case-result.ts';
import type { ResultsFile, ResultsHead } from '../../results/results-file.ts';
import { inspectJson } from './inspect-json.ts';
import { logHeader, logStart } from './log-header.ts';
import type { LogKind } from './log-kind.ts';
import { createLogTally } from './log-tally.ts';
import type { InspectSample } from './samples.ts';
import { createZip, type WritePiece } from './zip-members.ts';

/** Samples whose summaries share a member. */
const summariesTogether = 1_000;

/**
 * Writes an Inspect log as `.eval`, case by case. Summaries go into the journal, as of an evaluation that is under way:
 * the single list that Inspect makes of them at its end would have to be kept until then.
 * @param model the model that was asked
 */
export const createArchiveLog = (
  { kind, model }: { readonly kind: LogKind; readonly model: string },
  write: WritePiece,
) => {
  const zip = createZip(write);
  const tally = createLogTally();
  let summaries: object[] = [];
  let written = 0;

  const flush = async (): Promise<void> => {
    const text = inspectJson(summaries);
    summaries = [];
    written += 1;
    await zip.add(`_journal/summaries/${written}.json`, text);
  };

  return {
    add: async (judged: CaseResult): Promise<void> => {
      const samples = kind.samplesOf(judged, model);
      tally.add(samples);
      for (const sample of samples) {
        await zip.add(`samples/${sample.id}_epoch_${sample.epoch}.json`, inspectJson(sample));
        summaries.push(summaryOf(sample));
        if (summaries.length === summariesTogether) await flush();
      }
    },
    /** @param head `meta` and `summary` of the results file */
    finish: async (head: ResultsHead): Promise<void> => {
      if (summaries.length > 0) await flush();
      // Inspect 0.3.150 leaves out the journal's last member, so the last one is empty.
      await flush();
      const figures = tally.finish();
      await zip.add('_journal/start.json', inspectJson(logStart(head, kind, figures)));
      await zip.add('header.json', inspectJson(logHeader(head, kind, figures)));
      await zip.finish();
    },
  };
};

/** What a list of samples shows. */
const summaryOf = ({ metadata, error, output: _output, ...sample }: InspectSample): object => {
  const { questions: _questions, ...place } = metadata;
  return {
    ...sample,
    metadata: place,
    completed: true,
    message_count: 0,
    ...(error && { error: error.message }),
  };
};

/** A results file as such a log, in pieces. */
export const archiveLog = async function* (file: ResultsFile, kind: LogKind): AsyncIterable<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const log = createArchiveLog({ kind, model: file.meta.model }, (piece) => writer.write(piece));
  const writeAll = async (): Promise<void> => {
    for (const judged of file.cases) await log.add(judged);
    await log.finish(file);
    await writer.close();
  };
  // A failure ends the reading too; what it was, the reader is told.
  const written = writeAll().catch((error: unknown) => writer.abort(error));
  yield* readable;
  await written;
};
