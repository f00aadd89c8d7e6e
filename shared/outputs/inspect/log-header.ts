import { evaluatorVersion } from '../../basics/evaluator-version.ts';
import { present } from '../../basics/present.ts';
import { sha256 } from '../../basics/sha256.ts';
import type { ResultsHead } from '../../results/results-file.ts';
import type { LogKind } from './log-kind.ts';
import type { LogFigures } from './log-tally.ts';

/** The version of Inspect's format. */
const formatVersion = 2;

/** Everything in a log but its samples, in the order that readers of the header alone want. */
export const logHeader = ({ meta, summary }: ResultsHead, kind: LogKind, figures: LogFigures) => {
  const times = { started_at: timeOf(meta.started_at), completed_at: timeOf(meta.finished_at) };
  return {
    ...logStart({ meta }, kind, figures),
    status: (meta.coverage?.pending ?? 0) > 0 ? 'cancelled' : 'success',
    results: {
      total_samples: figures.samples,
      completed_samples: figures.samples - figures.errors,
      scores: figures.scorers.map((scorer) => evalScore(scorer, kind)),
      metadata: present({ coverage: meta.coverage, summary: headlineOf(summary) }),
    },
    stats: { ...times, model_usage: figures.usage },
    invalidated: false,
  };
};

/** What Inspect writes when an evaluation begins. */
export const logStart = ({ meta }: Pick<ResultsHead, 'meta'>, kind: LogKind, figures: LogFigures) => {
  const config = generateConfig(meta.run?.parameters);
  return {
    version: formatVersion,
    eval: {
      created: timeOf(meta.started_at) || new Date(0).toISOString(),
      eval_id: idOf(meta, kind, 'eval'),
      run_id: runIdOf(meta),
      task_id: taskIdOf(meta, kind),
      task: kind.task,
      task_args: present({
        image_mode: meta.image_mode,
        api: meta.run?.api,
        history: meta.run?.history,
        parameters: meta.run?.parameters,
        selection: meta.selection,
      }),
      dataset: { name: meta.dataset, samples: figures.samples, shuffled: false },
      model: meta.model,
      ...present({ model_base_url: meta.api_base }),
      model_generate_config: config,
      model_args: {},
      config: { epochs: 1 },
      packages: { 'liveclin-serverless': evaluatorVersion },
      metadata: present({ protocol: meta.liveclin_version, dataset_digest: meta.run?.dataset_digest }),
      scorers: figures.scorers.map(({ name }) => ({
        name,
        metrics: metrics.map((metric) => ({
          name: `inspect_ai/${metric}`,
          options: optionsOf(metric, kind),
        })),
      })),
    },
    plan: { name: 'plan', steps: [{ solver: 'liveclin_conversation', params: {} }], config },
  };
};

const metrics = ['accuracy', 'stderr'] as const;

const optionsOf = (metric: (typeof metrics)[number], { stderr }: LogKind): object =>
  metric === 'stderr' ? stderr : {};

const evalScore = (figures: LogFigures['scorers'][number], kind: LogKind) => ({
  name: figures.name,
  scorer: figures.name,
  scored_samples: figures.scored,
  unscored_samples: figures.unscored,
  params: {},
  metrics: Object.fromEntries(
    metrics.map((name) => [name, { name, value: figures[name], params: optionsOf(name, kind) }]),
  ),
});

type Meta = ResultsHead['meta'];

/** A file of the reference has no run id; what it names instead is told apart by its start. */
const runIdOf = ({ model, dataset, started_at, run }: Meta): string =>
  run?.run_id ?? `${model}_${dataset}_${timeOf(started_at)}`;

/** Letters and digits, as many as Inspect's ids have; the same for the same run. */
const idOf = (meta: Meta, { task }: LogKind, what: string): string =>
  sha256(`${what} ${task} ${runIdOf(meta)}`).slice(0, 22);

export const taskIdOf = (meta: Meta, kind: LogKind): string => idOf(meta, kind, 'task');

/** ISO 8601 in UTC; empty for none. The reference writes local times without an offset, which are taken for UTC. */
const timeOf = (time: unknown): string => {
  if (typeof time !== 'string') return '';
  const parsed = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(time) ? time : `${time}Z`);
  return Number.isNaN(parsed) ? '' : new Date(parsed).toISOString();
};

/** The parameters that Inspect knows by these names; all are in `task_args`. */
const generateConfig = (parameters: Readonly<Record<string, unknown>> = {}) => {
  const known = ['temperature', 'top_p', 'max_tokens', 'seed'];
  return Object.fromEntries(
    known.flatMap((name) => (typeof parameters[name] === 'number' ? [[name, parameters[name]]] : [])),
  );
};

/** The figures that every summary begins with: Inspect cannot compute one from the other. */
const headlineOf = (summary: ResultsHead['summary']) =>
  summary &&
  Object.fromEntries(
    [
      'total_cases',
      'correct_cases',
      'case_accuracy',
      'total_mcqs',
      'correct_mcqs',
      'question_accuracy',
    ].flatMap((name) => (name in summary ? [[name, summary[name]]] : [])),
  );
