import { type Context, Hono } from 'hono';
import { InputError } from '../../shared/basics/input-error.ts';
import { RunNotFoundError } from '../../shared/run/run-errors.ts';
import { describeError } from '../describe-error.ts';
import { parseFilter } from './filter/case-filter.ts';
import { guard } from './guard.ts';
import { loadConversation } from './library/conversation.ts';
import { type Library, NotViewedError } from './library/library.ts';
import { caseList, changeList } from './list-place.ts';
import { casePage } from './pages/case-page.ts';
import { comparisonPage, parseChange } from './pages/comparison-page.ts';
import { problemPage } from './pages/problem-page.ts';
import { runPage } from './pages/run-page.ts';
import { runsPage } from './pages/runs-page.ts';

/** The viewer's pages: every address shows what its query says, and nothing else is kept between requests. */
export const createViewApp = (library: Library): Hono => {
  const app = new Hono();
  const open = (context: Context, name: string) => library.open(context.req.query(name) ?? '');
  app.use(guard);
  app.get('/', async (context) => context.html(runsPage(await library.list())));
  app.get('/run', async (context) => {
    const run = await open(context, 'run');
    return context.html(runPage(run, parseFilter(context.req.query()), context.req.query('page')));
  });
  app.get('/compare', async (context) => {
    const [a, b] = [await open(context, 'a'), await open(context, 'b')];
    const { change, page } = context.req.query();
    return context.html(comparisonPage({ a, b }, { change: parseChange(change), page }));
  });
  app.get('/case', async (context) => context.html(await showCase(library, context.req.query())));
  app.get('/picture', async (context) => {
    const { texts } = await open(context, 'run');
    const { case: caseId = '', file = '' } = context.req.query();
    const picture = await texts?.loadPicture(caseId, file);
    if (!picture)
      throw new NotFoundError('The dataset has no such picture; cases may have been stored without.');
    return context.body(picture.bytes, 200, { 'Content-Type': picture.mime });
  });
  app.notFound((context) => context.html(problemPage('Not found', 'There is no such page.'), 404));
  app.onError((error, context) => {
    const isUnknown = unknownErrors.some((kind) => error instanceof kind);
    const title = isUnknown ? 'Not found' : 'This cannot be shown';
    const status = isUnknown ? 404 : error instanceof InputError ? 400 : 500;
    return context.html(problemPage(title, describeError(error)), status);
  });
  return app;
};

class NotFoundError extends Error {
  override readonly name = 'NotFound';
}

const unknownErrors = [NotFoundError, NotViewedError, RunNotFoundError];

const showCase = async (library: Library, query: Readonly<Record<string, string>>): Promise<string> => {
  const { run: name = '', with: other, case: caseId = '' } = query;
  const run = await library.open(name);
  const beside = other === undefined ? undefined : await library.open(other);
  const first = await loadConversation(run, caseId);
  if (!first) throw new NotFoundError(`${name} has no result of case ${caseId}.`);
  const second = beside && (await loadConversation(beside, caseId));
  const place = beside
    ? changeList({ a: run, b: beside }, parseChange(query.change), caseId)
    : caseList(run, parseFilter(query), caseId);
  return casePage(second ? [first, second] : [first], place);
};
