import { optionLetters } from '../case/answer-letters.ts';
import { type EvalCase, questionsOf, type TableDetail } from '../case/eval-case.ts';
import {
  type ImageFiles,
  type ImageMode,
  type ImageSource,
  selectImages,
  type TurnImages,
} from './turn-images.ts';

/** One user message before its images are loaded, and what was left out of it. */
export interface UserTurn {
  readonly text: string;
  /** Sent after the text, in this order. */
  readonly images: readonly ImageSource[];
  readonly expectedImages: number;
  readonly dropped: TurnImages['dropped'];
  /** The modality texts of all figures and tables of the turn, sent or not, by which summaries count. */
  readonly imageTypes: readonly string[];
  readonly tableTypes: readonly string[];
}

const answerFormat =
  'Please provide the letter of the correct option, formatted as \\boxed{LETTER} (e.g., \\boxed{A}).';

/**
 * The user message of question `index` (0-based). Turn 0 carries the scenario with its figures and tables.
 * Wording, order and separators are the protocol's own (docs/protocol.md, "Conversation").
 */
export const userTurn = (
  evalCase: EvalCase,
  index: number,
  images: { readonly mode: ImageMode; readonly files: ImageFiles },
): UserTurn => {
  const question = questionsOf(evalCase)[index];
  if (!question) throw new RangeError(`case has no question ${index + 1}`);
  const policy = evalCase.exam_creation.final_policy;
  const first = index === 0;
  const scenarioImages = selectImages(first ? policy.scenario_image_details : [], images.mode, images.files);
  const questionImages = selectImages(question.image_details, images.mode, images.files);
  const scenarioTables = first ? policy.scenario_table_details : [];
  const allImages = [...(first ? policy.scenario_image_details : []), ...question.image_details];

  const scenario = first
    ? [`* Scenario: ${policy.scenario}`, ...figureLines(scenarioImages), ...tableLines(scenarioTables), '']
    : [];
  const lines = [
    ...scenario,
    `* Question: ${question.question}`,
    '* Options:',
    ...optionLetters(question).map((letter) => `${letter}. ${question.options[letter]}`),
    '',
    answerFormat,
    ...figureLines(questionImages),
    ...tableLines(question.table_details),
  ];
  return {
    text: lines.join('\n'),
    images: [...scenarioImages.sources, ...questionImages.sources],
    expectedImages: allImages.length,
    dropped: [...scenarioImages.dropped, ...questionImages.dropped],
    imageTypes: typesOf(allImages),
    tableTypes: typesOf([...scenarioTables, ...question.table_details]),
  };
};

const figureLines = ({ captionPrefixes }: TurnImages): string[] =>
  captionPrefixes.length > 0 ? ['* Figures:', ...captionPrefixes] : [];

/** Tables without content are left out, heading included. */
const tableLines = (tables: readonly TableDetail[]): string[] => {
  const blocks = tables
    .filter((table) => table.content)
    .map((table) => {
      const heading = [table.caption_prefix, table.caption].filter(Boolean).join(' ');
      return heading ? `${heading}\n${table.content}` : `${table.content}`;
    });
  return blocks.length > 0 ? ['* Tables:', ...blocks] : [];
};

const typesOf = (details: readonly { readonly type?: string | null | undefined }[]): string[] =>
  details.flatMap(({ type }) => (type ? [type] : []));
