import { expect, it } from 'vitest';
import { synthesize } from '../../infra/stack-template.ts';
import { normalizedTemplate } from './normalized-template.ts';

it('the template is the committed one: `npm run make:template` commits a change to it', async () => {
  await expect(normalizedTemplate(synthesize())).toMatchFileSnapshot('template.snapshot.json');
});
