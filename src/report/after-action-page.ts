// The after-action report as one page, with its drawings.
import type { AfterAction } from './after-action.ts';
import { ladderDrawings, scoreDrawing, stripDrawing } from './drawings.ts';
import { htmlPage } from './page.ts';
import { sections, titleOf, withoutDeadLinks } from './sections.ts';

export function html(report: AfterAction): string {
  const lines = new Set(report.decisions.map(({ line }) => line));
  return htmlPage({
    title: `After-action report: ${titleOf(report)}`,
    banner: `${report.exercise} ${report.understood}`,
    sections: sections(report).map((section) => ({ ...section, body: withoutDeadLinks(section.body, lines) })),
    figures: { scores: scoreDrawing(report), ladder: ladderDrawings(report), line: stripDrawing(report) },
  });
}
