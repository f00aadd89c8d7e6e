import { html } from '../../../shared/report/html.ts';
import { runsLink, viewPage } from './layout.ts';

export const problemPage = (title: string, message: string): string =>
  viewPage({ title, path: [runsLink], main: html`<p class="notice">${message}</p>` });
