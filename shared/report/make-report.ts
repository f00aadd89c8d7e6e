import type { Report } from './report.ts';

/**
 * The HTML of a report (`renderReport`). Loads what renders it on the way: the chart library's modules take longer to
 * load than most commands need for all their work.
 */
export const makeReport = async (report: Report): Promise<string> => {
  const { renderReport } = await import('./render-report.ts');
  return renderReport(report);
};
