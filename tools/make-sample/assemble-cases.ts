import { createRandom } from '../../shared/statistics/random.ts';
import type { SampleCase, SampleFigure, SampleQuestion, SampleTable } from './sample-case.ts';

const letters = 'ABCDEFGHIJ';

/** The lines of the dataset, in the schema of the LiveClin release (docs/protocol.md, "Data"). */
export const assembleCases = (cases: readonly SampleCase[]): string[] => {
  const placeAnswer = createAnswerPlacement();
  return cases.map((sampleCase) => JSON.stringify(assembleCase(sampleCase, placeAnswer)));
};

type PlaceAnswer = (options: number) => number;

/** Gives each right answer the letter that was right least often so far; chance decides between equals. */
const createAnswerPlacement = (): PlaceAnswer => {
  const random = createRandom(2026);
  const uses = Array.from(letters, () => 0);
  return (options) => {
    const open = uses.slice(0, options);
    const fewest = open.flatMap((count, place) => (count === Math.min(...open) ? [place] : []));
    const chosen = fewest[Math.floor(random() * fewest.length)] ?? 0;
    uses[chosen] = (uses[chosen] ?? 0) + 1;
    return chosen;
  };
};

const assembleCase = (sampleCase: SampleCase, placeAnswer: PlaceAnswer): object => {
  const number = String(sampleCase.number).padStart(2, '0');
  return {
    ...(sampleCase.namedBy === 'doi' ? {} : { pmc: `900000${number}` }),
    doi: `https://doi.org/10.0000/liveclin-sample.${number}`,
    title: sampleCase.title,
    Level1: sampleCase.chapter,
    Level2: sampleCase.block,
    Rarity: sampleCase.rarity,
    Level2_Detail: sampleCase.categories,
    'ICD-10': sampleCase.category,
    exam_creation: {
      final_policy: {
        scenario: sampleCase.scenario,
        mcqs: sampleCase.questions.map((question) => assembleQuestion(question, { number, placeAnswer })),
        scenario_image_details: (sampleCase.figures ?? []).map((figure) => assembleFigure(figure, number)),
        scenario_table_details: (sampleCase.tables ?? []).map(assembleTable),
      },
    },
  };
};

const assembleQuestion = (
  { stage, text, answer, others, figures = [], tables = [] }: SampleQuestion,
  { number, placeAnswer }: { number: string; placeAnswer: PlaceAnswer },
): object => {
  const place = placeAnswer(others.length + 1);
  const options = others.toSpliced(place, 0, answer);
  return {
    stage,
    question: text,
    options: Object.fromEntries(options.map((option, index) => [letters.charAt(index), option])),
    correct_answer: letters.charAt(place),
    ...(figures.length > 0 && { image_details: figures.map((figure) => assembleFigure(figure, number)) }),
    ...(tables.length > 0 && { table_details: tables.map(assembleTable) }),
  };
};

const assembleFigure = (figure: SampleFigure, caseNumber: string): object => {
  const file = `sample-${caseNumber}-fig${figure.number}.png`;
  return {
    label: null,
    caption: figure.caption,
    file,
    id: `F${figure.number}`,
    // No public place serves the pictures: a well-formed address that leads nowhere (RFC 2606).
    url: `https://example.org/liveclin-sample/image/${file}`,
    caption_prefix: `Figure ${figure.number}`,
    type: figure.type,
  };
};

const assembleTable = ({ number, caption, type, rows }: SampleTable): object => ({
  id: `T${number}`,
  caption,
  content: markdownOf(rows),
  caption_prefix: `Table ${number}`,
  type,
});

const markdownOf = ([head = [], ...body]: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
