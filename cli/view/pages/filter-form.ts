import { type Html, html } from '../../../shared/report/html.ts';
import type { CaseFilter } from '../filter/case-filter.ts';
import type { FilterChoices } from '../filter/filter-choices.ts';

const resultNames = { right: 'right', wrong: 'a wrong answer', failed: 'failed: no reply' } as const;
const sortNames = {
  wrong: 'most wrong first',
  time: 'slowest first',
  chapter: 'by chapter',
  id: 'by id',
} as const;

type Options = readonly (readonly [value: string, name: string])[];

/** The filters of a run's cases, as a form whose address is the list's. Works without scripts. */
export const filterForm = (run: string, filter: CaseFilter, choices: FilterChoices): Html =>
  html`<form class="filters" role="search" action="/run"><input type="hidden" name="run" value="${run}">
<div class="field"><label for="q">Words</label> <input type="search" id="q" name="q" value="${filter.q ?? ''}" placeholder="whole words" autocomplete="off"></div>
${select('Result', 'result', filter.result, Object.entries(resultNames))}
${select('Chapter', 'chapter', filter.chapter, choices.chapter.map(same))}
${select('Stage', 'stage', filter.stage, choices.stage.map(same))}
${select('Modality', 'modality', filter.modality, choices.modality.map(same))}
${select('Rarity', 'rarity', filter.rarity, choices.rarity.map(same))}
${box('Readings differ', 'differ', filter.differ)}
${box('Image left out', 'images', filter.images)}
${select('Order', 'sort', filter.sort, Object.entries(sortNames), 'of the dataset')}
<button>Show</button></form>`;

const same = (name: string): readonly [string, string] => [name, name];

const select = (
  label: string,
  name: string,
  chosen: string | undefined,
  options: Options,
  none = 'any',
): Html =>
  html`<div class="field"><label for="${name}">${label}</label> <select id="${name}" name="${name}"><option value="">${none}</option>${options.map(([value, text]) => html`<option value="${value}"${value === chosen ? html` selected` : undefined}>${text}</option>`)}</select></div>`;

const box = (label: string, name: string, checked: string | undefined): Html =>
  html`<label class="box"><input type="checkbox" name="${name}" value="1"${checked === undefined ? undefined : html` checked`}> ${label}</label>`;
